import { useNavigate } from '@remix-run/react';
import { useCallback, useMemo, useRef } from 'react';
import { LogDialog, TaskDialog } from '~/features/activities/work-dialogs';
import { CreateDealDialog } from '~/features/deals/create-deal-dialog';
import { CreateDialog } from '~/features/records/create-dialog';
import { described } from '~/features/records/descriptions';
import { RecordsProvider, useRecords } from '~/features/records/records-context';
import {
  type ObjectDescription,
  type ObjectName,
  pluralOf,
  type RecordView,
  type Values,
} from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import type { Deed } from './shell';
import { useBasics } from './use-basics';

type Props = { deed: Deed; onClose: () => void };

const objectOfDeed = (deed: Deed): ObjectName =>
  deed.kind === 'create' ? deed.object : deed.kind === 'task' ? 'task' : 'activity';

/** The dialog of a deed that was begun from anywhere. */
export default function DeedDialog({ deed, onClose }: Props) {
  const close = useRef(onClose);
  close.current = onClose;
  const basics = useBasics(
    objectOfDeed(deed),
    useCallback(() => close.current(), []),
  );
  if (!basics) return null;
  return (
    <RecordsProvider basics={basics}>
      {deed.kind === 'create' ? <Create object={deed.object} onClose={onClose} /> : <OnRecord {...{ deed, onClose }} />}
    </RecordsProvider>
  );
}

/** What a new record begins with: it is the viewer's. */
const startingValues = ({ name }: ObjectDescription, me: string): Values =>
  name === 'task' ? { title: null, dueOn: null, priority: 'normal', ownerId: me } : { ownerId: me };

/** A task belongs into a day and leaves one where one is; everything else is gone on with at once. */
function Create({ object, onClose }: { object: ObjectName; onClose: () => void }) {
  const { objects, me, path } = useRecords();
  const { announce } = useUndo();
  const navigate = useNavigate();
  const description = described(objects, object);
  const values = useMemo(() => startingValues(description, me.id), [description, me.id]);
  const onCreated = (record: RecordView, groupId: string | null) => {
    onClose();
    announce(`Added ${record.title}`, groupId);
    if (object !== 'task') navigate(path(`${pluralOf[object]}/${record.id}`));
  };
  const nameOf = useCallback(
    (id: string) => description.fields.flatMap(({ options }) => options ?? []).find(({ value }) => value === id)?.label,
    [description],
  );
  if (object === 'deal') {
    return (
      <CreateDealDialog
        onClose={onClose}
        onCreated={(deal) => {
          onClose();
          navigate(path(`deals/${deal.id}`));
        }}
      />
    );
  }
  return <CreateDialog plural={pluralOf[object]} object={description} {...{ values, nameOf, onClose, onCreated }} />;
}

function OnRecord({ deed, onClose }: { deed: Exclude<Deed, { kind: 'create' }>; onClose: () => void }) {
  const { announce } = useUndo();
  const onDone = (words: string) => (_: RecordView, groupId: string | null) => {
    onClose();
    announce(words, groupId);
  };
  const { target } = deed;
  return deed.kind === 'task' ? (
    <TaskDialog {...{ target, onClose }} onDone={onDone(`Task added to ${target.title}`)} />
  ) : (
    <LogDialog kind={deed.activity} {...{ target, onClose }} onDone={onDone(`Logged on ${target.title}`)} />
  );
}
