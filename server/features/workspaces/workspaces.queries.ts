import type { Reader, SystemReader, SystemTransaction } from '@db/database';
import { isUniqueViolation } from '@db/errors';
import { asTenantId, newId } from '@db/ids';
import type { Tables } from '@db/tables';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tenant } from '../../trpc/context';
import { slugOf } from './slugs.rules';
import type { MembershipView, WorkspaceView } from './workspaces.schema';

export type WorkspaceSettings = Partial<Pick<Tenant, 'timeZone' | 'locale' | 'currency' | 'defaultCountry'>>;

/** The workspaces that somebody is an active member of, by name. */
export async function workspacesOf(db: SystemReader, userId: string): Promise<MembershipView[]> {
  return db
    .prepared<MembershipView>('workspaces.of-user', (query, { tenants, memberships }) =>
      query
        .select({ id: tenants.id, name: tenants.name, slug: tenants.slug, role: memberships.role })
        .from(memberships)
        .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
        .where(and(eq(memberships.userId, sql.placeholder('userId')), eq(memberships.status, 'active')))
        .orderBy(asc(tenants.name), asc(tenants.id)),
    )
    .execute({ userId });
}

/** The columns of a workspace that every request knows: those of `Tenant`. */
export const tenantFields = ({ id, name, slug, timeZone, locale, currency, defaultCountry }: Tables['tenants']) => ({
  id,
  name,
  slug,
  timeZone,
  locale,
  currency,
  defaultCountry,
});

export async function findWorkspace(db: Reader): Promise<WorkspaceView | undefined> {
  const { tenants } = db.tables;
  const [found] = await db.sql
    .select({ ...tenantFields(tenants), version: tenants.version })
    .from(tenants)
    .where(eq(tenants.id, db.tenantId));
  return found;
}

export type NewWorkspace = { name: string; settings: WorkspaceSettings; ownerId: string; now: Date };

/** A new workspace with its first owner. Its address is made from its name, with a number where that is taken. */
export async function insertWorkspace(
  tx: SystemTransaction,
  { name, settings, ownerId, now }: NewWorkspace,
): Promise<Tenant> {
  const { tenants, memberships } = tx.tables;
  const id = newId();
  const wanted = slugOf(name);
  for (let number = 1; ; number++) {
    // The last digits of the id are random: what the tenth workspace of a name gets.
    const slug = number === 1 ? wanted : `${wanted}-${number < 10 ? number : id.slice(-6)}`;
    try {
      const [row] = await tx.savepoint(() =>
        tx.sql
          .insert(tenants)
          .values({ id, name, slug, ...settings, createdAt: now, updatedAt: now })
          .returning(),
      );
      await tx.sql
        .insert(memberships)
        .values({ tenantId: id, userId: ownerId, role: 'owner', createdAt: now, updatedAt: now });
      const { timeZone, locale, currency, defaultCountry } = row!;
      return { id: asTenantId(id), name, slug, timeZone, locale, currency, defaultCountry };
    } catch (error) {
      if (!isUniqueViolation(error) || number >= 10) throw error;
    }
  }
}
