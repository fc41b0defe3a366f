import type { RouterOutputs } from '@/api/types';
import { isObjectName, pluralOf } from '~/features/records/types';
import { kindPlace } from '~/features/views/view-address';
import { dateFormat } from '~/lib/formats';

export type InboxPage = RouterOutputs['inbox']['list'];
export type InboxItem = InboxPage['items'][number];
export type InboxState = 'open' | 'done';

export const pageSize = 30;

/** Where an item leads, below the workspace; undefined when what it is about has no page. */
export function targetOf({ kind, object, recordId, data }: InboxItem): string | undefined {
  if (object && recordId) return isObjectName(object) ? `${pluralOf[object]}/${recordId}` : undefined;
  if (kind === 'import') return typeof data.importId === 'string' ? `imports/${data.importId}` : 'imports';
  if (kind === 'due') return 'tasks';
  if (typeof data.object !== 'string' || !isObjectName(data.object)) return undefined;
  const list = kindPlace(pluralOf[data.object], 'table');
  // Where the run can be taken back
  return typeof data.runId === 'string' ? `${list}?run=${data.runId}` : list;
}

/** What happened, in front of what it is about. */
export function leadOf({ kind, actor, data }: InboxItem): string {
  if (kind === 'assigned') return `${actor.name} gave you`;
  if (kind === 'mentioned') return `${actor.name} mentioned you on`;
  return kind === 'due' && data.reminder === true ? 'Reminder:' : '';
}

export type Day = { day: string; items: readonly InboxItem[] };

/** Items by their calendar day in a zone, in their order. */
export function byDay(items: readonly InboxItem[], timeZone: string): Day[] {
  const format = dateFormat('en-CA', { timeZone, dateStyle: 'short' });
  const days = new Map<string, InboxItem[]>();
  for (const item of items) {
    const day = format.format(new Date(item.at));
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }));
}

/** The first rows read again, and those after them that were loaded before. */
export function withFresh(
  now: Pick<InboxPage, 'items' | 'nextCursor'>,
  fresh: InboxPage,
): Pick<InboxPage, 'items' | 'nextCursor'> {
  const last = fresh.items.at(-1);
  if (!last || fresh.nextCursor === null) return fresh;
  const known = new Set(fresh.items.map(({ id }) => id));
  const rest = now.items.filter(({ id, at }) => at <= last.at && !known.has(id));
  return { items: [...fresh.items, ...rest], nextCursor: rest.length > 0 ? now.nextCursor : fresh.nextCursor };
}
