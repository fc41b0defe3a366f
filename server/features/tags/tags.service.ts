import type { Reader } from '@db/database';
import { isUniqueViolation } from '@db/errors';
import { fold } from '@db/fold';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { exactCount } from '../records/selection';
import { createRecord, updateRecord, type Written } from '../records/service';
import { tagObject } from './tag-object';

export type TagListItem = {
  id: string;
  name: string;
  color: string;
  version: number;
  uses: { count: number; exact: boolean } | null;
};

const usesOf = ({ tables: { recordTags, tags } }: Reader) =>
  sql<number>`(select count(*) from (select 1 from ${recordTags} where ${recordTags.tenantId} = ${tags.tenantId}
    and ${recordTags.tagId} = ${tags.id} limit ${exactCount + 1}) as used)`;

/** All tags by name. @param uses also count the records that have them, exactly up to 10,000 */
export function listTags(ctx: Pick<TenantContext, 'db'>, { uses }: { uses: boolean }): Promise<TagListItem[]> {
  return ctx.db.read('tags.list', async (db) => {
    const { tags } = db.tables;
    const { id, name, color, version } = tags;
    // Prepared: every page about records asks for them
    const query = db.prepared<Omit<TagListItem, 'uses'> & { used: number }>(`tags.list.${uses}`, () =>
      db.sql
        .select({ id, name, color, version, used: uses ? usesOf(db) : sql<number>`0` })
        .from(tags)
        .where(and(eq(tags.tenantId, sql.placeholder('tenantId')), isNull(tags.deletedAt)))
        .orderBy(asc(tags.nameKey), asc(tags.id)),
    );
    const rows = await query.execute({ tenantId: db.tenantId });
    return rows.map(({ used, ...tag }) => ({
      ...tag,
      uses: uses ? { count: Math.min(Number(used), exactCount), exact: Number(used) <= exactCount } : null,
    }));
  });
}

/** Turns the refusal of the key on names into words, with the id of the tag that has the name. */
async function namedOnce(ctx: TenantContext, name: string | undefined, work: Promise<Written>): Promise<Written> {
  try {
    return await work;
  } catch (error) {
    if (!isUniqueViolation(error) || !name) throw error;
    const other = await ctx.db.read('tags.named', (db) => {
      const { tags } = db.tables;
      return db.sql
        .select({ id: tags.id, name: tags.name })
        .from(tags)
        .where(and(eq(tags.tenantId, db.tenantId), eq(tags.nameKey, fold(name)), isNull(tags.deletedAt)));
    });
    throw new AppError('ALREADY_EXISTS', {
      say: `There is a tag "${other[0]?.name ?? name}" already.`,
      fields: { 'values.name': 'There is a tag of this name already.' },
      details: { id: other[0]?.id ?? null },
      cause: error,
    });
  }
}

export const createTag = (
  ctx: TenantContext,
  input: { id?: string; values: { name: string; color: string } },
): Promise<Written> => namedOnce(ctx, input.values.name, createRecord(ctx, tagObject, input));

export const updateTag = (
  ctx: TenantContext,
  input: { id: string; version: number; values: { name?: string; color?: string } },
): Promise<Written> => namedOnce(ctx, input.values.name, updateRecord(ctx, tagObject, input));
