import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TenantContext } from '@/trpc/context';
import { loadMembers, type Member, membersByText } from '../exports/owner-texts';
import { countryCodes, countryName } from '../records/countries';
import { dataRows } from './files/stored-rows';
import type { ColumnPlan } from './import-state';
import { loadImport } from './imports.queries';
import type { ValuesView } from './imports.schema';
import { type CellReader, cellReader, ownEntry, shownText } from './plan/cell-readers';
import { loadTagBook, type TagBook } from './plan/tag-book';
import { holdsChoices, type Target, targetOf } from './targets';

const shownValues = 200;
/** Beyond so many different texts, a column is no list of choices. */
const countedValues = 5_000;

type Column = {
  index: number;
  target: Target;
  plan: ColumnPlan;
  read: CellReader;
  counts: Map<string, number>;
  more: boolean;
};
type ColumnView = ValuesView['columns'][number];

function optionsOf({ field }: Target, members: readonly Member[]): ColumnView['options'] {
  switch (field?.type) {
    case 'select':
      return (field.options ?? []).map(({ value, label }) => ({ value, label }));
    case 'country':
      return countryCodes.map((value) => ({ value, label: countryName(value) }));
    case 'flag':
      return [
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ];
    case 'user':
      return members.map(({ id, name }) => ({ value: id, label: name }));
    default:
      return [];
  }
}

function become(
  { plan, read, target }: Column,
  text: string,
  tags: TagBook,
): Omit<ColumnView['values'][number], 'count'> {
  const mapped = ownEntry(plan.values, text);
  if (mapped !== undefined) return { value: text, becomes: mapped, known: true };
  const cell = read(ownEntry(plan.fixes, text) ?? text);
  if ('problem' in cell) return { value: text, becomes: null, known: false };
  const known = target.field?.type !== 'tags' || tags.problemOf(cell.value as string[]) === undefined;
  return { value: text, becomes: Array.isArray(cell.value) ? cell.value.join(', ') : String(cell.value), known };
}

function viewOf(column: Column, header: string, members: readonly Member[], tags: TagBook): ColumnView {
  const values = [...column.counts].map(([text, count]) => ({ ...become(column, text, tags), count }));
  values.sort((a, b) => Number(a.known) - Number(b.known) || b.count - a.count || a.value.localeCompare(b.value));
  return {
    index: column.index,
    header,
    target: column.target.key,
    type: column.target.field?.type ?? '',
    options: optionsOf(column.target, members),
    values: values.slice(0, shownValues),
    more: column.more || values.length > shownValues,
  };
}

/** The different texts of every column that holds choices, over the whole file, and what each will become. */
export async function reviewValues(ctx: TenantContext, { id }: { id: string }): Promise<ValuesView> {
  const { row, members, tags } = await ctx.db.read('imports.values', async (db) => {
    const found = await loadImport(db, id);
    return { row: found, members: await loadMembers(db), tags: await loadTagBook(db, found.options) };
  });
  const context = {
    options: row.options,
    currency: ctx.tenant.currency,
    thisYear: ctx.app.now().getUTCFullYear(),
    members: membersByText(members),
  };
  const columns = row.mapping.columns.flatMap((plan, index): Column[] => {
    const target = plan.target ? targetOf(row.object, plan.target) : undefined;
    if (!target || !holdsChoices(target)) return [];
    return [{ index, target, plan, read: cellReader(target, context), counts: new Map(), more: false }];
  });
  if (columns.length === 0) return { columns: [] };
  for await (const batch of dataRows(ctx.app.services.blobs, row.format)) {
    for (const { cells } of batch) {
      for (const column of columns) {
        const text = shownText(cells[column.index]);
        if (text === '') continue;
        if (column.counts.size >= countedValues && !column.counts.has(text)) column.more = true;
        else column.counts.set(text, (column.counts.get(text) ?? 0) + 1);
      }
    }
    await nextTurn();
  }
  return { columns: columns.map((column) => viewOf(column, row.format.headers[column.index] ?? '', members, tags)) };
}
