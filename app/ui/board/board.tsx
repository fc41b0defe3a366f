import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  MeasuringStrategy,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useId, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useHydrated } from '../use-hydrated';
import { useMedia } from '../use-media';
import type { MoveTarget } from './card-frame';
import { Column } from './column';
import { type BarTarget, DropBar } from './drop-bar';
import { CardMouseSensor, CardTouchSensor } from './sensors';
import type { BoardColumn, BoardItems } from './types';
import { useActiveCard } from './use-active-card';
import { useBoardKeys } from './use-board-keys';
import { useCardActions } from './use-card-actions';
import { useLift } from './use-lift';

export type BoardProps<Item> = {
  label: string;
  columns: readonly BoardColumn<Item>[];
  items: BoardItems<Item>;
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
  mayMove: boolean;
  /** The column that phones show; the switcher above belongs to the page. */
  shownColumn: string;
  /** The card that is open beside the board. */
  currentId: string | null;
  onOpen: (id: string) => void;
  onMove: (ids: readonly string[], columnId: string) => void;
  onReachEnd: (columnId: string) => void;
  /** Gives the focus to a card, once per object: after a dialog that began with a drop. */
  focusOn?: { id: string } | null;
  /** Floats over the foot of the board, unless something is being dragged. */
  children?: ReactNode;
};

/** Fingers that scroll lift nothing: a card is lifted by holding it. */
const touchHold = { delay: 220, tolerance: 8 };
const mouseMove = { distance: 5 };
const narrowQuery = '(width < 40rem)';

/** The bar lies over the columns, so it is asked first. */
const detect: CollisionDetection = (args) => {
  const hits = pointerWithin(args);
  const bar = hits.find(({ id }) => String(id).startsWith('bar '));
  return bar ? [bar] : hits.slice(0, 1);
};

// The board has a live region of its own, for pointer and keys alike
const quiet = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};
const accessibility = { announcements: quiet, screenReaderInstructions: { draggable: '' } };
const measuring = { droppable: { strategy: MeasuringStrategy.Always } };
const none: ReadonlySet<string> = new Set();

/**
 * Columns of cards that are moved by pointer, touch, keys and menu. What a card is, in which order cards stand and what a
 * move does, the page says.
 */
