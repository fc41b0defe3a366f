import { Maximize2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { LogMenu } from '~/features/activities/log-menu';
import { keysOf } from '~/features/commands/catalogue';
import { useCommands } from '~/features/commands/use-commands';
import { IconButton } from '~/ui/icon-button';
import { SidePanel } from '~/ui/side-panel';
import { SkeletonLines } from '~/ui/skeleton';
import { useMedia } from '~/ui/use-media';
import { toastFailure } from './choices';
import { neighbour } from './list-rules';
import { PanelBody } from './panel-body';
import { RecordMenu, RecordTitle } from './record-header';
import { useRecords } from './records-context';
import { isWhole } from './shown-columns';
import { isWorkedOn, type ObjectDescription, type Plural, type RecordView, type Rights } from './types';
import { useRecord } from './use-record';
import type { RecordList } from './use-record-list';
import { useVisit } from './use-visit';
import type { PanelTarget } from './view-state';

type Props = {
  plural: Plural;
  object: ObjectDescription;
  list: Pick<RecordList, 'rows' | 'replace' | 'remove'>;
  panel: PanelTarget | null;
  /** The record that the loader read for the address. */
  loaded: RecordView | null;
  can: Rights;
  onOpen: (id: string | null, replace?: boolean) => void;
  onFull: (id: string) => void;
};

/** The record of `?panel=` over its list: its title at once from the row that is there, the rest as soon as it is read. */
export function ListPanel(props: Props) {
  const { plural, object, list, panel, loaded, onOpen } = props;
  const { callsOf } = useRecords();
  const [fetched, setFetched] = useState<RecordView | null>(null);
  const id = panel?.id;
  const row = id === undefined ? undefined : list.rows.find((one) => one.id === id);
  const whole = (one: RecordView | null | undefined): one is RecordView =>
    one?.id === id && one !== null && one !== undefined && isWhole(one, object);
  // The newest of those that are whole: a row of the list often has its shown fields alone
  const record = id === undefined ? undefined : [row, fetched, loaded].find(whole);
  const { replace } = list;
  const missing = id !== undefined && !record;
  useEffect(() => {
    if (!missing || !id) return;
    let left = false;
    callsOf(plural)
      .get(id)
      .then((found) => {
        if (left) return;
        setFetched(found);
        replace([found]);
      })
      .catch((error: unknown) => {
        if (left) return;
        toastFailure(error, 'This record cannot be shown');
        onOpen(null, true);
      });
    return () => {
      left = true;
    };
  }, [missing, id, callsOf, plural, onOpen, replace]);
  if (record) return <OpenPanel key={record.id} {...props} record={record} />;
  return (
    <SidePanel
      open={missing}
      onClose={() => onOpen(null)}
      title={row?.title ?? 'Loading'}
      header={row && <RecordTitle object={object} record={row} />}
      width="wide"
    >
      <div className="p-5">
        <SkeletonLines />
      </div>
    </SidePanel>
  );
}

function OpenPanel({ plural, object, list, record, can, onOpen, onFull }: Props & { record: RecordView }) {
  const open = useRecord({
    plural,
    object,
    initial: record,
    onRecord: (next) => list.replace([next]),
    onGone: () => onOpen(null, true),
  });
  // On a phone the panel is the page: its title needs the room more than the steps do
  const narrow = useMedia('(width < 40rem)');
  const step = (by: 1 | -1) => {
    if (narrow) return undefined;
    const to = neighbour(list.rows, record.id, by);
    return to && (() => onOpen(to.id, true));
  };
  const [previous, next] = [step(-1), step(1)];
  useVisit(object.name, record.id);
  useCommands([
    previous && { id: 'record.previous', run: previous },
    next && { id: 'record.next', run: next },
    { id: 'record.open-full', run: () => onFull(record.id) },
  ]);
  return (
    <SidePanel
      open
      onClose={() => onOpen(null)}
      title={open.record.title}
      header={<RecordTitle object={object} record={open.record} />}
      width="wide"
      onPrevious={previous}
      onNext={next}
      stepKeys={{ previous: keysOf('record.previous'), next: keysOf('record.next') }}
      actions={
        <>
          {can.update && open.record.deletedAt === null && isWorkedOn(object.name) && (
            <LogMenu size="small" target={{ object: object.name, id: record.id, title: record.title }} />
          )}
          <IconButton
            size="small"
            label="Open full page"
            shortcut={keysOf('record.open-full')}
            icon={<Maximize2 />}
            onClick={() => onFull(record.id)}
          />
          <RecordMenu
            plural={plural}
            object={object}
            open={open}
            can={can}
            onGone={() => {
              list.remove([record.id]);
              onOpen(null, true);
            }}
          />
        </>
      }
    >
      <PanelBody object={object} plural={plural} open={open} can={can} />
    </SidePanel>
  );
}
