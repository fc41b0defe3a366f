import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { headBytes } from './files/file-kind';
import { type FormatChoice, headOf, type Inspected, inspectCsv, inspectXlsx } from './files/inspect-file';
import { guessNotation, guessSetup } from './guessing/guess-setup';
import type { ImportRow } from './import-state';
import { loadImport, updateImport } from './imports.queries';
import type { ConfigureInput, FixCellInput, ImportView, MapValuesInput } from './imports.schema';
import { importViewOf } from './imports.views';
import { deleteKeptRows, saveFix } from './kept-rows';
import { shownText } from './plan/cell-readers';
import { prepareImport } from './plan/prepare';
import { whatIsMissing } from './readiness';
import { type MatchKey, matchKeys, targetOf } from './targets';

type Draft = Pick<ImportRow, 'object' | 'format' | 'mapping' | 'options' | 'rowsTotal'>;

/** @throws AppError PRECONDITION_FAILED once it was started */
export function refuseStarted({ status }: Pick<ImportRow, 'status'>): void {
  if (status === 'uploaded' || status === 'ready') return;
  throw new AppError('PRECONDITION_FAILED', { say: 'This import was started already and cannot be set up anew.' });
}

export function refuseStale(row: ImportRow, version: number): void {
  if (row.version === version) return;
  throw new AppError('CONFLICT', {
    say: 'This import was changed elsewhere meanwhile. Load it again.',
    details: { version: row.version },
  });
}

/** Reads the file again, in the way that the person says it is to be read. Where the table begins is guessed anew with it. */
async function inspectAgain(ctx: TenantContext, row: ImportRow, choice: FormatChoice): Promise<Inspected> {
  const { blobs } = ctx.app.services;
  const { kind, encoding, delimiter, quote, sheet, firstRow } = row.format;
  const sameCells = !choice.sheet && !choice.delimiter && choice.quote === undefined && !choice.encoding;
  const kept = { encoding, delimiter, quote, ...(sameCells && { firstRow }), ...(sheet && { sheet }) };
  if (kind === 'xlsx') return inspectXlsx(blobs, row.blobKey, { ...kept, ...choice });
  const head = await headOf(blobs, row.blobKey, headBytes);
  return inspectCsv(blobs, row.blobKey, { head, encoding }, { ...kept, ...choice });
}

/** Another reading of the file, or another record type: all that was guessed before is guessed anew. */
async function reread(ctx: TenantContext, row: ImportRow, input: ConfigureInput): Promise<Draft> {
  const object = input.object ?? row.object;
  const inspected = input.format ? await inspectAgain(ctx, row, input.format) : undefined;
  const format = inspected?.format ?? row.format;
  const { mapping, options, dateOrderSure, decimalMarkSure } = guessSetup(object, format, ctx.tenant);
  const { onExisting, createMissingCompanies, createTags, defaultCountry } = row.options;
  return {
    object,
    format: { ...format, dateOrderSure, decimalMarkSure, remembered: false },
    mapping,
    options: { ...options, onExisting, createMissingCompanies, createTags, defaultCountry },
    rowsTotal: inspected?.rows ?? row.rowsTotal,
  };
}

function withColumns(draft: Draft, wanted: NonNullable<ConfigureInput['columns']>, locale: string): Draft {
  const columns = [...draft.mapping.columns];
  for (const { index, target } of wanted) {
    const column = columns[index];
    if (!column) throw new AppError('INVALID_INPUT', { say: `The file has no column ${index + 1}.` });
    if (target !== null && !targetOf(draft.object, target)) {
      throw new AppError('INVALID_INPUT', {
        say: 'There is no such field.',
        fields: { [`columns.${index}`]: 'Unknown field.' },
      });
    }
    // Values were translated for the field that the column went to before.
    columns[index] = target === column.target ? column : { target, guessedFrom: null };
  }
  const { dateOrder, decimalMark, dateOrderSure, decimalMarkSure } = guessNotation(
    draft.object,
    columns,
    draft.format.samples,
    locale,
  );
  return {
    ...draft,
    format: { ...draft.format, dateOrderSure, decimalMarkSure },
    mapping: { columns },
    options: {
      ...draft.options,
      matchKey: keyFor(draft, columns),
      ...(dateOrderSure && { dateOrder }),
      ...(decimalMarkSure && { decimalMark }),
    },
  };
}

