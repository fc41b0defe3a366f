import type { Transaction } from '@db/database';
import type { Actor } from '@/trpc/context';
import { notify, theSystem } from '../inbox/notifications';
import { activeMembers } from '../records/references';
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

/** Tells the person who started a run what became of it, if they are still here. API keys have no inbox. */
export async function tellStarter(tx: Transaction, run: BulkRow, now: Date): Promise<void> {
  const { createdBy: userId, object, action, status } = run;
  if (!userId || !(await activeMembers(tx, [userId])).has(userId)) return;
  const data = { runId: run.id, object, action, status };
  await notify(tx, [{ userId, kind: 'bulk', title: outcomeOf(run), actor: theSystem, at: now, data }]);
}

/** Tells somebody once of all records that a run gave them. */
export async function tellNewOwner(tx: Transaction, run: BulkRow, actor: Actor, now: Date): Promise<void> {
  const userId = run.action === 'update' && typeof run.values.ownerId === 'string' ? run.values.ownerId : undefined;
  if (!userId || userId === actor.id || run.changed === 0) return;
  const data = { runId: run.id, object: run.object };
  await notify(tx, [{ userId, kind: 'assigned', title: counted(run.changed, run), actor, at: now, data }]);
}
