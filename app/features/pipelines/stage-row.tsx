import { ArrowDown, ArrowUp, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { tagHue } from '~/features/records/tag-hue';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '~/ui/menu';
import type { RowMoves } from '~/ui/sortable-list';
import { dealsText, type Stage } from './settings-data';

type Props = {
  stage: Stage;
  count: number;
  moves: RowMoves;
  mayManage: boolean;
  onEdit: () => void;
  onRemove: () => void;
};

/** What a stage is, in one line, and what can be done with it. */
export function StageRow({ stage, count, moves, mayManage, onEdit, onRemove }: Props) {
  const { id, name, type, probability, color, rotDays, requiredFields } = stage;
  const facts = [
    type === 'open' ? `${probability}%` : `counts as ${type}`,
    ...(rotDays ? [`rots after ${rotDays} ${rotDays === 1 ? 'day' : 'days'}`] : []),
    ...(requiredFields.length > 0
      ? [`asks for ${requiredFields.length} ${requiredFields.length === 1 ? 'field' : 'fields'}`]
      : []),
  ];
  return (
    <>
      <span data-hue={tagHue(color, id)} className="ms-1 size-2.5 shrink-0 rounded-full bg-hue-dot" />
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 text-13">
        <span className="truncate font-medium">{name}</span>
        <span className="text-12 text-muted tabular-nums">{facts.join(' · ')}</span>
      </div>
      <span className="shrink-0 text-13 text-muted tabular-nums">{dealsText(count)}</span>
      {mayManage && (
        <RowMenu name={name}>
          <MenuItem icon={<Pencil />} onSelect={onEdit}>
            Edit
          </MenuItem>
          <MoveItems moves={moves} />
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={onRemove}>
            Delete
          </MenuItem>
        </RowMenu>
      )}
    </>
  );
}

export function RowMenu({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Menu align="end" trigger={<IconButton size="small" label={`Actions for ${name}`} icon={<Ellipsis />} />}>
      {children}
    </Menu>
  );
}

/** The order by menu, for those who do not drag. */
export function MoveItems({ moves: { up, down } }: { moves: RowMoves }) {
  return (
    <>
      <MenuItem icon={<ArrowUp />} disabled={!up} onSelect={up}>
        Move up
      </MenuItem>
      <MenuItem icon={<ArrowDown />} disabled={!down} onSelect={down}>
        Move down
      </MenuItem>
    </>
  );
}
