import type { Reader } from '@db/database';
import { fold } from '@db/fold';
import { and, eq } from 'drizzle-orm';

export type Member = { id: string; name: string; email: string };

/** The active people of the workspace, as owners may be named in a file. */
export function loadMembers(db: Reader): Promise<Member[]> {
  const { memberships, users } = db.tables;
  return db.sql
    .select({ id: users.id, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.tenantId, db.tenantId), eq(memberships.status, 'active')));
}

/** Folded text → user id. A name that two people share means nobody; an e-mail address always means one. */
export function membersByText(members: readonly Member[]): ReadonlyMap<string, string> {
  const byText = new Map<string, string>();
  for (const { id, name } of members) {
    const key = fold(name);
    byText.set(key, byText.has(key) ? '' : id);
  }
  for (const { id, email } of members) byText.set(fold(email), id);
  return byText;
}

/** User id → the text by which a file names the person: an address, since names may be shared. */
export async function ownerTexts(db: Reader): Promise<ReadonlyMap<string, string>> {
  return new Map((await loadMembers(db)).map(({ id, email }) => [id, email]));
}
