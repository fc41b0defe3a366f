import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { clsx } from 'clsx';
import { GripVertical } from 'lucide-react';
import { type MutableRefObject, type ReactNode, useId, useRef, useState } from 'react';

/** What a row may do besides being dragged: the same by a menu. Undefined at the ends of the list. */
export type RowMoves = { up?: () => void; down?: () => void };

export type SortableListProps<Item> = {
  label: string;
  items: readonly Item[];
  idOf: (item: Item) => string;
  labelOf: (item: Item) => string;
  /** Without it the list is only read. Called with all ids in their new order. */
  onOrder?: (ids: string[]) => void;
  children: (item: Item, moves: RowMoves) => ReactNode;
};

const distance = { distance: 4 };

/** A list that is put in order by dragging its handles, by Space and arrows on them, or by what its rows offer. */
export function SortableList<Item>({ label, items, idOf, labelOf, onOrder, children }: SortableListProps<Item>) {
  const dndId = useId();
  const { shown, order } = useOrder(items, idOf, onOrder);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: distance }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = shown.map(idOf);
  const resting = useRef(false);
  const move = (from: number, to: number) => order(arrayMove(ids, from, to));
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))];
    if (from >= 0 && to >= 0 && from !== to) move(from, to);
  };
  return (
    <DndContext
      id={dndId}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        announcements: words(shown, { idOf, labelOf, resting }),
        screenReaderInstructions: { draggable: 'Space lifts the row, arrows move it, Space drops it, Escape cancels.' },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol aria-label={label} className="divide-y">
          {shown.map((item, at) => (
            <Row key={idOf(item)} id={idOf(item)} label={labelOf(item)} fixed={!onOrder || shown.length < 2}>
              {children(item, {
                ...(onOrder && at > 0 && { up: () => move(at, at - 1) }),
                ...(onOrder && at < shown.length - 1 && { down: () => move(at, at + 1) }),
              })}
            </Row>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

/** The order that was just made stands until the list comes anew. */
function useOrder<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  onOrder: ((ids: string[]) => void) | undefined,
) {
  const [made, setMade] = useState<{ of: readonly Item[]; ids: readonly string[] } | null>(null);
  const at = (item: Item) => made?.ids.indexOf(idOf(item)) ?? -1;
  const shown = made?.of === items ? items.toSorted((a, b) => at(a) - at(b)) : items;
  const order = (ids: string[]) => {
    setMade({ of: items, ids });
    onOrder?.(ids);
  };
  return { shown, order };
}

type Naming<Item> = Pick<SortableListProps<Item>, 'idOf' | 'labelOf'> & {
  /** It was lifted and has not moved yet: that it is over itself would only talk over that. */
  resting: MutableRefObject<boolean>;
};

function words<Item>(items: readonly Item[], { idOf, labelOf, resting }: Naming<Item>): Announcements {
  const name = (id: UniqueIdentifier) => {
    const item = items.find((one) => idOf(one) === id);
    return item === undefined ? '' : labelOf(item);
  };
  const place = (id: UniqueIdentifier | undefined) =>
    `position ${items.findIndex((one) => idOf(one) === id) + 1} of ${items.length}`;
  return {
    onDragStart: ({ active }) => {
      resting.current = true;
      return `Lifted ${name(active.id)}, ${place(active.id)}.`;
    },
    onDragOver: ({ active, over }) => {
      if (resting.current && over?.id === active.id) return undefined;
      resting.current = false;
      return `${name(active.id)}, ${place(over?.id)}.`;
    },
    onDragEnd: ({ active, over }) => `Dropped: ${name(active.id)}, ${place(over?.id)}.`,
    onDragCancel: ({ active }) => `Cancelled: ${name(active.id)}, ${place(active.id)}.`,
  };
}

type RowProps = { id: string; label: string; fixed: boolean; children: ReactNode };

function Row({ id, label, fixed, children }: RowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled: fixed,
  });
  return (
    <li
      ref={setNodeRef}
      // Only while something moves: what the server renders carries no styles
      style={transform ? { transform: CSS.Translate.toString(transform), transition } : undefined}
      className={clsx(
        'flex min-h-11 items-center gap-2 py-1.5 ps-2 pe-3',
        isDragging && 'relative z-10 bg-raised shadow-float',
      )}
    >
      {!fixed && (
        <button
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          type="button"
          aria-label={`Move ${label}`}
          className="grid size-7 shrink-0 cursor-grab touch-none place-items-center rounded-small text-muted hover:bg-hover touch:size-11"
        >
          <GripVertical />
        </button>
      )}
      {children}
    </li>
  );
}
