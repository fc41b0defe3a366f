import type { DateOrder } from '../cells/dates';
import { guessDateOrder } from '../cells/dates';
import { type DecimalMark, guessDecimalMark } from '../cells/numbers';
import type { ColumnPlan, ImportMapping, ImportOptions } from '../import-state';
import { type ImportObject, type MatchKey, targetOf } from '../targets';
import { guessMapping } from './guess-mapping';

export type Setup = {
  mapping: ImportMapping;
  options: ImportOptions;
  dateOrderSure: boolean;
  decimalMarkSure: boolean;
};

/** Targets that only a person has: enough of them make a file a list of people. */
const personal = new Set(['firstName', 'lastName', 'email', 'otherEmails', 'jobTitle', 'birthday', 'emailConsent']);

const corporate = new Set(['name', 'domain', 'industry', 'annualRevenue', 'size']);

/** People, unless a file has companies and nothing that only a person has. */
export function guessObject(headers: readonly string[], samples: readonly string[][]): ImportObject {
  const has = (object: ImportObject, keys: ReadonlySet<string>) =>
    [samples, []].some((rows) =>
      guessMapping(object, headers, rows).some(({ target }) => target !== null && keys.has(target)),
    );
  return !has('person', personal) && has('company', corporate) ? 'company' : 'person';
}

/** The order of a date and the decimal mark as the workspace's locale writes them. */
export function usualOf(locale: string): { dateOrder: DateOrder; decimalMark: DecimalMark } {
  const date = new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).formatToParts(new Date(0));
  const first = date.find(({ type }) => type === 'day' || type === 'month' || type === 'year')?.type;
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return {
    dateOrder: first === 'month' ? 'mdy' : first === 'year' ? 'ymd' : 'dmy',
    decimalMark: decimal === ',' ? ',' : '.',
  };
}

function guessMatchKey(object: ImportObject, columns: readonly ColumnPlan[]): MatchKey {
  const has = (key: string) => columns.some(({ target }) => target === key);
  if (has('id')) return 'id';
  if (object === 'company') return has('domain') ? 'domain' : 'name';
  if (has('email')) return 'email';
  return has('phone') ? 'phone' : 'nameAndCompany';
}

/** How dates and numbers are written in the columns that hold them. */
export function guessNotation(
  object: ImportObject,
  columns: readonly ColumnPlan[],
  samples: readonly string[][],
  locale: string,
): Pick<ImportOptions, 'dateOrder' | 'decimalMark'> & Pick<Setup, 'dateOrderSure' | 'decimalMarkSure'> {
  const valuesOf = (types: readonly string[]) =>
    columns.flatMap(({ target }, index) => {
      const type = target ? targetOf(object, target)?.field?.type : undefined;
      return type && types.includes(type) ? samples.map((row) => row[index] ?? '').filter(Boolean) : [];
    });
  // A file of our own says how it is written.
  if (columns.some(({ target }) => target === 'id')) {
    return { dateOrder: 'ymd', dateOrderSure: true, decimalMark: '.', decimalMarkSure: true };
  }
  const usual = usualOf(locale);
  const dates = guessDateOrder(valuesOf(['date', 'instant']), usual.dateOrder);
  const numbers = guessDecimalMark(valuesOf(['number', 'money']), usual.decimalMark);
  return {
    dateOrder: dates?.order ?? usual.dateOrder,
    dateOrderSure: dates?.sure ?? false,
    decimalMark: numbers.mark,
    decimalMarkSure: numbers.sure,
  };
}

/** Everything the wizard begins with. */
export function guessSetup(
  object: ImportObject,
  table: { headers: readonly string[]; samples: readonly string[][] },
  workspace: { locale: string; defaultCountry: string },
): Setup {
  const columns: ColumnPlan[] = guessMapping(object, table.headers, table.samples);
  const { dateOrderSure, decimalMarkSure, ...notation } = guessNotation(
    object,
    columns,
    table.samples,
    workspace.locale,
  );
  return {
    mapping: { columns },
    options: {
      matchKey: guessMatchKey(object, columns),
      onExisting: 'update',
      createMissingCompanies: true,
      createTags: true,
      defaultCountry: workspace.defaultCountry,
      ...notation,
    },
    dateOrderSure,
    decimalMarkSure,
  };
}
