import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ChangeEvent } from '~/features/records/live-store';
import { useLiveChanges } from '~/features/records/use-live';
import { useApi, useWorkspace } from '~/features/workspace/use-workspace';
import { CountBadge } from '~/ui/tag';

type InboxCount = {
  unread: number;
  /** What the server said last. */
  setUnread: (unread: number) => void;
  refresh: () => void;
};

const InboxCountContext = createContext<InboxCount | undefined>(undefined);

export function useInboxCount(): InboxCount {
  const context = useContext(InboxCountContext);
  if (!context) throw new Error('useInboxCount() outside of InboxCountProvider');
  return context;
}

const gatherMs = 300;
/** What no change of a record tells (a reminder, a finished import) is seen after this long at the latest. */
const lookAgainMs = 60_000;

/** Whether somebody may have been told something by a change: things change hands, and texts mention people. */
const mayTell = ({ action, fields }: ChangeEvent): boolean =>
  action === 'create' || (action === 'update' && (fields.includes('ownerId') || fields.includes('body')));

/** Knows how much of the viewer's inbox is unread, as it is now. */
export function InboxCountProvider({ children }: { children: ReactNode }) {
  const { inbox, user } = useWorkspace();
  const api = useApi();
  const [source, setSource] = useState(inbox);
  const [unread, setUnread] = useState(inbox.unread);
  if (source !== inbox) {
    setSource(inbox);
    setUnread(inbox.unread);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // What cannot be read now comes with the next look
      void api.inbox.count
        .query({})
        .then((now) => setUnread(now.unread))
        .catch(() => undefined);
    }, gatherMs);
  }, [api]);
  useLiveChanges(inbox.head, (event) => {
    if (event.actor.id !== user.id && mayTell(event)) refresh();
  });
  useEffect(() => {
    const lookAgain = () => {
      if (!document.hidden) refresh();
    };
    const interval = setInterval(lookAgain, lookAgainMs);
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      clearInterval(interval);
      clearTimeout(timer.current);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, [refresh]);
  const value = useMemo(() => ({ unread, setUnread, refresh }), [unread, refresh]);
  return <InboxCountContext.Provider value={value}>{children}</InboxCountContext.Provider>;
}

const most = 99;

/** How much is unread, beside the name of the inbox; nothing where there is nothing. */
export function InboxBadge({ look }: { look: 'count' | 'dot' }) {
  const { unread } = useInboxCount();
  if (unread === 0) return null;
  const words = `${unread} unread`;
  if (look === 'count') {
    return <CountBadge count={unread > most ? `${most}+` : unread} label={words} tone="accent" />;
  }
  return (
    <span className="absolute end-0.5 top-0.5 size-2 rounded-full bg-accent">
      <span className="sr-only">{words}</span>
    </span>
  );
}
