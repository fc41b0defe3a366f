import type { Paste, PastedCell } from '~/ui/data-table/types';
import type { RecordCalls } from '../record-calls';
import type { Field, ObjectDescription, Plural, RecordView, Values } from '../types';
import { apiValue, sameValue } from '../values';
import { findPasted, wantedKey } from './find-pasted';
import { pasteWords, type RefusedCell } from './paste-words';
import { type Around, type CellReading, readCell } from './read-cell';

type Read = { cell: PastedCell<RecordView>; field: Field; reading: CellReading };

export type PasteContext = Around & {
  plural: Plural;
  object: ObjectDescription;
  callsOf: (plural: Plural) => RecordCalls;
};

export type PasteOutcome = {
  /** The records as they are now. */
  records: RecordView[];
  refused: RefusedCell[];
  groupId: string | null;
  words: ReturnType<typeof pasteWords>;
  pasted: number;
};

const refusedCell = ({ cell, field }: Pick<Read, 'cell' | 'field'>, why: string): RefusedCell => ({
  id: cell.row.id,
  key: field.key,
  row: cell.row.title,
  field: field.label,
  why,
});

/** What stands for each cell after the names were looked up: a value, or why there is none. */
async function readAll(cells: readonly PastedCell<RecordView>[], context: PasteContext): Promise<Read[]> {
  const read = cells.flatMap((cell): Read[] => {
    const field = context.object.fields.find(({ key }) => key === cell.column);
    return field ? [{ cell, field, reading: readCell(field, cell.text, cell.row, context) }] : [];
  });
  const wanted = read.flatMap(({ reading }) => (reading.ok === 'find' ? [reading] : []));
  const found = await findPasted(wanted, context.callsOf);
  return read.map((one) =>
    one.reading.ok === 'find' ? { ...one, reading: found.get(wantedKey(one.reading)) ?? one.reading } : one,
  );
}

/** New values by record; what a cell has already is no change. */
function itemsOf(read: readonly Read[]): { id: string; version: number; values: Values }[] {
  const items = new Map<string, { id: string; version: number; values: Values }>();
  for (const { cell, field, reading } of read) {
    if (reading.ok !== true || sameValue(reading.value, apiValue(cell.row, field))) continue;
    const { id, version } = cell.row;
    const item = items.get(id) ?? { id, version, values: {} };
    item.values[field.key] = reading.value;
    items.set(id, item);
  }
  return [...items.values()];
}

/** Writes pasted cells in one change, and says what became of each. @throws when the server cannot be asked, or refuses all */
export async function pasteCells({ cells, beyond }: Paste<RecordView>, context: PasteContext): Promise<PasteOutcome> {
  const { object, plural, callsOf } = context;
  const read = await readAll(cells, context);
  const refused = read.flatMap((one) => (one.reading.ok === false ? [refusedCell(one, one.reading.problem)] : []));
  const items = itemsOf(read);
  const done = items.length > 0 ? await callsOf(plural).updateMany(items) : { records: [], refused: [], groupId: null };
  for (const { id, fields } of done.refused) {
    for (const [key, why] of Object.entries(fields)) {
      const one = read.find(({ cell, field }) => cell.row.id === id && field.key === key);
      if (one) refused.push(refusedCell(one, why));
    }
  }
  const kept = new Set(refused.map(({ id, key }) => `${id} ${key}`));
  const taken = read.filter(({ cell, field }) => !kept.has(`${cell.row.id} ${field.key}`));
  const rows = new Set(taken.map(({ cell }) => cell.row.id)).size;
  const { one, many } = object.label;
  const noun = (count: number) => `${count} ${(count === 1 ? one : many).toLowerCase()}`;
  const changed = done.groupId !== null;
  const words = pasteWords({ pasted: taken.length, rows, refused, beyond, changed, noun });
  return { records: done.records, refused, groupId: done.groupId, words, pasted: taken.length };
}
