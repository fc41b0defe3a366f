import { clsx } from 'clsx';
import { Ellipsis } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { Checkbox } from '../checkbox';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../menu';
import type { BoardItems } from './types';

/** What a card can ask of its board; stable. */
export type CardActions = {
  open: (id: string) => void;
  toggle: (id: string, on: boolean) => void;
  moveTo: (id: string, columnId: string) => void;
};

export type MoveTarget = { id: string; label: string };

type Props<Item> = BoardItems<Item> & {
  item: Item;
  columnId: string;
  /** Columns that the menu offers; none when nothing may be moved. */
  targets: readonly MoveTarget[];
  selected: boolean;
  lifted: boolean;
  /** The one card of its column that Tab comes to. */
  tabbable: boolean;
  /** The card was opened beside the board. */
  current: boolean;
  /** Boxes and menus come with the scripts they need. */
  hydrated: boolean;
  hintId: string;
  actions: CardActions;
};

const frameStyle = clsx(
  'group relative rounded-card border bg-surface p-2.5 text-13 transition-colors hover:border-line-strong',
  'data-selected:border-accent data-selected:bg-selected data-current:border-accent',
  'has-[[data-card-link]:focus-visible]:outline-2 has-[[data-card-link]:focus-visible]:outline-focus',
);
const urgentStyle = 'border-s-3 border-s-danger ps-2';

function CardFrameOf<Item>(props: Props<Item>) {
  const { item, columnId, targets, selected, lifted, tabbable, current, hydrated, hintId, actions } = props;
  const { idOf, labelOf, hrefOf, render, isUrgent } = props;
  const [id, label] = [idOf(item), labelOf(item)];
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    actions.open(id);
  };
  return (
    <div
      data-card={id}
      data-selected={selected || undefined}
      data-current={current || undefined}
      data-lifted={lifted || undefined}
      className={clsx(
        frameStyle,
        isUrgent?.(item) && urgentStyle,
        lifted && 'border-accent! border-dashed! bg-sunken!',
      )}
    >
      <a
        href={hrefOf(item)}
        data-card-link={id}
        tabIndex={tabbable ? 0 : -1}
        draggable={false}
        aria-describedby={hydrated ? hintId : undefined}
        aria-current={current || undefined}
        onClick={onClick}
        className="wrap-anywhere line-clamp-2 font-medium outline-none [-webkit-touch-callout:none] after:absolute after:inset-0 after:rounded-card touch:pe-16"
      >
        <bdi>{label}</bdi>
      </a>
      {render(item)}
      {hydrated && (
        <CardControls
          id={id}
          label={label}
          columnId={columnId}
          targets={targets}
          selected={selected}
          tabbable={tabbable}
          actions={actions}
        />
      )}
    </div>
  );
}

/** A card on the board: its link, what stands on it, its box and its menu. The whole of it opens and can be dragged. */
export const CardFrame = memo(CardFrameOf) as typeof CardFrameOf;

type ControlsProps = Pick<Props<unknown>, 'columnId' | 'targets' | 'selected' | 'tabbable' | 'actions'> & {
  id: string;
  label: string;
};

const CardControls = memo(function CardControls(props: ControlsProps) {
  const { id, label, targets, selected, tabbable, actions } = props;
  if (targets.length === 0) return null;
  return (
    <div
      data-no-drag
      className={clsx(
        'absolute end-1 top-1 z-10 flex items-center gap-1 rounded-control bg-surface ps-2 group-data-selected:bg-selected group-data-lifted:bg-sunken',
        'opacity-0 focus-within:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100',
        'has-data-[state=open]:opacity-100 group-data-selected:opacity-100',
      )}
    >
      <Checkbox
        hideLabel
        label={`Select ${label}`}
        checked={selected}
        tabIndex={tabbable ? 0 : -1}
        onChange={(event) => actions.toggle(id, event.target.checked)}
      />
      <CardMenu {...props} />
    </div>
  );
});

function CardMenu({ id, label, columnId, targets, selected, tabbable, actions }: ControlsProps) {
  const button = (
    <button
      type="button"
      data-card-menu={id}
      tabIndex={tabbable ? 0 : -1}
      aria-label={`Actions for ${label}`}
      className="grid size-6 place-items-center rounded-control text-muted hover:bg-hover hover:text-text touch:size-9"
    >
      <Ellipsis />
    </button>
  );
  return (
    <Menu align="end" trigger={button}>
      <MenuItem onSelect={() => actions.open(id)}>Open</MenuItem>
      <MenuItem shortcut="x" onSelect={() => actions.toggle(id, !selected)}>
        {selected ? 'Take out of the selection' : 'Select'}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Move to…</MenuLabel>
      {targets.map((target) => (
        <MenuItem key={target.id} disabled={target.id === columnId} onSelect={() => actions.moveTo(id, target.id)}>
          {target.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
