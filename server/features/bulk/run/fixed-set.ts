import { Readable } from 'node:stream';
import { and, asc, gt } from 'drizzle-orm';
import type { Blobs } from '@/lib/backing-services/types';
import { maxIds, tableOf } from '../../records/bulk-rows';
import { objects } from '../../records/registry';
import { type ReadContext, selected } from '../../records/selection';
import type { BulkRow } from '../bulk.queries';

const pageSize = 5_000;
const idLength = 36;

/** The ids of a selection as it is now, in order, some at a time. */
async function* idsOf(ctx: ReadContext, { object: name, selection }: BulkRow): AsyncGenerator<string[]> {
  const { ids, filter, search, trash } = selection;
  if (ids) return yield [...new Set(ids)].sort();
  const object = objects[name];
  for (let last: string | undefined; ; ) {
    const page = await ctx.db.read('bulk.ids', async (db) => {
      const { id } = tableOf(db, object);
      const wanted = await selected(db, ctx, object, { filter, search, trash });
      const table = tableOf(db, object);
      return db.sql
        .select({ id })
        .from(table)
        .where(and(wanted, last === undefined ? undefined : gt(id, last)))
        .orderBy(asc(id))
        .limit(pageSize);
    });
    if (page.length > 0) yield page.map(({ id }) => id);
    if (page.length < pageSize) return;
    last = page.at(-1)?.id;
  }
}

/**
 * Writes down which records a run is about. From then on it works through that list, whatever its own changes and those
 * of others do to what the filter finds: none is skipped, none done twice.
 * @returns the key of the list, and how many they are
 */
export async function fixSet(ctx: ReadContext, run: BulkRow): Promise<{ key: string; total: number }> {
  let total = 0;
  async function* lines() {
    for await (const ids of idsOf(ctx, run)) {
      total += ids.length;
      yield Buffer.from(ids.join(''), 'latin1');
    }
  }
  const { key } = await ctx.app.services.blobs.put(Readable.from(lines(), { objectMode: false }));
  return { key, total };
}

/** The ids of a list, so many at a time. @param skip how many of its first ones are done already */
export async function* fixedIds(
  blobs: Blobs,
  key: string,
  { skip, size = maxIds }: { skip: number; size?: number },
): AsyncGenerator<string[]> {
  let left = skip * idLength;
  let rest = '';
  for await (const piece of await blobs.get(key)) {
    const text = (piece as Buffer).toString('latin1');
    rest += left >= text.length ? '' : text.slice(left);
    left = Math.max(0, left - text.length);
    while (rest.length >= size * idLength) {
      yield split(rest.slice(0, size * idLength));
      rest = rest.slice(size * idLength);
    }
  }
  if (rest.length > 0) yield split(rest);
}

const split = (text: string): string[] =>
  Array.from({ length: text.length / idLength }, (_, index) => text.slice(index * idLength, (index + 1) * idLength));
