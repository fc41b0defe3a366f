import type { Reader } from '@db/database';
import { and, eq, isNull } from 'drizzle-orm';
import * as z from 'zod';
import type { TenantContext } from '@/trpc/context';
import { demandWorkable, type WorkedOn } from '../activities/worked-on';
import { actorView, creatorViews } from '../changes/actors';
import { compileSort, type SortLevel } from '../filters';
import { getRecord } from '../records/read';
import { createRecord, notFound, updateRecord, type Written } from '../records/service';
import { fieldsOf, type JoinedRow, selectViews, toViews, type View, viewQuery } from '../records/views';
import { noteObject } from './note-object';

export const noteView = z.intersection(noteObject.schemas.view, z.object({ author: actorView }));
export type NoteView = z.output<typeof noteView>;

/** Notes with the names of who wrote them. */
export async function withAuthors(db: Reader, notes: readonly View[]): Promise<NoteView[]> {
  const author = await creatorViews(
    db,
    notes.map((note) => note.createdBy as string | null),
  );
  return notes.map((note) => ({ ...note, author: author(note.createdBy as string | null) }) as unknown as NoteView);
}

const order: SortLevel[] = [
  { field: 'pinned', direction: 'desc' },
  { field: 'createdAt', direction: 'desc' },
];

/** The notes on a record, pinned ones first, then the latest. */
export function listNotes(
  ctx: Pick<TenantContext, 'db'>,
  { object, recordId, cursor, limit }: WorkedOn & { cursor?: string; limit: number },
): Promise<{ rows: NoteView[]; nextCursor: string | null }> {
  return ctx.db.read('notes.list', async (db) => {
    const { notes } = db.tables;
    const sorted = compileSort(db, noteObject, order);
    const fields = fieldsOf(noteObject);
    const found = (await selectViews(db, viewQuery(db, noteObject, fields))
      .where(
        and(
          eq(notes.tenantId, db.tenantId),
          eq(notes.object, object),
          eq(notes.recordId, recordId),
          isNull(notes.deletedAt),
          cursor ? sorted.after(cursor) : undefined,
        ),
      )
      .orderBy(...sorted.orderBy)
      .limit(limit + 1)) as unknown as JoinedRow[];
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const nextCursor = found.length > limit && last ? sorted.cursorOf(last) : null;
    return { rows: await withAuthors(db, toViews(noteObject, fields, rows)), nextCursor };
  });
}

export async function getNote(ctx: Pick<TenantContext, 'db' | 'can'>, id: string): Promise<NoteView> {
  const view = await getRecord(ctx, noteObject, id);
  const [note] = await ctx.db.read('notes.author', (db) => withAuthors(db, [view]));
  if (!note) throw notFound(noteObject);
  return note;
}

type WrittenNote = { record: NoteView; groupId: string | null };

const answer = async (ctx: TenantContext, written: Promise<Written>): Promise<WrittenNote> => {
  const { record, groupId } = await written;
  return { record: await getNote(ctx, record.id), groupId };
};

/** @throws AppError NOT_FOUND when there is no such record to write on; PRECONDITION_FAILED when it is in the trash */
export async function createNote(
  ctx: TenantContext,
  { id, object, recordId, ...values }: WorkedOn & { id?: string; body: string; pinned?: boolean },
): Promise<WrittenNote> {
  await demandWorkable(ctx, { object, recordId });
  return answer(ctx, createRecord(ctx, noteObject, { id, values, columns: { object, recordId } }));
}

export const updateNote = (
  ctx: TenantContext,
  input: { id: string; version: number; values: { body?: string; pinned?: boolean } },
): Promise<WrittenNote> => answer(ctx, updateRecord(ctx, noteObject, input));
