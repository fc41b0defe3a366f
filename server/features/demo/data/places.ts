/** Where the companies of the demo are. `#` is a digit: ranges kept free for fiction, or ones that no exchange has. */
export type Place = { share: number; cities: readonly string[]; phone: string };

const place = (share: number, phone: string, cities: string): Place => ({ share, phone, cities: cities.split(', ') });

export const places: Readonly<Record<string, Place>> = {
  DE: place(30, '+493023125###', 'Berlin, Hamburg, München, Köln, Leipzig, Stuttgart, Münster, Freiburg'),
  GB: place(14, '+442079460###', 'London, Manchester, Bristol, Leeds, Edinburgh'),
  US: place(11, '+121255501##', 'New York, Austin, Portland, Chicago, Denver'),
  FR: place(9, '+33199001###', 'Paris, Lyon, Nantes, Toulouse'),
  NL: place(7, '+31200000###', 'Amsterdam, Utrecht, Rotterdam'),
  AT: place(6, '+4310000####', 'Wien, Graz, Linz'),
  PL: place(5, '+48220000###', 'Warszawa, Kraków, Gdańsk, Łódź'),
  ES: place(4, '+34900000###', 'Madrid, Barcelona, València'),
  IT: place(4, '+39060000###', 'Milano, Torino, Bologna'),
  SE: place(3, '+46846500###', 'Stockholm, Göteborg, Malmö'),
  CH: place(3, '+41440000###', 'Zürich, Basel, Genève'),
  JP: place(2, '+8130000####', 'Tōkyō, Ōsaka'),
  AE: place(1, '+97140000###', 'Dubai, Abu Dhabi'),
  VN: place(1, '+84240000####', 'Hà Nội, Đà Nẵng'),
};
