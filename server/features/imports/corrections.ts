import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { loadImport, updateImport } from './imports.queries';
import type { FixCellInput, ImportView, MapValuesInput } from './imports.schema';
import { importViewOf } from './imports.views';
import { saveFix } from './kept-rows';
import { shownText } from './plan/cell-readers';
import { prepareImport } from './plan/prepare';
import { refuseStale, refuseStarted } from './readiness';
import { targetOf } from './targets';

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
