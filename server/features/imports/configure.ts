import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { headBytes } from './files/file-kind';
import { type FormatChoice, headOf, type Inspected, inspectCsv, inspectXlsx } from './files/inspect-file';
import { guessNotation, guessSetup } from './guessing/guess-setup';
import type { ImportRow } from './import-state';
import { loadImport, updateImport } from './imports.queries';
import type { ConfigureInput, ImportView } from './imports.schema';
import { importViewOf } from './imports.views';
import { deleteKeptRows } from './kept-rows';
import { refuseStale, refuseStarted, whatIsMissing } from './readiness';
import { type MatchKey, matchKeys, targetOf } from './targets';

type Draft = Pick<ImportRow, 'object' | 'format' | 'mapping' | 'options' | 'rowsTotal'>;

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
