import type { Database } from '@db/database';
import { asTenantId, newId } from '@db/ids';
import type { WriteContext } from '../../changes/append';

/** A context without the rest of the application, in a workspace of its own. */
export function handMadeContext(
  database: Database,
  tenantId = asTenantId(newId()),
  now = () => new Date(),
): WriteContext {
  const quiet = () => undefined;
  const logger = { error: quiet, warn: quiet, info: quiet, debug: quiet, child: () => logger };
  return {
    tenant: {
      id: tenantId,
      name: 'Lumen Studio',
      slug: 'lumen',
      timeZone: 'Europe/Berlin',
      locale: 'en-GB',
      currency: 'EUR',
      defaultCountry: 'DE',
    },
    actor: { kind: 'user', id: newId(), name: 'Mara' },
    db: database.forTenant(tenantId),
    requestId: 'test',
    logger: logger as unknown as WriteContext['logger'],
    app: { now, services: { pubsub: { publish: async () => undefined } } },
  };
}
