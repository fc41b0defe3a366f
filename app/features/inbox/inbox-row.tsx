import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { AtSign, Check, Clock, FileUp, ListChecks, Undo2, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { keysOf } from '~/features/commands/catalogue';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { RelativeTime } from '~/lib/time';
import { IconButton } from '~/ui/icon-button';
import { type InboxItem, leadOf, targetOf } from './inbox-rules';

const icons: Record<InboxItem['kind'], { icon: ReactNode; label: string }> = {
  assigned: { icon: <UserRoundCheck />, label: 'Given to you' },
  mentioned: { icon: <AtSign />, label: 'Mention' },
  due: { icon: <Clock />, label: 'Due' },
  import: { icon: <FileUp />, label: 'Import' },
  bulk: { icon: <ListChecks />, label: 'Change of many' },
};

type Props = { item: InboxItem; onOpen: () => void; onDone: (done: boolean) => void };

/** One message: what kind, who, what about, when; opened by its title, put aside by its button or `e`. */
export function InboxRow({ item, onOpen, onDone }: Props) {
  const { path } = useWorkspace();
  const { title, excerpt, readAt, doneAt, at, kind } = item;
  const target = targetOf(item);
  const isUnread = readAt === null && doneAt === null;
  const lead = leadOf(item);
  const words = (
    <>
      {lead && <span className="font-normal">{lead} </span>}
      <bdi>{title}</bdi>
    </>
  );
  const style = clsx(
    'line-clamp-2 rounded-small text-13 after:absolute after:inset-0 after:rounded-control touch:text-14',
    isUnread ? 'font-semibold text-text' : 'text-text',
  );
  return (
    <li
      data-inbox-item={item.id}
      className="group relative flex min-h-row items-start gap-2.5 rounded-control px-2 py-2 focus-within:bg-hover hover:bg-hover"
    >
      <span className="grid h-5 w-2 shrink-0 place-items-center">
        {isUnread && <span role="img" aria-label="Unread" className="size-2 rounded-full bg-accent" />}
      </span>
      <span role="img" aria-label={icons[kind].label} className="grid size-5 shrink-0 place-items-center text-muted">
        {icons[kind].icon}
      </span>
      <div className="min-w-0 flex-1">
        {target === undefined ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a message that leads nowhere can still be put aside with its key
          <span tabIndex={0} className={style}>
            {words}
          </span>
        ) : (
          <Link to={path(target)} onClick={onOpen} className={style}>
            {words}
          </Link>
        )}
        {excerpt && <p className="mt-0.5 line-clamp-2 text-12 text-muted">{excerpt}</p>}
        <RelativeTime at={at} className="block text-12 text-muted sm:hidden" />
      </div>
      <span className="h-5 shrink-0 content-center text-12 text-muted max-sm:hidden">
        <RelativeTime at={at} />
      </span>
      <IconButton
        size="small"
        className="relative z-10 -my-1"
        label={doneAt ? `Back to the inbox: ${title}` : `Done: ${title}`}
        shortcut={keysOf('inbox.done')}
        icon={doneAt ? <Undo2 /> : <Check />}
        onClick={() => onDone(doneAt === null)}
      />
    </li>
  );
}
