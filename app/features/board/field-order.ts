import type { Field, RecordView, SortLevel } from '~/features/records/types';
import { levelsOf, type OrderedObject } from './field-query';

type Compare = (a: RecordView, b: RecordView) => number;

const direct = (a: string | number | boolean, b: string | number | boolean): number => (a < b ? -1 : Number(a > b));

/** Capitals and accents do not count, as in the server's order. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

const textTypes = new Set(['text', 'longText', 'email', 'phone', 'url', 'domain']);

/** What a value is compared by; null for nothing, which comes last in either direction. */
function rankOf(field: Field | undefined, value: unknown): string | number | boolean | null {
  if (value === null || value === undefined || value === '') return null;
  if (field?.type === 'select') {
    const at = field.options?.findIndex((option) => option.value === value) ?? -1;
    return at < 0 ? (field.options?.length ?? 0) : at;
  }
  if (typeof value === 'string') return field && textTypes.has(field.type) ? folded(value) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function byLevel(field: Field | undefined, key: string, direction: SortLevel['direction']): Compare {
  const sign = direction === 'desc' ? -1 : 1;
  return (a, b) => {
    const [first, second] = [rankOf(field, a[key]), rankOf(field, b[key])];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * direct(first, second);
  };
}

/** The order of the cards of a board by a field: that of a list of the same records, ties by id as on the server. */
export function cardOrder(object: OrderedObject, sort: readonly SortLevel[]) {
  const levels = levelsOf(object, sort);
  const compares = levels.map(({ field: key, direction }) =>
    byLevel(
      object.fields.find((field) => field.key === key),
      key,
      direction,
    ),
  );
  const bySort: Compare = (a, b) => compares.reduce((found, compare) => found || compare(a, b), 0);
  const sign = levels.at(-1)?.direction === 'desc' ? -1 : 1;
  const compareCards: Compare = (a, b) => bySort(a, b) || sign * direct(a.id, b.id);
  return {
    compareCards,
    placeAmong(card: RecordView, cards: readonly RecordView[]): number {
      const at = cards.findIndex((other) => other.id !== card.id && compareCards(card, other) < 0);
      return at < 0 ? cards.length : at;
    },
    sameOrder: (a: RecordView, b: RecordView): boolean => bySort(a, b) === 0,
  };
}
