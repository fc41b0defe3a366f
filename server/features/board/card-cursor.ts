import { isId } from '@db/ids';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import { type BoardMoment, type CardPlace, urgencies } from './card-order.rules';

const instant = z
  .int()
  .min(-62_135_596_800_000)
  .max(253_402_300_799_999)
  .transform((ms) => new Date(ms));
const id = z.string().refine(isId);

const held = z.tuple([z.literal('cards'), id, instant, instant, z.enum(urgencies), instant.nullable(), id]);

/** Where the next page of a column begins, and the moment that says what is overdue and what is today on all its pages. */
export type CardCursor = { moment: BoardMoment; after: CardPlace };

export const writeCardCursor = (stageId: string, { moment, after }: CardCursor): string =>
  Buffer.from(
    JSON.stringify([
      'cards',
      stageId,
      moment.now.getTime(),
      moment.endOfToday.getTime(),
      after.urgency,
      after.next?.getTime() ?? null,
      after.id,
    ]),
  ).toString('base64url');

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** @throws AppError INVALID_INPUT for a cursor of another column or another list */
export function readCardCursor(stageId: string, cursor: string): CardCursor {
  const { success, data } = held.safeParse(parsed(cursor));
  const [, column, now, endOfToday, urgency, next, cardId] = data ?? [];
  if (success && column === stageId && urgency && now && endOfToday && cardId) {
    const hasDue = urgency !== 'none';
    if (hasDue === (next !== null)) {
      return { moment: { now, endOfToday }, after: { urgency, next: next ?? null, id: cardId } };
    }
  }
  throw new AppError('INVALID_INPUT', {
    say: 'This column was another one when its next cards were asked for. Load the board again.',
    fields: { cursor: 'does not belong to this column' },
  });
}
