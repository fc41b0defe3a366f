import { and, eq } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { SignedInContext, TenantContext } from '../../trpc/context';
import { subjectCache } from '../../trpc/subject-cache';
import { rebaseRates } from '../currencies/currencies.service';
import { equipNewWorkspace } from '../pipelines/equip-workspace';
import { regionSettings } from './home-region.rules';
import { eraseWorkspaceRows } from './workspaces.jobs';
import { findWorkspace, insertWorkspace, type WorkspaceSettings, workspacesOf } from './workspaces.queries';
import type { WorkspaceView } from './workspaces.schema';

const gone = () => new AppError('NOT_FOUND', { say: 'There is no such workspace, or you are not in it.' });

export const listWorkspaces = ({ app, user }: SignedInContext) =>
  app.database.system.read('workspaces.list', (db) => workspacesOf(db, user.id));

export async function getWorkspace({ db }: TenantContext): Promise<WorkspaceView> {
  const workspace = await db.read('workspaces.get', findWorkspace);
  if (!workspace) throw gone();
  return workspace;
}

/** A further workspace of the person who asks; they own it. */
export async function createWorkspace(
  ctx: SignedInContext,
  { name, ...settings }: { name: string } & WorkspaceSettings,
) {
  const { app, user } = ctx;
  // What is not said follows from the language, as at sign-up
  const all = { ...regionSettings(settings.locale), ...settings };
  const tenant = await app.database.system.transaction('workspaces.create', (tx) =>
    insertWorkspace(tx, { name, settings: all, ownerId: user.id, now: app.now() }),
  );
  await equipNewWorkspace(ctx, tenant);
  return { ...tenant, version: 1 };
}

/** @throws AppError CONFLICT for a stale version, with the workspace as it is in `details.current` */
export async function updateWorkspace(
  { app, db, tenant }: TenantContext,
  { version, values }: { version: number; values: { name?: string } & WorkspaceSettings },
): Promise<WorkspaceView> {
  return db.transaction('workspaces.update', async (tx) => {
    const { tenants } = tx.tables;
    const before = await findWorkspace(tx);
    const changed = await tx.sql
      .update(tenants)
      .set({ ...values, version: version + 1, updatedAt: app.now() })
      .where(and(eq(tenants.id, tenant.id), eq(tenants.version, version)))
      .returning({ id: tenants.id });
    const current = await findWorkspace(tx);
    if (!current) throw gone();
    if (changed.length === 0) {
      throw new AppError('CONFLICT', {
        say: 'Somebody changed the workspace meanwhile. Look at their change, then save again.',
        details: { version: current.version, current },
      });
    }
    if (before) await rebaseRates(tx, before.currency, current.currency);
    tx.afterCommit(() => subjectCache(app).clear());
    return current;
  });
}

/**
 * Deletes the workspace for good. Nobody gets in from this moment; its rows are removed by a job, in small steps.
 * @throws AppError INVALID_INPUT when the typed name is another one
 */
export async function deleteWorkspace({ app, logger, requestId, tenant }: TenantContext, typed: string): Promise<void> {
  await app.database.system.transaction('workspaces.delete', async (tx) => {
    const { tenants, memberships, invitations, apiKeys } = tx.tables;
    const [current] = await tx.sql.select({ name: tenants.name }).from(tenants).where(eq(tenants.id, tenant.id));
    if (!current) throw gone();
    if (typed.trim() !== current.name) {
      const say = `Type the name of the workspace, ${current.name}, to delete it.`;
      throw new AppError('INVALID_INPUT', { say, fields: { name: say } });
    }
    for (const table of [memberships, invitations, apiKeys]) {
      await tx.sql.delete(table).where(eq(table.tenantId, tenant.id));
    }
    await tx.sql.delete(tenants).where(eq(tenants.id, tenant.id));
    await app.jobs.enqueue(tx, eraseWorkspaceRows, { tenantId: tenant.id }, { requestId });
    tx.afterCommit(() => subjectCache(app).clear());
  });
  logger.info('a workspace was deleted', { tenantId: tenant.id });
}
