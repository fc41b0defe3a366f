import { CalendarClock, Mail, PhoneCall, Plus, SquareCheckBig } from 'lucide-react';
import { useState } from 'react';
import { keysOf } from '~/features/commands/catalogue';
import { useCommands } from '~/features/commands/use-commands';
import { LogDialog, TaskDialog } from '~/features/records/late-parts';
import { useUndo } from '~/features/records/use-undo';
import { Button } from '~/ui/button';
import { Menu, MenuItem, MenuSeparator } from '~/ui/menu';
import type { ActivityKind, Target } from './work-dialogs';

type Open = ActivityKind | 'task' | null;

/** Logs and plans on a record: a menu, and commands with a key each. */
export function LogMenu({ target, size }: { target: Target; size?: 'small' }) {
  const { announce } = useUndo();
  const [open, setOpen] = useState<Open>(null);
  useCommands([
    { id: 'record.log-call', run: () => setOpen('call') },
    { id: 'record.log-meeting', run: () => setOpen('meeting') },
    { id: 'record.log-email', run: () => setOpen('email') },
    { id: 'record.new-task', run: () => setOpen('task') },
  ]);
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
        <MenuItem icon={<PhoneCall />} shortcut={keysOf('record.log-call')} onSelect={() => setOpen('call')}>
          Call
        </MenuItem>
        <MenuItem icon={<CalendarClock />} shortcut={keysOf('record.log-meeting')} onSelect={() => setOpen('meeting')}>
          Meeting
        </MenuItem>
        <MenuItem icon={<Mail />} shortcut={keysOf('record.log-email')} onSelect={() => setOpen('email')}>
          Email
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<SquareCheckBig />} shortcut={keysOf('record.new-task')} onSelect={() => setOpen('task')}>
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
