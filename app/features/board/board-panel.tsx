import { useNavigate } from '@remix-run/react';
import { useMemo } from 'react';
import { LazyListPanel } from '~/features/records/lazy-list-panel';
import { rightsOf } from '~/features/records/record-rights';
import { useRecords } from '~/features/records/records-context';
import type { ObjectDescription, Plural, RecordView } from '~/features/records/types';
import type { PanelTarget } from '~/features/records/view-state';
import type { BoardColumn } from '~/ui/board/types';
import type { Cards } from './use-cards';

type Props<Card extends RecordView> = {
  plural: Plural;
  object: ObjectDescription;
  board: Cards<Card>;
  columns: readonly BoardColumn<Card>[];
  panel: PanelTarget | null;
  loaded: RecordView | null;
  onOpen: (id: string | null, replace?: boolean) => void;
};

/** The record of `?panel=` beside its board: the steps go down the columns, one after the other. */
export function BoardPanel<Card extends RecordView>(props: Props<Card>) {
  const { plural, object, board, columns, panel, loaded, onOpen } = props;
  const { can, path } = useRecords();
  const navigate = useNavigate();
  const { adopt, remove } = board;
  const list = useMemo(
    () => ({
      rows: columns.flatMap((column): RecordView[] => [...column.items]),
      remove: (ids: readonly string[]) => remove(ids),
      replace: (fresh: readonly RecordView[]) => adopt(fresh as readonly Card[]),
    }),
    [columns, remove, adopt],
  );
  return (
    <LazyListPanel
      {...{ plural, object, list, panel, loaded, onOpen }}
      can={rightsOf(can)}
      onFull={(id) => navigate(path(`${plural}/${id}`))}
    />
  );
}
