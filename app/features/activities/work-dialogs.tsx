import { useMemo } from 'react';
import { CreateDialog } from '~/features/records/create-dialog';
import { useRecords } from '~/features/records/records-context';
import type { RecordView, WorkedOn } from '~/features/records/types';
import { useDescription } from '~/features/records/use-description';

export type ActivityKind = 'call' | 'meeting' | 'email';
/** The record that something is logged or planned on. */
export type Target = { object: WorkedOn; id: string; title: string };

type Props = {
  target: Target;
  onClose: () => void;
  onDone: (record: RecordView, groupId: string | null) => void;
};

const words: Record<ActivityKind, { title: string; subject: (name: string) => string }> = {
  call: { title: 'Log a call', subject: (name) => `Call with ${name}` },
  meeting: { title: 'Log a meeting', subject: (name) => `Meeting with ${name}` },
  email: { title: 'Log an email', subject: (name) => `Email to ${name}` },
};

/** A call, meeting or mail on a record: logged, or planned when its time is to come. */
export function LogDialog({ kind, target, onClose, onDone }: Props & { kind: ActivityKind }) {
  const { me } = useRecords();
  const object = useDescription('activity');
  const values = useMemo(
    () => ({
      subject: words[kind].subject(target.title),
      kind,
      startsAt: new Date().toISOString(),
      durationMinutes: null,
      outcome: null,
      body: null,
      ownerId: me.id,
    }),
    [kind, target.title, me.id],
  );
  if (!object) return null;
  return (
    <CreateDialog
      plural="activities"
      title={words[kind].title}
      confirm="Log it"
      on={{ object: target.object, recordId: target.id }}
      {...{ object, values, onClose }}
      onCreated={onDone}
    />
  );
}

/** Something to do about a record. */
export function TaskDialog({ target, onClose, onDone }: Props) {
  const { me } = useRecords();
  const object = useDescription('task');
  const values = useMemo(
    () => ({ title: null, dueOn: null, dueAt: null, priority: 'normal', ownerId: me.id, body: null }),
    [me.id],
  );
  if (!object) return null;
  return (
    <CreateDialog
      plural="tasks"
      on={{ object: target.object, recordId: target.id }}
      {...{ object, values, onClose }}
      onCreated={onDone}
    />
  );
}
