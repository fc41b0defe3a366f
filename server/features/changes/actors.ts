import type { Reader } from '@db/database';
import type { ActorKind } from '@db/tables/history';
import { and, eq, inArray, sql } from 'drizzle-orm';
import * as z from 'zod';
import { chunks, idList, maxIds } from '../records/bulk-rows';
import { userNames } from '../records/titles';

export const actorView = z.object({
  kind: z.enum(['user', 'api-key', 'system']),
  id: z.string().nullable(),
  name: z.string(),
});
export type ActorView = z.output<typeof actorView>;

/** Names of API keys of this workspace, revoked ones included. */
async function keyNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const part of chunks([...new Set(ids)], maxIds)) {
    const wanted = idList(part);
    const query = db.prepared<{ id: string; name: string }>(`key-names.${wanted.size}`, (drizzle, { apiKeys }) =>
      drizzle
        .select({ id: apiKeys.id, name: apiKeys.name })
        .from(apiKeys)
        .where(and(eq(apiKeys.tenantId, sql.placeholder('tenantId')), inArray(apiKeys.id, wanted.in))),
    );
    for (const { id, name } of await query.execute({ tenantId: db.tenantId, ...wanted.values })) names.set(id, name);
  }
  return names;
}

const strangers: Record<ActorKind, string> = { user: 'Somebody', 'api-key': 'An API key', system: 'CRM Flow' };

/**
 * Names for those who changed something.
 * @returns a function that gives the view of each of them
 */
export async function actorViews(
  db: Reader,
  actors: readonly { actorKind: ActorKind; actorId: string | null }[],
): Promise<(actor: { actorKind: ActorKind; actorId: string | null }) => ActorView> {
  const ids = (kind: ActorKind) =>
    actors.flatMap(({ actorKind, actorId }) => (actorKind === kind && actorId ? [actorId] : []));
  const names = {
    user: await userNames(db, ids('user')),
    'api-key': await keyNames(db, ids('api-key')),
    system: undefined,
  };
  return ({ actorKind, actorId }) => ({
    kind: actorKind,
    id: actorId,
    name: names[actorKind]?.get(actorId ?? '') ?? strangers[actorKind],
  });
}

/** The views of creators, of whom a record keeps only the id. */
export async function creatorViews(
  db: Reader,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => ActorView> {
  const known = ids.filter((id): id is string => id !== null);
  const users = await userNames(db, known);
  const keys = await keyNames(
    db,
    known.filter((id) => !users.has(id)),
  );
  return (id) => {
    const kind = id === null ? 'system' : keys.has(id) ? 'api-key' : 'user';
    return { kind, id, name: users.get(id ?? '') ?? keys.get(id ?? '') ?? strangers[kind] };
  };
}
