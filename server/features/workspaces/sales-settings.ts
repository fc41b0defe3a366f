import type { Reader } from '@db/database';
import { eq, sql } from 'drizzle-orm';

/** What the rules of deals and tasks need of a workspace. */
export type SalesSettings = {
  timeZone: string;
  currency: string;
  plannedStopsRot: boolean;
  moveDropsProbability: boolean;
};

/** The settings of the handle's own workspace; prepared, since every write of a deal or a task asks for them. */
export async function salesSettings(db: Reader): Promise<SalesSettings> {
  const query = db.prepared<SalesSettings>('workspaces.sales-settings', (drizzle, { tenants }) =>
    drizzle
      .select({
        timeZone: tenants.timeZone,
        currency: tenants.currency,
        plannedStopsRot: tenants.plannedStopsRot,
        moveDropsProbability: tenants.moveDropsProbability,
      })
      .from(tenants)
      .where(eq(tenants.id, sql.placeholder('tenantId'))),
  );
  const [found] = await query.execute({ tenantId: db.tenantId });
  if (!found) throw new Error('a workspace without a row of its own');
  return found;
}
