import {
  type CollisionDetection,
  DndContext,
  type DragOverEvent,
  DragOverlay,
  MeasuringStrategy,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { type BarTarget, DropBar } from './drop-bar';
import type { Press, Presses } from './use-presses';

/** Fingers that scroll lift nothing: a card is lifted by holding it. */
const touchHold = { activationConstraint: { delay: 220, tolerance: 8 } };
const mouseMove = { activationConstraint: { distance: 5 } };

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

export type PointerDragProps = {
  presses: Presses;
  /** Holds the columns and the bar, as `data-column` and `data-drop-zone`. */
  board: RefObject<HTMLElement>;
  columnIds: readonly string[];
  /** Places to drop on at the foot of the board. */
  bar: readonly BarTarget[];
  /** The column that is under what is in hand. */
  over: string | null;
  onStart: (cardId: string) => void;
  /** @param columnId null over none */
  onOver: (columnId: string | null) => void;
  onDrop: () => void;
  onCancel: () => void;
  /** What is seen under the pointer. */
  children: ReactNode;
};

/**
 * Dragging cards by mouse and touch. It stands beside the board and not around it, and so can come after it: one thing
 * to drag that stands for whatever card was pressed, and a place to drop for each column and part of the bar.
 */
export function PointerDrag(props: PointerDragProps) {
  const { presses, board, columnIds, bar, onStart, onOver, onDrop, onCancel, children } = props;
  const sensors = useSensors(useSensor(MouseSensor, mouseMove), useSensor(TouchSensor, touchHold));
  const card = useRef('');
  const columnOf = (event: Pick<DragOverEvent, 'over'>) =>
    (event.over?.data.current?.column as string | undefined) ?? null;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={detect}
      measuring={measuring}
      accessibility={accessibility}
      onDragStart={() => onStart(card.current)}
      onDragOver={(event) => onOver(columnOf(event))}
      onDragEnd={(event) => (columnOf(event) === null ? onCancel() : onDrop())}
      onDragCancel={onCancel}
    >
      <Grip presses={presses} onGrip={(id) => (card.current = id)} />
      {columnIds.map((id) => (
        <DropPlace key={id} id={`column ${id}`} column={id} board={board} mark="data-column" />
      ))}
      {bar.length > 0 && <DropBar targets={bar} over={props.over} />}
      {bar.map(({ id }) => (
        <DropPlace key={id} id={`bar ${id}`} column={id} board={board} mark="data-drop-zone" />
      ))}
      {createPortal(<DragOverlay dropAnimation={null}>{children}</DragOverlay>, document.body)}
    </DndContext>
  );
}

/** Begins a drag with a card that was pressed. */
function Grip({ presses, onGrip }: { presses: Presses; onGrip: (cardId: string) => void }) {
  const { setNodeRef, listeners } = useDraggable({ id: 'card' });
  useEffect(() =>
    presses.follow((press: Press, card: HTMLElement) => {
      setNodeRef(card);
      onGrip(card.dataset.card ?? '');
      listeners?.[press.type === 'touchstart' ? 'onTouchStart' : 'onMouseDown']?.(press);
    }),
  );
  return null;
}

type PlaceProps = Pick<PointerDragProps, 'board'> & { id: string; column: string; mark: string };

function DropPlace({ id, column, board, mark }: PlaceProps) {
  const { setNodeRef } = useDroppable({ id, data: { column } });
  useEffect(() => {
    setNodeRef(board.current?.querySelector<HTMLElement>(`[${mark}="${CSS.escape(column)}"]`) ?? null);
  });
  return null;
}
