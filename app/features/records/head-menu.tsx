import { ArrowDown, ArrowUp, EyeOff, Pin, PinOff } from 'lucide-react';
import type { Column } from '~/ui/data-table/types';
import { MenuItem, MenuSeparator } from '~/ui/menu';
import type { RecordView, SortLevel } from './types';
import type { Columns } from './use-columns';

type Props = {
  column: Column<RecordView>;
  columns: Columns;
  onSort: (sort: SortLevel[]) => void;
};

/** What can be done with a column from its header: order the rows by it, keep it in sight, hide it. */
export function HeadMenu({ column: { key, sortable }, columns, onSort }: Props) {
  const isTitle = columns.keys[0] === key;
  const isPinned = columns.pinned.includes(key);
  return (
    <>
      {sortable && (
        <>
          <MenuItem icon={<ArrowUp />} onSelect={() => onSort([{ field: key, direction: 'asc' }])}>
            Sort ascending
          </MenuItem>
          <MenuItem icon={<ArrowDown />} onSelect={() => onSort([{ field: key, direction: 'desc' }])}>
            Sort descending
          </MenuItem>
        </>
      )}
      {sortable && !isTitle && <MenuSeparator />}
      {!isTitle && (
        <>
          {isPinned ? (
            <MenuItem icon={<PinOff />} onSelect={() => columns.unpin(key)}>
              Unpin
            </MenuItem>
          ) : (
            <MenuItem icon={<Pin />} onSelect={() => columns.pin(key)}>
              Pin left
            </MenuItem>
          )}
          <MenuItem icon={<EyeOff />} onSelect={() => columns.hide(key)}>
            Hide the column
          </MenuItem>
        </>
      )}
    </>
  );
}
