/** Shares of the industries in the demo, in percent; "other" is left to what people add. */
export const industryShares: Readonly<Record<string, number>> = {
  software: 24,
  manufacturing: 18,
  retail: 13,
  logistics: 11,
  health: 10,
  finance: 8,
  construction: 7,
  media: 6,
  education: 3,
};

const split = (words: string): string[] => words.split(', ');

/** First halves of company names; each is used once before one is used again. */
export const nameStems: readonly string[] = split(
  'Nordlicht, Brightwater, Halden, Kestrel, Lindenhof, Marigold, Oakridge, Polarstern, Quayside, Rosenthal, Silverbirch, Tamarack, Ulmer, Vantage, Westerly, Yarrow, Zephyr, Alder, Blackthorn, Copperfield, Dovetail, Elmwood, Fairhaven, Grünwald, Harbour, Ironbridge, Juniper, Kiefer, Lakeshore, Morgenrot, Northgate, Orchard, Pinnacle, Quarry, Riverstone, Seefeld, Thornbury, Umbra, Valley, Windmill, Amber, Birkenau, Cascade, Drumlin, Evergreen, Foxglove, Greyfriars, Highland, Isar, Jade, Kingfisher, Larkspur, Meridian, Nightingale, Osprey, Primrose, Quartz, Redwood, Sandstein, Tideline',
);

/** Second halves by industry. */
export const nameEndings: Readonly<Record<string, readonly string[]>> = {
  software: split('Systems, Labs, Cloud, Analytics, Software'),
  manufacturing: split('Works, Werke, Industries, Precision, Metall'),
  retail: split('Stores, Market, Home, Outfitters, Handel'),
  logistics: split('Freight, Logistics, Shipping, Spedition, Transport'),
  health: split('Health, Clinics, Medical, Care, Pharma'),
  finance: split('Capital, Partners, Finance, Insurance, Treuhand'),
  construction: split('Build, Bau, Construction, Architekten, Timber'),
  media: split('Media, Pictures, Press, Studios, Verlag'),
  education: split('Academy, Learning, College, Akademie, Schools'),
};

export const jobTitles: readonly { title: string; share: number }[] = [
  { title: 'Managing Director', share: 9 },
  { title: 'Head of Sales', share: 9 },
  { title: 'Purchasing Manager', share: 12 },
  { title: 'Marketing Manager', share: 11 },
  { title: 'Project Manager', share: 12 },
  { title: 'IT Manager', share: 8 },
  { title: 'Office Manager', share: 8 },
  { title: 'Product Manager', share: 8 },
  { title: 'Finance Director', share: 5 },
  { title: 'Operations Lead', share: 7 },
  { title: 'Designer', share: 5 },
  { title: 'Assistant to the Board', share: 3 },
  { title: 'Geschäftsführerin', share: 3 },
];

export const tagColours: Readonly<Record<string, string>> = {
  VIP: 'orange',
  Newsletter: 'blue',
  'Trade fair 2026': 'violet',
  'Decision maker': 'green',
  Referral: 'teal',
  'Do not call': 'red',
  Press: 'pink',
  'Former client': 'grey',
};
