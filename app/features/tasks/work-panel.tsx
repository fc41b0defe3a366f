import { useNavigate, useSearchParams } from '@remix-run/react';
import { useCallback } from 'react';
import { described } from '~/features/records/descriptions';
import { ListPanel } from '~/features/records/list-panel';
import { rightsOf } from '~/features/records/record-rights';
import { useRecords } from '~/features/records/records-context';
import { pluralOf, type RecordView } from '~/features/records/types';
import { readPanel, writePanel } from '~/features/records/view-state';

type Props = {
  /** What is on the page, so that the panel opens at once. */
  rows: readonly RecordView[];
  /** The record that the loader read for the address. */
  loaded: RecordView | null;
  onChange: (records: readonly RecordView[]) => void;
  onGone: () => void;
};

/** The task or activity of `?panel=` over a page that is no list: a day, a calendar, the home page. */
export default function WorkPanel({ rows, loaded, onChange, onGone }: Props) {
  const [params, setParams] = useSearchParams();
  const { objects, can, path } = useRecords();
  const navigate = useNavigate();
  const panel = readPanel(params);
  const object = panel?.object;
  const onOpen = useCallback(
    (id: string | null, replace = false) =>
      setParams((now) => writePanel(now, id && object ? { object, id } : null), { preventScrollReset: true, replace }),
    [setParams, object],
  );
  if (!panel || !objects[panel.object]) return null;
  const plural = pluralOf[panel.object];
  return (
    <ListPanel
      plural={plural}
      object={described(objects, panel.object)}
      list={{
        rows: rows.filter((row) => ('kind' in row ? 'activity' : 'task') === panel.object),
        replace: onChange,
        remove: onGone,
      }}
      panel={panel}
      loaded={loaded}
      can={rightsOf(can)}
      onOpen={onOpen}
      onFull={(id) => navigate(path(`${plural}/${id}`))}
    />
  );
}
