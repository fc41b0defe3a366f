import { companyObject } from '../../companies/company-object';
import { noteObject } from '../../notes/note-object';
import type { ObjectDefinition } from '../../records/object-types';
import { readValues } from '../../records/read-values';
import { splitName } from '../cells/person-names';
import type { ColumnPlan } from '../import-state';
import { type ImportObject, isRepeatable, objectOf, type Target, targetOf } from '../targets';
import { type CellReader, cellReader, ownEntry, type ReadingContext, shownText } from './cell-readers';

export type Values = Record<string, unknown>;
/** Column index, or 'row' for what no single cell is to blame for → what is wrong. */
export type RowProblems = Record<string, string>;

/** A row of the file as values that were checked; nothing was looked up yet. */
export type ReadRow = {
  row: number;
  cells: string[];
  values: Values;
  /** Values of the company that a person is linked to. */
  company: Values;
  tags: string[];
  note: string | undefined;
  id: string | undefined;
  problems: RowProblems;
};

type Column = { index: number; target: Target; read: CellReader; plan: ColumnPlan };

export type RowReader = (row: number, cells: readonly string[], fixes?: Readonly<Record<string, string>>) => ReadRow;

function put(into: Values, target: Target, key: string, value: unknown): void {
  const present = into[key];
  into[key] = isRepeatable(target) && Array.isArray(present) ? [...present, ...(value as unknown[])] : value;
}

/** Which column is to blame for a problem of a field. The full name stands for both of its parts. */
function columnOf(columns: readonly Column[], on: Target['on'], field: string): string {
  const isName = field === 'firstName' || field === 'lastName';
  const column =
    columns.find(({ target }) => target.on === on && (on === 'note' || target.field?.key === field)) ??
    (on === 'record' && isName ? columns.find(({ target }) => target.key === 'name') : undefined);
  return column ? String(column.index) : 'row';
}

function withNameParts(object: ImportObject, values: Values): Values {
  if (object !== 'person' || typeof values.name !== 'string') return values;
  const { name, ...rest } = values;
  // Beside its parts, the full name says nothing new; it may even be what they were put together to.
  return rest.firstName || rest.lastName ? rest : { ...rest, ...splitName(name) };
}

/** Makes the reader of an import's rows; its work for the columns is done once. */
export function createRowReader(
  object: ImportObject,
  plans: readonly ColumnPlan[],
  context: ReadingContext & { defaultCountry: string },
): RowReader {
  const columns = plans.flatMap((plan, index): Column[] => {
    const target = plan.target ? targetOf(object, plan.target) : undefined;
    return target ? [{ index, target, read: cellReader(target, context), plan }] : [];
  });
  const { defaultCountry } = context;
  const check = (definition: ObjectDefinition, on: Target['on'], raw: Values, problems: RowProblems): Values => {
    const read = readValues(definition, raw, { kind: 'update', defaultCountry });
    for (const [field, problem] of Object.entries(read.problems)) problems[columnOf(columns, on, field)] ??= problem;
    return read.values;
  };

  return (row, given, fixes = {}) => {
    const cells = given.map((cell, index) => {
      const text = fixes[index] ?? shownText(cell);
      return ownEntry(plans[index]?.fixes, text) ?? text;
    });
    const problems: RowProblems = {};
    const own: Values = {};
    const linked: Values = {};
    const other: Values = {};
    for (const { index, target, read, plan } of columns) {
      const text = cells[index] ?? '';
      if (text === '') continue;
      const mapped = ownEntry(plan.values, text);
      if (mapped === null) continue;
      const cell =
        mapped === undefined ? read(text) : { value: target.field?.type === 'flag' ? mapped === 'true' : mapped };
      if ('problem' in cell) problems[index] = cell.problem;
      else if (target.on === 'record' && target.key !== 'tags')
        put(own, target, target.field?.key ?? target.key, cell.value);
      else if (target.on === 'company') put(linked, target, target.field?.key ?? target.key, cell.value);
      else put(other, target, target.key, cell.value);
    }
    return {
      row,
      cells,
      values: check(objectOf(object), 'record', withNameParts(object, own), problems),
      company: check(companyObject, 'company', linked, problems),
      tags: (other.tags as string[] | undefined) ?? [],
      note: check(noteObject, 'note', { body: other.note }, problems).body as string | undefined,
      id: other.id as string | undefined,
      problems,
    };
  };
}
