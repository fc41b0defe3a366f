import { fold } from '@db/fold';
import { isId } from '@db/ids';
import { unguardFormula } from '../../exports/formula-guard';
import { splitList } from '../../exports/list-text';
import { countryCode } from '../../records/countries';
import type { FieldDefinition, SelectOption } from '../../records/object-types';
import { readDate } from '../cells/dates';
import { minorDigits, minorUnits, plainNumber } from '../cells/numbers';
import type { ImportOptions } from '../import-state';
import type { Target } from '../targets';

/** What cells are read with, beside their own text. */
export type ReadingContext = {
  options: Pick<ImportOptions, 'dateOrder' | 'decimalMark'>;
  currency: string;
  thisYear: number;
  /** Folded e-mail address or name of a member → user id. */
  members: ReadonlyMap<string, string>;
};

export type CellValue = { value: unknown } | { problem: string };
export type CellReader = (text: string) => CellValue;

const yes = new Set(['true', 'yes', 'y', 'ja', 'j', 'x', '1', 'wahr', 'on', 'oui', 'si']);
const no = new Set(['false', 'no', 'n', 'nein', '0', 'falsch', 'off', 'non', '-']);

const readFlag: CellReader = (text) => {
  const word = fold(text);
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : { problem: 'Not yes or no.' };
};

/** Options are found by their value and by their label, whatever case and dashes. */
const optionKey = (text: string): string =>
  fold(text)
    .replace(/[\s‐-―_-]+/g, '-')
    .replace(/(?<=\d)[.,](?=\d{3})/g, '');

function optionReader(options: readonly SelectOption[]): CellReader {
  const byText = new Map(
    options.flatMap(({ value, label }) => [
      [optionKey(label), value],
      [optionKey(value), value],
    ]),
  );
  const choices = options.map(({ label }) => label).join(', ');
  return (text) => {
    const value = byText.get(optionKey(text));
    return value === undefined ? { problem: `"${text.slice(0, 50)}" is none of: ${choices}.` } : { value };
  };
}

function readerOfField(field: FieldDefinition, { options, currency, thisYear, members }: ReadingContext): CellReader {
  switch (field.type) {
    case 'date':
    case 'instant':
      return (text) => {
        const value = readDate(text, options.dateOrder, thisYear);
        return value ? { value } : { problem: 'Not a date that exists.' };
      };
    case 'number':
    case 'money': {
      const digits = field.type === 'money' ? minorDigits(currency) : 0;
      return (text) => {
        const plain = plainNumber(text, options.decimalMark);
        const value = plain && (field.type === 'money' ? minorUnits(plain, digits) : Number(plain));
        return value === undefined || value === '' ? { problem: 'Not a number.' } : { value };
      };
    }
    case 'flag':
      return readFlag;
    case 'select':
      return optionReader(field.options ?? []);
    case 'country':
      return (text) => {
        const value = countryCode(text);
        return value ? { value } : { problem: `"${text.slice(0, 50)}" is no country.` };
      };
    case 'phone':
      return (text) => (/\d.*\d.*\d/s.test(text) ? { value: text } : { problem: 'Not a phone number.' });
    case 'list':
    case 'tags':
      return (text) => ({ value: splitList(text) });
    case 'user':
      return (text) => {
        const value = members.get(fold(text));
        return value ? { value } : { problem: 'No member of this workspace has this e-mail address or name.' };
      };
    default:
      return (text) => ({ value: text });
  }
}

const readId: CellReader = (text) =>
  isId(text.toLowerCase()) ? { value: text.toLowerCase() } : { problem: 'Not an ID of CRM Flow.' };

/** Reads the cells of one column; what remains to be checked is checked by the record type itself. */
export function cellReader(target: Target, context: ReadingContext): CellReader {
  if (target.on === 'id') return readId;
  return target.field ? readerOfField(target.field, context) : (text) => ({ value: text });
}

/** A cell as the person sees it in a spreadsheet: without blanks around it and without the guard of an export. */
export const shownText = (cell: string | undefined): string => unguardFormula(cell ?? '').trim();

/** What a record of texts says of a cell. A cell may read 'constructor': only the record's own entries count. */
export const ownEntry = <T>(record: Readonly<Record<string, T>> | undefined, text: string): T | undefined =>
  record && Object.hasOwn(record, text) ? record[text] : undefined;
