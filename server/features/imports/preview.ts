import type { ImportCounts } from '@db/tables/work';
import type { TenantContext } from '@/trpc/context';
import { companyObject } from '../companies/company-object';
import { shownValue, type ValueNames } from '../exports/shown-values';
import { dataRows } from './files/stored-rows';
import type { ImportRow } from './import-state';
import { loadImport } from './imports.queries';
import type { BadRow, Preview, PreviewDiff } from './imports.schema';
import { loadFixes } from './kept-rows';
import type { Entity } from './plan/entities';
import { nothingKnown } from './plan/lookups';
import { addCounts, noCounts, planBatch } from './plan/plan-batch';
import type { RowOutcome } from './plan/plan-rows';
import { prepareImport } from './plan/prepare';
import type { RowProblems } from './plan/read-row';

/** Up to here the whole file is looked at; it takes a few seconds. A longer one is judged by its beginning. */
export const previewRows = 20_000;
const shownDiffs = 50;
const shownBad = 100;

/** Problems by column, the ones of the whole row with `index: null`. */
export const problemList = (problems: RowProblems): BadRow['problems'] =>
  Object.entries(problems).map(([column, text]) => ({ index: column === 'row' ? null : Number(column), text }));

const titleOf = (entity: Entity): string => {
  const row: Record<string, unknown> = { ...entity.before, ...entity.patch };
  const derived = entity.object.derive?.(row) ?? {};
  return String(derived[entity.object.titleField] ?? row[entity.object.titleField] ?? '');
};

function diffOf({ read, result, entity, company }: RowOutcome, names: ValueNames): PreviewDiff | undefined {
  if (!entity || (result !== 'created' && result !== 'updated')) return undefined;
  const fields = entity.object.fields
    .filter(({ key, type }) => key in entity.patch && type !== 'relation')
    .map((field) => ({
      key: field.key,
      label: field.label,
      before: shownValue(field, entity.before?.[field.key], names),
      after: shownValue(field, entity.patch[field.key], names),
    }));
  const tags = read.tags.length > 0 ? [{ key: 'tags', label: 'Tags', before: null, after: read.tags.join('; ') }] : [];
  return {
    row: read.row,
    result,
    recordId: entity.before ? entity.id : null,
    title: titleOf(entity),
    fields: [...fields, ...tags],
    company: company ? { title: titleOf(company), isNew: company.before === null } : null,
  };
}

type Tally = { counts: ImportCounts; companies: Map<string, Entity>; diffs: PreviewDiff[]; bad: BadRow[] };

function tally(into: Tally, outcomes: readonly RowOutcome[], names: ValueNames): void {
  addCounts(into.counts, outcomes);
  for (const outcome of outcomes) {
    const { company, problems, read, result } = outcome;
    if (company) into.companies.set(company.id, company);
    if (result === 'invalid' || result === 'conflict') {
      if (into.bad.length < shownBad)
        into.bad.push({ row: read.row, result, cells: read.cells, problems: problemList(problems) });
    } else if (into.diffs.length < shownDiffs) {
      const diff = diffOf(outcome, names);
      if (diff) into.diffs.push(diff);
    }
  }
}

/** Says what an import would do, by doing all of it but the writing. */
export async function previewImport(ctx: TenantContext, { id }: { id: string }): Promise<Preview> {
  const now = ctx.app.now();
  const { row, prepared, fixes } = await ctx.db.read('imports.preview', async (db) => {
    const found = await loadImport(db, id);
    return { row: found, prepared: await prepareImport(db, found, ctx.tenant, now), fixes: await loadFixes(db, id) };
  });
  const names: ValueNames = {
    currency: ctx.tenant.currency,
    members: new Map(prepared.members.map((member) => [member.id, member.name])),
  };
  const known = nothingKnown();
  const result: Tally = { counts: noCounts(), companies: new Map(), diffs: [], bad: [] };
  for await (const batch of dataRows(ctx.app.services.blobs, row.format)) {
    const rows = batch.slice(0, previewRows - result.counts.total);
    const plan = await ctx.db.read('imports.preview', (db) => planBatch(db, known, prepared, rows, fixes));
    tally(result, plan.outcomes, names);
    if (result.counts.total >= previewRows) break;
  }
  return viewOf(row, result);
}

function viewOf({ rowsTotal }: ImportRow, { counts, companies, diffs, bad }: Tally): Preview {
  const all = [...companies.values()].filter(({ object }) => object === companyObject);
  const created = all.filter(({ before }) => before === null).length;
  const whole = rowsTotal === null || counts.total >= rowsTotal;
  return {
    counts,
    companies: { created, linked: all.length - created },
    sample: whole ? null : { rows: counts.total, of: rowsTotal },
    diffs,
    bad,
  };
}
