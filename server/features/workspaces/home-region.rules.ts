const euro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'
  .split(' ')
  .map((country) => [country, 'EUR'] as const);

/** What people pay with, where that can be said of a whole country. */
const currencies: ReadonlyMap<string, string> = new Map([
  ...euro,
  ...'AE:AED AR:ARS AU:AUD BR:BRL CA:CAD CH:CHF CL:CLP CN:CNY CO:COP CZ:CZK DK:DKK EG:EGP GB:GBP HK:HKD HU:HUF ID:IDR IL:ILS IN:INR IS:ISK JP:JPY KR:KRW MA:MAD MX:MXN MY:MYR NO:NOK NZ:NZD PE:PEN PH:PHP PK:PKR PL:PLN RO:RON RS:RSD SA:SAR SE:SEK SG:SGD TH:THB TR:TRY TW:TWD UA:UAH US:USD VN:VND ZA:ZAR'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
]);

/**
 * Country and currency that a language speaks for, as a first guess for a new workspace: 'de-CH' → CH and CHF. Empty when
 * nothing is known; then the defaults stay. Its settings, and the first page of a new workspace, change both.
 */
export function regionSettings(locale: string | undefined): { defaultCountry?: string; currency?: string } {
  if (!locale) return {};
  const country = regionOf(locale);
  const currency = country && currencies.get(country);
  return currency ? { defaultCountry: country, currency } : {};
}

function regionOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale).maximize().region;
  } catch {
    return undefined;
  }
}
