import { MoveRight, X } from 'lucide-react';
import { Button } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem, MenuLabel } from '~/ui/menu';
import { ActionBar } from '~/ui/page-header';

type Props = {
  /** What the cards are, in the plural. */
  many: string;
  count: number;
  columns: readonly { id: string; label: string }[];
  onMove: (columnId: string) => void;
  onClear: () => void;
};

/** What can be done with the selected cards; dragging one of them takes all along. */
export function SelectionBar({ many, count, columns, onMove, onClear }: Props) {
  return (
    <ActionBar label={`Actions for the selected ${many}`}>
      <span className="whitespace-nowrap pe-2 text-13 tabular-nums">{count} selected</span>
      <Menu
        side="top"
        trigger={
          <Button size="small" variant="ghost" icon={<MoveRight />}>
            Move to…
          </Button>
        }
      >
        <MenuLabel>Move to…</MenuLabel>
        {columns.map(({ id, label }) => (
          <MenuItem key={id} onSelect={() => onMove(id)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
      <IconButton size="small" label="Clear the selection" shortcut="Escape" icon={<X />} onClick={onClear} />
    </ActionBar>
  );
}
