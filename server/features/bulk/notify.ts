import type { Transaction } from '@db/database';
import { newId } from '@db/ids';
import { eq } from 'drizzle-orm';
import { objects } from '../records/registry';
import type { BulkRow } from './bulk.queries';

const doneTo: Record<BulkRow['action'], string> = {
  update: 'changed',
  tag: 'tagged',
  delete: 'moved to the trash',
  restore: 'restored',
};

const counted = (count: number, { object }: BulkRow): string => {
  const { one, many } = objects[object].label;
  return `${count.toLocaleString('en')} ${(count === 1 ? one : many).toLowerCase()}`;
};

/** What became of a run, in one line. */
export function outcomeOf(run: BulkRow): string {
  if (run.status === 'undone') {
    const kept = run.failed > 0 ? `; ${counted(run.failed, run)} changed since stay as they are` : '';
    return `Undone: ${counted(run.total - run.failed, run)}${kept}`;
  }
  const what = `${counted(run.changed, run)} ${doneTo[run.action]}`;
  const left = run.failed > 0 ? `; ${run.failed.toLocaleString('en')} could not be` : '';
  return run.status === 'failed' ? `Stopped by an error: ${what}` : `${what}${left}`;
}

/** Tells the person who started a run what became of it. API keys have no inbox. */
export async function notifyStarter(tx: Transaction, run: BulkRow, now: Date): Promise<void> {
  const { notifications, users } = tx.tables;
  if (!run.createdBy || !(await tx.sql.$count(users, eq(users.id, run.createdBy)))) return;
  await tx.sql.insert(notifications).values({
    tenantId: tx.tenantId,
    id: newId(),
    userId: run.createdBy,
    kind: 'bulk',
    title: outcomeOf(run),
    actorKind: 'system',
    actorId: null,
    at: now,
    data: { runId: run.id, object: run.object, action: run.action, status: run.status },
  });
}
