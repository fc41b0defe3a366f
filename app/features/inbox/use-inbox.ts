import { useCallback, useEffect, useRef, useState } from 'react';
import { toastFailure } from '~/features/records/choices';
import { useApi } from '~/features/workspace/use-workspace';
import { toast } from '~/ui/toast-store';
import { useInboxCount } from './inbox-count';
import { type InboxItem, type InboxPage, type InboxState, pageSize, withFresh } from './inbox-rules';

const mostAtOnce = 100;
const now = () => new Date().toISOString();

/** The viewer's inbox, kept as it is; what is done leaves at once and can be taken back. */
export function useInbox(loaded: InboxPage, state: InboxState) {
  const api = useApi();
  const { unread, setUnread } = useInboxCount();
  const [source, setSource] = useState(loaded);
  const [page, setPage] = useState<Pick<InboxPage, 'items' | 'nextCursor'>>(loaded);
  const [loadingMore, setLoadingMore] = useState(false);
  if (source !== loaded) {
    setSource(loaded);
    setPage(loaded);
  }
  const latest = useRef(0);
  const refresh = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    // What cannot be read now comes with the next look
    const fresh = await api.inbox.list.query({ state, limit: pageSize }).catch(() => undefined);
    if (!fresh || turn !== latest.current) return;
    setPage((before) => withFresh(before, fresh));
    setUnread(fresh.unread);
  }, [api, state, setUnread]);

  // The frame hears first that there is something new
  const counted = useRef(loaded.unread);
  useEffect(() => {
    if (counted.current === unread) return;
    counted.current = unread;
    void refresh();
  }, [unread, refresh]);

  const mark = async (ids: readonly string[] | 'all', change: { read?: boolean; done?: boolean }) => {
    const which = ids === 'all' ? ({ all: true } as const) : { ids: [...ids] };
    const { unread: left } = await api.inbox.mark.mutate({ ...which, ...change });
    counted.current = left;
    setUnread(left);
  };
  const markRead = ({ id, readAt }: InboxItem) => {
    if (readAt) return;
    setPage(({ items, ...rest }) => ({
      ...rest,
      items: items.map((one) => (one.id === id ? { ...one, readAt: now() } : one)),
    }));
    void mark([id], { read: true }).catch(() => undefined);
  };
  const takeBack = (ids: readonly string[], done: boolean) => ({
    label: 'Undo',
    run: () =>
      void mark(ids, { done })
        .then(refresh)
        .catch((error: unknown) => toastFailure(error, 'Not taken back')),
  });
  const setDone = async ({ id, title }: InboxItem, done: boolean) => {
    const before = page;
    setPage(({ items, ...rest }) => ({ ...rest, items: items.filter((one) => one.id !== id) }));
    try {
      await mark([id], { done });
      const words = done ? `“${title}” is done` : `“${title}” is back in the inbox`;
      toast({ title: words, action: takeBack([id], !done), key: `inbox-${id}` });
    } catch (error) {
      setPage(before);
      toastFailure(error, 'Not changed');
    }
  };
  /** Everything that is open, also what is not shown yet; of what is shown whole it can be taken back. */
  const setAllDone = async () => {
    const before = page;
    const ids = page.items.map(({ id }) => id);
    const isWhole = page.nextCursor === null && ids.length <= mostAtOnce;
    setPage({ items: [], nextCursor: null });
    try {
      await mark(isWhole ? ids : 'all', { done: true });
      toast({ title: 'Everything is done', ...(isWhole && { action: takeBack(ids, false) }), key: 'inbox-all' });
      await refresh();
    } catch (error) {
      setPage(before);
      toastFailure(error, 'Not changed');
    }
  };
  const loadMore = async () => {
    if (!page.nextCursor || loadingMore) return;
    setLoadingMore(true);
    try {
      const more = await api.inbox.list.query({ state, limit: pageSize, cursor: page.nextCursor });
      setPage(({ items }) => {
        const known = new Set(items.map(({ id }) => id));
        return { items: [...items, ...more.items.filter(({ id }) => !known.has(id))], nextCursor: more.nextCursor };
      });
    } catch (error) {
      toastFailure(error, 'The rest could not be read');
    } finally {
      setLoadingMore(false);
    }
  };
  return { ...page, loadingMore, markRead, setDone, setAllDone, loadMore };
}
export type Inbox = ReturnType<typeof useInbox>;