/** Keeps the chosen key as long as a column holds it. */
function keyFor({ object, options }: Draft, columns: ImportRow['mapping']['columns']): MatchKey {
  const fits = (matchKey: MatchKey) => whatIsMissing(object, { columns }, { matchKey }).length === 0;
  if (fits(options.matchKey)) return options.matchKey;
  return matchKeys[object].find(fits) ?? options.matchKey;
}

/** Changes how an import is read and mapped. A draft may be wrong for a while: `problems` of the view says what is missing. */
export async function configureImport(ctx: TenantContext, input: ConfigureInput): Promise<ImportView> {
  const row = await ctx.db.read('imports.get', (db) => loadImport(db, input.id));
  refuseStarted(row);
  refuseStale(row, input.version);
  const anew = input.format !== undefined || (input.object !== undefined && input.object !== row.object);
  let draft: Draft = anew ? await reread(ctx, row, input) : row;
  if (input.columns) draft = withColumns(draft, input.columns, ctx.tenant.locale);
  if (input.options) draft = { ...draft, options: { ...draft.options, ...input.options } };
  const { object, format, mapping, options, rowsTotal } = draft;
  const status = whatIsMissing(object, mapping, options).length === 0 ? 'ready' : 'uploaded';
  const now = ctx.app.now();
  const changes = { object, format, mapping, options, rowsTotal, status, updatedAt: now } as const;
  const view = await ctx.db.transaction('imports.configure', async (tx) => {
    if (input.format) await deleteKeptRows(tx, row.id);
    return importViewOf(tx, await updateImport(tx, row, changes), ctx);
  });
  if (row.format.rowsKey !== format.rowsKey && row.format.rowsKey !== row.blobKey) {
    await ctx.app.services.blobs.delete(row.format.rowsKey);
  }
  return view;
}

/** Says what the texts of a column stand for; the ones named before keep their meaning. */
export async function mapValues(ctx: TenantContext, input: MapValuesInput): Promise<ImportView> {
  const now = ctx.app.now();
  return ctx.db.transaction('imports.map-values', async (tx) => {
    const row = await loadImport(tx, input.id);
    refuseStarted(row);
    refuseStale(row, input.version);
    const column = row.mapping.columns[input.index];
    const field = column?.target ? targetOf(row.object, column.target)?.field : undefined;
    if (!column || !field) throw new AppError('INVALID_INPUT', { say: 'Map the column to a field first.' });
    const allowed = field.options?.map(({ value }) => value);
    const wrong = Object.values(input.values).find((value) => value !== null && allowed && !allowed.includes(value));
    if (wrong !== undefined) throw new AppError('INVALID_INPUT', { say: `"${wrong}" is no value of ${field.label}.` });
    const columns = row.mapping.columns.with(input.index, { ...column, values: { ...column.values, ...input.values } });
    return importViewOf(tx, await updateImport(tx, row, { mapping: { columns }, updatedAt: now }), ctx);
  });
}

/**
 * Replaces a cell, or with `alsoSame` every cell of the column that has the same text.
 * @returns what is still wrong with the new text, if anything
 */
export async function fixCell(ctx: TenantContext, input: FixCellInput): Promise<{ problem: string | null }> {
  const now = ctx.app.now();
  return ctx.db.transaction('imports.fix-cell', async (tx) => {
    const row = await loadImport(tx, input.id);
    refuseStarted(row);
    const column = row.mapping.columns[input.index];
    if (!column) throw new AppError('INVALID_INPUT', { say: 'The file has no such column.' });
    let mapping = row.mapping;
    if (input.alsoSame) {
      const from = shownText(input.from);
      // A text that came from an earlier fix is followed back to what stands in the file.
      const earlier = Object.entries(column.fixes ?? {}).map(([text, fix]) => [text, fix === from ? input.value : fix]);
      const fixes = { ...Object.fromEntries(earlier), [from]: input.value };
      mapping = { columns: mapping.columns.with(input.index, { ...column, fixes }) };
      await updateImport(tx, row, { mapping, updatedAt: now });
    } else await saveFix(tx, row.id, input);
    const { read } = await prepareImport(tx, { ...row, mapping }, ctx.tenant, now);
    const cells = Array.from({ length: row.format.headers.length }, () => '');
    cells[input.index] = input.value;
    return { problem: read(input.row, cells).problems[input.index] ?? null };
  });
}
