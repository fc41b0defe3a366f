/**
 * Loader data that travels as one text. Remix writes every value of a page's data down by itself, each key and each string
 * with a number; for fifty records that takes longer than rendering them. As one text it is written and read by JSON.
 */
export type Packed<T> = {
  text: string;
  /** Never sent: on the server what was packed, in the browser what was read from the text. */
  value?: T;
};

/** Keeps the value beside the text, where neither Remix nor JSON looks. */
function keep<T>(packed: Packed<T>, value: T): void {
  Object.defineProperty(packed, 'value', { value });
}

/** @param value plain JSON: what a page's API calls answer */
export function pack<T>(value: T, text = tablesIn(value)): Packed<T> {
  const packed: Packed<T> = { text };
  keep(packed, value);
  return packed;
}

/** The value, the same one at every call. */
export function unpack<T>(packed: Packed<T>, read: (text: string) => T = withoutTables): T {
  if (packed.value === undefined) keep(packed, read(packed.text));
  return packed.value as T;
}

/** Keys of objects that are alike, once, and the values of each. Nothing else in our data has this key. */
type Table = { '#': readonly string[]; rows: unknown[][] };

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && '#' in value;

/** JSON in which lists of objects with the same keys are tables. */
export const tablesIn = (value: unknown): string => JSON.stringify(value, (_key, part) => tableOf(part) ?? part);

export const withoutTables = <T>(text: string): T =>
  JSON.parse(text, (_key, part: unknown) =>
    isTable(part) ? part.rows.map((row) => Object.fromEntries(part['#'].map((key, at) => [key, row[at]]))) : part,
  ) as T;

const fewest = 3;

function tableOf(list: unknown): Table | undefined {
  if (!Array.isArray(list) || list.length < fewest || typeof list[0] !== 'object' || list[0] === null) return undefined;
  if (Array.isArray(list[0])) return undefined;
  const keys = Object.keys(list[0]);
  const rows: unknown[][] = [];
  for (const one of list as Record<string, unknown>[]) {
    const values = keys.map((key) => one[key]);
    if (values.includes(undefined) || Object.keys(one).length !== keys.length) return undefined;
    rows.push(values);
  }
  return { '#': keys, rows };
}
