import { Readable } from 'node:stream';
import type { TenantContext } from '@/trpc/context';
import { companyObject } from '../companies/company-object';
import type { FilterGroup, SortLevel } from '../filters';
import { personObject } from '../people/person-object';
import { listRecords } from '../records/list';
import type { FieldDefinition, ObjectDefinition } from '../records/object-types';
import { getRecords } from '../records/read';
import type { View } from '../records/views';
import { csvText } from './csv-text';
import { guardFormula } from './formula-guard';
import { joinList } from './list-text';
import { ownerTexts } from './owner-texts';
import { shownValue, type ValueNames } from './shown-values';

/** Rows of one read: short, so that no export holds a transaction while its reader is slow. */
const pageRows = 500;
/** Heading of the record's id; an import of ours knows the record by it. */
export const idHeader = 'CRM Flow ID';

export const exportObjects = { person: personObject, company: companyObject } as const;
export type ExportObject = keyof typeof exportObjects;

export type ExportRequest = {
  object: ExportObject;
  /** These records in this order, whatever the filter says; the ones in the trash are left out. */
  ids?: readonly string[];
  filter?: FilterGroup;
  sort?: SortLevel[];
  search?: string;
  /** Keys of fields, in the order of the columns; all fields when left out. 'id' is the record's id. */
  columns?: readonly string[];
  /** A byte order mark at the beginning, by which Excel knows that it is UTF-8. */
  bom?: boolean;
};

type Column = { header: string; write(view: View): string };

const guardKind = ({ type }: FieldDefinition) =>
  type === 'number' || type === 'money' ? 'number' : type === 'phone' ? 'phone' : 'text';

function columnOf(field: FieldDefinition, names: ValueNames): Column {
  const text = (view: View): string => {
    const value = view[field.key];
    if (field.type === 'tags') return joinList((value as { name: string }[]).map(({ name }) => name));
    if (field.type === 'list') return joinList((value as string[] | null) ?? []);
    if (field.type === 'relation') return (view[field.as ?? ''] as { title: string } | null)?.title ?? '';
    return shownValue(field, value, names) ?? '';
  };
  return { header: field.label, write: (view) => guardFormula(text(view), guardKind(field)) };
}

const idColumn: Column = { header: idHeader, write: ({ id }) => id };

/** Columns as asked for; keys that the record type does not have are left out. */
function columnsOf(object: ObjectDefinition, keys: readonly string[] | undefined, names: ValueNames): Column[] {
  const wanted = keys ?? ['id', ...object.fields.map(({ key }) => key)];
  return wanted.flatMap((key) => {
    if (key === 'id') return [idColumn];
    const field = object.fields.find((one) => one.key === key);
    return field ? [columnOf(field, names)] : [];
  });
}

type Page = { rows: View[]; nextCursor: string | null };

async function pickedRecords(ctx: TenantContext, object: ObjectDefinition, ids: readonly string[]): Promise<Page> {
  const views = await getRecords(ctx, object, ids);
  return { rows: views.filter(({ deletedAt }) => deletedAt === null), nextCursor: null };
}

async function* pages(ctx: TenantContext, request: ExportRequest): AsyncGenerator<string> {
  const { ids, filter, sort, search } = request;
  const object: ObjectDefinition = exportObjects[request.object];
  const members = await ctx.db.read('exports.owners', ownerTexts);
  const columns = columnsOf(object, request.columns, { currency: ctx.tenant.currency, members });
  // Written together with the first rows, so that a filter that cannot be followed is refused before anything is sent.
  let lines = [columns.map(({ header }) => header)];
  let mark = request.bom ? '\ufeff' : '';
  let cursor: string | undefined;
  let rows = 0;
  do {
    const page: Page = ids
      ? await pickedRecords(ctx, object, ids)
      : await listRecords(ctx, object, {
          limit: pageRows,
          ...(filter && { filter }),
          ...(sort && { sort }),
          ...(search && { search }),
          ...(cursor && { cursor }),
        });
    rows += page.rows.length;
    lines.push(...page.rows.map((view) => columns.map((column) => column.write(view))));
    yield `${mark}${csvText(lines)}`;
    mark = '';
    lines = [];
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  ctx.logger.info('records exported', { object: object.name, rows });
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * The records of a list as CSV (RFC 4180), made while it is read: any number of rows in little memory.
 * @param ctx of somebody with the right 'records.export'
 */
export function exportCsv(ctx: TenantContext, request: ExportRequest): { fileName: string; stream: Readable } {
  const { plural } = exportObjects[request.object];
  return {
    fileName: `${plural}-${day(ctx.app.now())}.csv`,
    stream: Readable.from(pages(ctx, request), { objectMode: false }),
  };
}