export function Board<Item>(props: BoardProps<Item>) {
  const { columns, items, selection, onSelectionChange, mayMove, currentId, onMove } = props;
  const { idOf, labelOf, placeOf } = items;
  const hydrated = useHydrated();
  const narrow = useMedia(narrowQuery);
  const dndId = useId();
  const hintId = useId();
  const root = useRef<HTMLDivElement>(null);
  const { active, focus, onFocus } = useActiveCard(root, props.focusOn);
  const lanes = useMemo(
    () => columns.map(({ id, items: cards, collapsed }) => ({ id, ids: cards.map(idOf), collapsed })),
    [columns, idOf],
  );
  const cardOf = (id: string): Item | undefined => {
    for (const { items: cards } of columns) {
      const found = cards.find((card) => idOf(card) === id);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const columnOf = (id: string) => columns.find((column) => column.id === id);
  const placeIn = (id: string, columnId: string): number => {
    const card = cardOf(id);
    const column = columnOf(columnId);
    return card === undefined || !column ? 0 : placeOf(card, column.items);
  };
  const move = (ids: readonly string[], columnId: string, lead = ids[0]) => {
    onMove(ids, columnId);
    if (lead && !columnOf(columnId)?.collapsed) focus(lead);
  };
  const { lift, words, start, hover, cancel, drop } = useLift({
    lanes,
    labelOf: (id) => columnOf(id)?.label ?? '',
    countOf: (id) => columnOf(id)?.count ?? 0,
    nameOf: (id) => {
      const card = cardOf(id);
      return card === undefined ? '' : labelOf(card);
    },
    placeIn,
    selection,
    onMove: (ids, columnId) => move(ids, columnId, lift && ids.includes(lift.lead) ? lift.lead : ids[0]),
  });
  const onKeyDown = useBoardKeys({
    lanes,
    lift,
    mayMove,
    selection,
    onSelectionChange,
    focus,
    start,
    hover,
    drop,
    cancel,
  });
  const sensors = useSensors(
    useSensor(CardMouseSensor, { activationConstraint: mouseMove }),
    useSensor(CardTouchSensor, { activationConstraint: touchHold }),
  );
  const actions = useCardActions({ ...props, lanes, move });
  const onDragOver = ({ over }: DragOverEvent) => hover((over?.data.current?.column as string | undefined) ?? null);
  const onDragEnd = ({ over }: DragEndEvent) => {
    if (over) drop();
    else cancel();
  };
  const lifted = useMemo(() => (lift ? new Set(lift.ids) : none), [lift]);
  const targets = useMoveTargets(columns, mayMove);
  const bar = columns.flatMap(({ id, label, inBar }): BarTarget[] => {
    if (inBar) return [{ id, label, ...inBar }];
    return narrow && id !== lift?.from ? [{ id, label, tone: 'neutral' }] : [];
  });
  const lead = lift && cardOf(lift.lead);
  return (
    <DndContext
      id={dndId}
      sensors={sensors}
      collisionDetection={detect}
      measuring={measuring}
      accessibility={accessibility}
      onDragStart={({ active: { id } }) => start(String(id), 'pointer')}
      onDragOver={onDragOver}
      onDragEnd={onDragEnd}
      onDragCancel={cancel}
    >
      <p id={hintId} hidden>
        Space lifts the card, x selects it, m opens its menu.
      </p>
      <div role="status" aria-live="assertive" data-board-words className="sr-only">
        {words}
      </div>
      <div className="relative flex min-h-0 flex-1">
        <fieldset
          aria-label={`Board of ${props.label.toLowerCase()}`}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          className="flex min-h-0 min-w-0 flex-1"
        >
          <div ref={root} className="flex min-w-0 flex-1 overflow-x-auto overscroll-x-contain">
            {columns.map((column) => (
              <Column<Item>
                key={column.id}
                column={column}
                items={items}
                targets={targets}
                selection={selection}
                lifted={lifted}
                landing={
                  lift && lift.over === column.id && lift.from !== column.id ? placeIn(lift.lead, column.id) : null
                }
                active={active}
                currentId={currentId}
                shown={column.id === props.shownColumn}
                hydrated={hydrated}
                hintId={hintId}
                actions={actions}
                onReachEnd={props.onReachEnd}
              />
            ))}
          </div>
        </fieldset>
        {lift ? bar.length > 0 && <DropBar targets={bar} over={lift.over} /> : props.children}
      </div>
      {hydrated &&
        createPortal(
          <DragOverlay dropAnimation={null}>
            {lift?.by === 'pointer' && lead && <InHand items={items} item={lead} count={lift.ids.length} />}
          </DragOverlay>,
          document.body,
        )}
    </DndContext>
  );
}

/** The columns a card may go to; the same list for as long as their names are the same, so that no card draws again. */
function useMoveTargets(columns: readonly BoardColumn<unknown>[], mayMove: boolean): readonly MoveTarget[] {
  const text = JSON.stringify(mayMove ? columns.map(({ id, label }) => ({ id, label })) : []);
  return useMemo(() => JSON.parse(text) as MoveTarget[], [text]);
}

/** The card under the pointer, with the number of those that come along. */
function InHand<Item>({ items, item, count }: { items: BoardItems<Item>; item: Item; count: number }) {
  return (
    <div className="relative cursor-grabbing rounded-card border border-accent bg-raised p-2.5 text-13 shadow-float">
      <p className="wrap-anywhere line-clamp-2 font-medium">
        <bdi>{items.labelOf(item)}</bdi>
      </p>
      {items.render(item)}
      {count > 1 && (
        <span className="absolute -end-2 -top-2 grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 font-semibold text-12 text-on-accent tabular-nums">
          {count}
        </span>
      )}
    </div>
  );
}
