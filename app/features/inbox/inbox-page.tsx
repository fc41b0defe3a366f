import { CheckCheck, Inbox as InboxIcon } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useCommands } from '~/features/commands/use-commands';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { dayInWords, useLocality } from '~/lib/time';
import { Button } from '~/ui/button';
import { addDays } from '~/ui/calendar-rules';
import { EmptyState } from '~/ui/empty-state';
import { PageHeader } from '~/ui/page-header';
import { TabLinks } from '~/ui/tabs';
import { useInboxCount } from './inbox-count';
import { InboxRow } from './inbox-row';
import { byDay, type InboxState, type InboxPage as Page } from './inbox-rules';
import { useInbox } from './use-inbox';

export type InboxData = { state: InboxState; page: Page; today: string };

/** What others gave the viewer, where they were mentioned, what is due and what was done in the background. */
export function InboxPage({ data: { state, page, today } }: { data: InboxData }) {
  const { path } = useWorkspace();
  const locality = useLocality();
  const { unread } = useInboxCount();
  const inbox = useInbox(page, state);
  const list = useRef<HTMLDivElement>(null);
  const days = byDay(inbox.items, locality.timeZone);
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-inbox-item]') ?? [])];
  const focusRow = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>('a, [tabindex="0"]')?.focus();
  const current = () => document.activeElement?.closest<HTMLElement>('[data-inbox-item]') ?? null;

  const putAside = () => {
    const row = current();
    const item = inbox.items.find(({ id }) => id === row?.dataset.inboxItem);
    if (!row || !item) return false;
    const all = rows();
    const at = all.indexOf(row);
    focusRow(all[at + 1] ?? all[at - 1]);
    void inbox.setDone(item, state === 'open');
    return true;
  };
  const hasOpen = state === 'open' && inbox.items.length > 0;
  useCommands([
    { id: 'inbox.done', label: state === 'open' ? 'Mark as done' : 'Move back to the inbox', run: putAside },
    hasOpen && { id: 'inbox.done-all', run: () => void inbox.setAllDone() },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const row = current();
    if (by === 0 || !row) return;
    const all = rows();
    const next = all[all.indexOf(row) + by];
    if (!next) return;
    event.preventDefault();
    focusRow(next);
  };
  return (
    <>
      <PageHeader
        title="Inbox"
        count={unread > 0 ? `${unread} unread` : undefined}
        actions={
          hasOpen && (
            <Button icon={<CheckCheck />} onClick={() => void inbox.setAllDone()}>
              Mark all<span className="max-sm:sr-only"> as done</span>
            </Button>
          )
        }
      />
      <TabLinks
        label="Parts of the inbox"
        className="px-2 sm:px-4 print:hidden"
        tabs={[
          { to: path('inbox'), label: 'Open', current: state === 'open' },
          { to: `${path('inbox')}?state=done`, label: 'Done', current: state === 'done' },
        ]}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows only add to Tab, which reaches every message by itself */}
      <div ref={list} onKeyDown={onKeyDown} className="grid w-full max-w-180 gap-4 px-2 py-4 sm:px-4">
        {days.map(({ day, items }) => (
          <section key={day} aria-label={dayName(day, today, locality)}>
            <h2 className="px-2 pb-1 font-medium text-12 text-muted">{dayName(day, today, locality)}</h2>
            <ul>
              {items.map((item) => (
                <InboxRow
                  key={item.id}
                  item={item}
                  onOpen={() => inbox.markRead(item)}
                  onDone={(done) => void inbox.setDone(item, done)}
                />
              ))}
            </ul>
          </section>
        ))}
        {inbox.nextCursor && (
          <Button
            variant="ghost"
            size="small"
            className="justify-self-start"
            loading={inbox.loadingMore}
            onClick={() => void inbox.loadMore()}
          >
            Show older ones
          </Button>
        )}
      </div>
      {inbox.items.length === 0 &&
        (state === 'open' ? (
          <EmptyState icon={<InboxIcon />} title="Your inbox is empty">
            You are told here when somebody gives you a record or mentions you, when a task is due, and when an import
            is done.
          </EmptyState>
        ) : (
          <EmptyState icon={<CheckCheck />} title="Nothing is done yet">
            What you put aside from the inbox stays here.
          </EmptyState>
        ))}
    </>
  );
}

function dayName(day: string, today: string, locality: { locale: string }): string {
  if (day === today) return 'Today';
  return day === addDays(today, -1) ? 'Yesterday' : dayInWords(day, locality);
}
