import type { Reader } from '@db/database';
import { fold } from '@db/fold';
import { newId } from '@db/ids';
import { and, eq, isNull } from 'drizzle-orm';
import { tagColors } from '../../tags/tag-object';

const longest = 50;

export type NewTag = { id: string; name: string; color: string };

/** The tags of a workspace by name, and the ones that an import adds. */
export type TagBook = {
  /** What is wrong with one of these names; undefined when all of them can be given. */
  problemOf(names: readonly string[]): string | undefined;
  /** Ids of the tags of these names; unknown ones are new tags from now on. */
  idsOf(names: readonly string[]): string[];
  /** Takes the new tags that were handed out since the last time. */
  takeNew(): NewTag[];
};

const tidy = (name: string): string => name.replace(/\s+/g, ' ').trim();

/** The same name gets the same colour wherever it is made. */
function colorOf(nameKey: string): string {
  let sum = 0;
  for (const char of nameKey) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return tagColors[sum % tagColors.length]!.value;
}

export async function loadTagBook(db: Reader, { createTags }: { createTags: boolean }): Promise<TagBook> {
  const { tags } = db.tables;
  const rows = await db.sql
    .select({ id: tags.id, nameKey: tags.nameKey })
    .from(tags)
    .where(and(eq(tags.tenantId, db.tenantId), isNull(tags.deletedAt)));
  const byName = new Map(rows.map(({ id, nameKey }) => [nameKey, id]));
  let fresh: NewTag[] = [];
  return {
    problemOf(names) {
      if (names.some((name) => tidy(name).length > longest)) return `A tag has at most ${longest} characters.`;
      const unknown = createTags ? undefined : names.find((name) => !byName.has(fold(tidy(name))));
      return unknown && `There is no tag "${unknown}".`;
    },
    idsOf(names) {
      const ids = names.map(tidy).map((name) => {
        const nameKey = fold(name);
        const known = byName.get(nameKey);
        if (known) return known;
        const tag = { id: newId(), name, color: colorOf(nameKey) };
        byName.set(nameKey, tag.id);
        fresh.push(tag);
        return tag.id;
      });
      return [...new Set(ids)];
    },
    takeNew() {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
