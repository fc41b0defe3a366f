import { CalendarClock, Mail, PhoneCall, Plus, SquareCheckBig } from 'lucide-react';
import { useEffect, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { useUndo } from '~/features/records/use-undo';
import { useSingleKeys } from '~/lib/single-keys';
import { Button } from '~/ui/button';
import { Menu, MenuItem, MenuSeparator } from '~/ui/menu';
import { isTyping } from '~/ui/side-panel';
import { type ActivityKind, LogDialog, type Target, TaskDialog } from './work-dialogs';

type Open = ActivityKind | 'task' | null;

/** Logs and plans on a record: a menu, and one key each. */
export function LogMenu({ target, size }: { target: Target; size?: 'small' }) {
  const { announce } = useUndo();
  const [open, setOpen] = useState<Open>(null);
  const singleKeys = useSingleKeys();
  useEffect(() => {
    if (singleKeys !== 'on') return;
    const key = (what: Open) => (event: KeyboardEvent) => {
      if (isTyping(event.target) || document.querySelector('[role=dialog][data-state=open]:not([data-beside])')) return;
      event.preventDefault();
      setOpen(what);
    };
    return tinykeys(window, { l: key('call'), m: key('meeting'), e: key('email'), t: key('task') });
  }, [singleKeys]);
  const close = () => setOpen(null);
  const done = (words: string) => (_: unknown, groupId: string | null) => {
    close();
    announce(words, groupId);
  };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size={size} icon={<Plus />}>
            Log
          </Button>
        }
      >
        <MenuItem icon={<PhoneCall />} shortcut="l" onSelect={() => setOpen('call')}>
          Call
        </MenuItem>
        <MenuItem icon={<CalendarClock />} shortcut="m" onSelect={() => setOpen('meeting')}>
          Meeting
        </MenuItem>
        <MenuItem icon={<Mail />} shortcut="e" onSelect={() => setOpen('email')}>
          Email
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<SquareCheckBig />} shortcut="t" onSelect={() => setOpen('task')}>
          Task
        </MenuItem>
      </Menu>
      {open === 'task' && <TaskDialog target={target} onClose={close} onDone={done('Task added')} />}
      {open !== null && open !== 'task' && (
        <LogDialog kind={open} target={target} onClose={close} onDone={done(`Logged on ${target.title}`)} />
      )}
    </>
  );
}
