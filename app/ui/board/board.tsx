import { type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react';
import { usePrepared } from '~/lib/use-prepared';
import { latePart } from '../late-part';
import { useHydrated } from '../use-hydrated';
import { useMedia } from '../use-media';
import type { MoveTarget } from './card-frame';
import { Column, prepareColumns } from './column';
import type { BarTarget } from './drop-bar';
import type { PointerDragProps } from './pointer-drag';
import type { BoardColumn, BoardItems } from './types';
import { useActiveCard } from './use-active-card';
import { useBoardKeys } from './use-board-keys';
import { useCardActions } from './use-card-actions';
import { useLift } from './use-lift';
import { usePresses } from './use-presses';

const PointerDrag = latePart<PointerDragProps>(async () => (await import('./pointer-drag')).PointerDrag);

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

const narrowQuery = '(width < 40rem)';

const none: ReadonlySet<string> = new Set();
const noTargets: readonly BarTarget[] = [];

/**
 * Columns of cards that are moved by pointer, touch, keys and menu. What a card is, in which order cards stand and what a
 * move does, the page says.
 */
export function Board<Item>(props: BoardProps<Item>) {
  const { columns, items, selection, onSelectionChange, mayMove, currentId, onMove } = props;
  const { idOf, labelOf, placeOf } = items;
  const hydrated = useHydrated();
  const narrow = useMedia(narrowQuery);
  const hintId = useId();
  const root = useRef<HTMLDivElement>(null);
  const board = useRef<HTMLDivElement>(null);
  const presses = usePresses();
  const isHandNear = useHandNear();
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
    onGone: (columnId) => {
      const next =
        lanes.find(({ id, ids }) => id === columnId && ids.length > 0) ?? lanes.find(({ ids }) => ids.length > 0);
      if (next?.ids[0] && !isElsewhere()) focus(next.ids[0]);
    },
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
  const actions = useCardActions({ ...props, lanes, move });
  const lifted = useMemo(() => (lift ? new Set(lift.ids) : none), [lift]);
  const targets = useMoveTargets(columns, mayMove);
  const bar = columns.flatMap(({ id, label, inBar }): BarTarget[] => {
    if (inBar) return [{ id, label, ...inBar }];
    return narrow && id !== lift?.from ? [{ id, label, tone: 'neutral' }] : [];
  });
  const lead = lift && cardOf(lift.lead);
  return (
    <>
      <p id={hintId} hidden>
        Space lifts the card, x selects it, m opens its menu.
      </p>
      <div role="status" aria-live="assertive" data-board-words className="sr-only">
        {words}
      </div>
      <div ref={board} className="relative flex min-h-0 flex-1">
        <fieldset
          aria-label={`Board of ${props.label.toLowerCase()}`}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          {...(mayMove && presses.handlers)}
          className="flex min-h-0 min-w-0 flex-1"
        >
          {/* Positioned, so that words for screen readers in columns out of sight make no wider page */}
          <div ref={root} className="relative flex min-w-0 flex-1 overflow-x-auto overscroll-x-contain">
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
                isHandNear={isHandNear}
                hintId={hintId}
                actions={actions}
                onReachEnd={props.onReachEnd}
              />
            ))}
          </div>
        </fieldset>
        {!lift && props.children}
        {mayMove && isHandNear && (
          <PointerDrag
            presses={presses}
            board={board}
            columnIds={columns.map(({ id }) => id)}
            bar={lift ? bar : noTargets}
            over={lift?.over ?? null}
            onStart={(id) => start(id, 'pointer')}
            onOver={hover}
            onDrop={drop}
            onCancel={cancel}
          >
            {lift?.by === 'pointer' && lead && <InHand items={items} item={lead} count={lift.ids.length} />}
          </PointerDrag>
        )}
      </div>
    </>
  );
}

/** Whether the focus is somewhere that it must not be taken from, e.g. in a field of search. */
const isElsewhere = () => document.activeElement !== null && document.activeElement !== document.body;

/** Whether somebody is about to do something: what scrolls and drags cards is there from then on. */
function useHandNear(): boolean {
  const [isNear, setNear] = useState(false);
  const prepare = useCallback(async () => {
    await Promise.all([prepareColumns(), PointerDrag.prepare()]);
    setNear(true);
  }, []);
  usePrepared(prepare);
  return isNear;
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
