import type { ObjectName } from '~/features/records/types';

/** Record types that the palette finds; a note opens where it stands. */
export type Sought = ObjectName | 'note';

export const everythingSought: readonly Sought[] = [
  'person',
  'company',
  'deal',
  'lead',
  'task',
  'activity',
  'product',
  'note',
];

const scopes: Readonly<Record<string, Sought>> = {
  person: 'person',
  people: 'person',
  company: 'company',
  companies: 'company',
  deal: 'deal',
  deals: 'deal',
  lead: 'lead',
  leads: 'lead',
  task: 'task',
  tasks: 'task',
  activity: 'activity',
  activities: 'activity',
  product: 'product',
  products: 'product',
  note: 'note',
  notes: 'note',
};

export type PaletteQuery =
  | { kind: 'mixed'; text: string }
  | { kind: 'commands'; text: string }
  | { kind: 'records'; object: Sought; text: string }
  /** `id` is undefined while what is typed is none. */
  | { kind: 'id'; text: string; id: string | undefined };

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** What is asked for: `>` commands, `@` people, `#` an id (also within a link), `deal:` and the like one kind of record. */
export function readPaletteQuery(typed: string): PaletteQuery {
  const whole = typed.trimStart();
  const rest = whole.slice(1).trim();
  if (whole.startsWith('>')) return { kind: 'commands', text: rest };
  if (whole.startsWith('@')) return { kind: 'records', object: 'person', text: rest };
  if (whole.startsWith('#')) return { kind: 'id', text: rest, id: idPattern.exec(rest)?.[0].toLowerCase() };
  const [, word = '', after = ''] = /^([a-z]+):(.*)$/is.exec(whole) ?? [];
  const object = Object.hasOwn(scopes, word.toLowerCase()) ? scopes[word.toLowerCase()] : undefined;
  return object ? { kind: 'records', object, text: after.trim() } : { kind: 'mixed', text: whole.trim() };
}

/** Who types "an" looks for Anna, not for "Log an email". */
const small = new Set(['a', 'an', 'the', 'to', 'of', 'as']);
const allWords = (text: string): string[] => text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const wordsOf = (text: string): string[] => allWords(text).filter((word) => !small.has(word));

/** Whether every word typed begins a word of the label, or one that somebody may look for it with. */
export function fits(typed: string, label: string, more = ''): boolean {
  const known = wordsOf(`${label} ${more}`);
  const told = wordsOf(typed);
  return (told.length > 0 ? told : allWords(typed)).every((word) => known.some((one) => one.startsWith(word)));
}
