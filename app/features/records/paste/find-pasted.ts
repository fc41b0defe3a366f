import type { FilterItem } from '../filter-language';
import type { RecordCalls } from '../record-calls';
import { type ObjectName, pluralOf } from '../types';
import type { Parsed } from '../values';

/** A name that records of one type are to be found by. */
export type Wanted = { object: ObjectName; text: string };
export type Found = Parsed & { shown?: { id: string; title: string; trashed: false } };

export const wantedKey = ({ object, text }: Wanted): string => `${object} ${text}`;

/** Which fields name a record of a type; only a whole value that one record alone has is a name. */
const namedBy: Partial<Record<ObjectName, readonly string[]>> = {
  person: ['name', 'email'],
  company: ['name', 'domain'],
};
const words: Partial<Record<ObjectName, string>> = { person: 'person', company: 'company' };

const atOnce = 20;

async function findOne(calls: RecordCalls, { object, text }: Wanted): Promise<Found> {
  const items = (namedBy[object] ?? ['name']).map((field): FilterItem => ({ field, operator: 'is', value: text }));
  const { rows } = await calls.list({ filter: { op: 'or', items }, limit: 2, fields: [] });
  const [one, other] = rows;
  const what = words[object] ?? object;
  if (!one) return { ok: false, problem: `There is no ${what} “${text}”.` };
  if (other) return { ok: false, problem: `There are several of “${text}”.` };
  return { ok: true, value: one.id, shown: { id: one.id, title: one.title, trashed: false } };
}

/** Looks for the records that pasted names mean, each name once. @throws when the server cannot be asked */
export async function findPasted(
  wanted: readonly Wanted[],
  callsOf: (plural: (typeof pluralOf)[ObjectName]) => RecordCalls,
): Promise<Map<string, Found>> {
  const once = [...new Map(wanted.map((one) => [wantedKey(one), one])).values()];
  const found = new Map<string, Found>();
  for (let at = 0; at < once.length; at += atOnce) {
    const part = once.slice(at, at + atOnce);
    const answers = await Promise.all(part.map((one) => findOne(callsOf(pluralOf[one.object]), one)));
    part.forEach((one, index) => {
      const answer = answers[index];
      if (answer) found.set(wantedKey(one), answer);
    });
  }
  return found;
}
