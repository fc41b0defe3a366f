import type { Reader } from '@db/database';
import type { TenantContext } from '@/trpc/context';
import { creatorViews } from '../changes/actors';
import type { ImportRow } from './import-state';
import type { ImportSummary, ImportView } from './imports.schema';
import { whatIsMissing } from './readiness';
import { holdsChoices, matchKeyLabels, matchKeys, targetOf, targetsOf } from './targets';

/** How long an import can be undone. */
export const undoDays = 30;
const shownSamples = 5;
const sampledRows = 20;

export const undoUntil = ({ finishedAt }: Pick<ImportRow, 'finishedAt'>): Date | null =>
  finishedAt && new Date(finishedAt.getTime() + undoDays * 86_400_000);

/** Something went in, and it is not too long ago. */
export function canUndo(row: Pick<ImportRow, 'status' | 'finishedAt' | 'rowsDone'>, now: Date): boolean {
  const until = undoUntil(row);
  const ended = row.status === 'done' || row.status === 'cancelled' || row.status === 'failed';
  return ended && row.rowsDone > 0 && until !== null && now < until;
}

/** Managers undo any import; everybody else the ones that they started themselves. */
export function mayUndo({ options }: Pick<ImportRow, 'options'>, { can, actor }: Pick<TenantContext, 'can' | 'actor'>) {
  const { startedBy } = options;
  return can('imports.undo') || (startedBy?.kind === actor.kind && startedBy.id === actor.id);
}

type Creator = { id: string | null; name: string };

/** Who looks: what they may do shows with an import. */
type Viewer = Pick<TenantContext, 'app' | 'can' | 'actor'>;

function summaryOf(row: ImportRow, createdBy: Creator, viewer: Viewer): ImportSummary {
  const { counts } = row;
  return {
    id: row.id,
    object: row.object,
    fileName: row.fileName,
    bytes: row.bytes,
    status: row.status,
    counts: counts && {
      total: counts.total,
      created: counts.created,
      updated: counts.updated,
      unchanged: counts.unchanged,
      invalid: counts.invalid,
      conflict: counts.conflict,
    },
    rowsTotal: row.rowsTotal,
    rowsDone: row.rowsDone,
    createdBy: { id: createdBy.id, name: createdBy.name },
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    canUndo: mayUndo(row, viewer) && canUndo(row, viewer.app.now()),
    undoUntil: undoUntil(row)?.toISOString() ?? null,
  };
}

/** Samples of a column: the first different texts of its first rows. */
function columnsOf({ format, mapping }: ImportRow): ImportView['columns'] {
  const rows = format.samples.slice(0, sampledRows);
  return format.headers.map((header, index) => {
    const samples = [...new Set(rows.map((row) => row[index] ?? '').filter(Boolean))].slice(0, shownSamples);
    const { target = null, guessedFrom = null } = mapping.columns[index] ?? {};
    return { index, header, sample: samples[0] ?? '', samples, target, guessedFrom };
  });
}

function reportOf({ counts, startedAt, finishedAt, updatedAt, rowsDone }: ImportRow): ImportView['report'] {
  if (!counts || !startedAt) return null;
  const seconds = ((finishedAt ?? updatedAt).getTime() - startedAt.getTime()) / 1_000;
  return {
    companiesCreated: counts.companiesCreated ?? 0,
    tagsCreated: counts.tagsCreated ?? 0,
    notesCreated: counts.notesCreated ?? 0,
    rowsPerSecond: seconds > 0 && rowsDone > 0 ? Math.round(rowsDone / seconds) : null,
  };
}

const undoOf = ({ counts, status }: ImportRow): ImportView['undo'] =>
  counts && (status === 'undoing' || status === 'undone')
    ? { removed: counts.removed ?? 0, restored: counts.restored ?? 0, kept: counts.kept ?? 0 }
    : null;

function viewOf(row: ImportRow, createdBy: Creator, viewer: Viewer): ImportView {
  const { format, options, object } = row;
  const { startedBy: _, undoneBy: __, ...chosen } = options;
  const { kind, encoding, delimiter, quote, hasHeader, firstRow, sheet, sheets } = format;
  return {
    ...summaryOf(row, createdBy, viewer),
    version: row.version,
    error: row.error,
    format: { kind, encoding, delimiter, quote, hasHeader, firstRow, ...(sheet !== undefined && { sheet, sheets }) },
    columns: columnsOf(row),
    options: chosen,
    guesses: { dateOrderSure: format.dateOrderSure, decimalMarkSure: format.decimalMarkSure },
    matchKeys: matchKeys[object].map((value) => ({ value, label: matchKeyLabels[value] })),
    targets: targetsOf(object).map(({ key, label, on, field }) => ({
      key,
      label,
      group: on === 'record' || on === 'company' ? on : 'other',
      type: field?.type ?? on,
      ...(field?.description && { description: field.description }),
    })),
    holdsChoices: row.mapping.columns.some(({ target }) => {
      const found = target && targetOf(object, target);
      return found ? holdsChoices(found) : false;
    }),
    problems: whatIsMissing(object, row.mapping, options),
    resumes: format.resumes ?? null,
    remembered: format.remembered,
    report: reportOf(row),
    undo: undoOf(row),
  };
}

/** An import as pages see it. */
export async function importViewOf(db: Reader, row: ImportRow, viewer: Viewer): Promise<ImportView> {
  const creators = await creatorViews(db, [row.createdBy]);
  return viewOf(row, creators(row.createdBy), viewer);
}

export async function importSummaries(
  db: Reader,
  rows: readonly ImportRow[],
  viewer: Viewer,
): Promise<ImportSummary[]> {
  const creators = await creatorViews(
    db,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map((row) => summaryOf(row, creators(row.createdBy), viewer));
}
