type Current = { timeZone: string; locale: string; currency: string; defaultCountry: string };

const locales = [
  'en-GB',
  'en-US',
  'en-IE',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'it-IT',
  'es-ES',
  'nl-NL',
  'pl-PL',
  'pt-PT',
  'pt-BR',
  'sv-SE',
  'da-DK',
  'nb-NO',
  'fi-FI',
  'cs-CZ',
  'ja-JP',
  'ko-KR',
  'zh-CN',
  'ar-EG',
  'he-IL',
  'tr-TR',
  'hi-IN',
];
const countries =
  'AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SA SE SG SI SK TH TR TW UA US VN ZA';

const withCurrent = (list: string[], current: string) => (list.includes(current) ? list : [current, ...list]);
const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'en');

/** What a workspace may choose its zone, language, currency and country from; what it has now is always among them. */
export function localityOptions(current: Current) {
  const name = (type: Intl.DisplayNamesType) => new Intl.DisplayNames('en', { type });
  const [language, currency, region] = [name('language'), name('currency'), name('region')];
  return {
    timeZones: withCurrent(['Etc/UTC', ...Intl.supportedValuesOf('timeZone')], current.timeZone).map((zone) => ({
      value: zone,
      label: zone.replaceAll('_', ' '),
    })),
    locales: withCurrent(locales, current.locale)
      .map((code) => ({ value: code, label: language.of(code) ?? code }))
      .sort(byLabel),
    currencies: withCurrent(Intl.supportedValuesOf('currency'), current.currency).map((code) => ({
      value: code,
      label: `${code} · ${currency.of(code) ?? code}`,
    })),
    countries: withCurrent(countries.split(' '), current.defaultCountry)
      .map((code) => ({ value: code, label: region.of(code) ?? code }))
      .sort(byLabel),
  };
}
