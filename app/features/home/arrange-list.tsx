import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
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
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { Switch } from '~/ui/checkbox';
import { IconButton } from '~/ui/icon-button';
import type { Arranging } from './use-arrangement';
import { labelOf, type WidgetKey } from './widgets';

/** All widgets in their order: dragged by the handle or moved by buttons, shown or hidden. */
export default function ArrangeList({ arranging }: { arranging: Arranging }) {
  const { order } = arranging.arrangement;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const reorder = (key: WidgetKey, to: number) => arranging.reorder(arrayMove([...order], order.indexOf(key), to));
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) reorder(active.id as WidgetKey, order.indexOf(over.id as WidgetKey));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
      <SortableContext items={[...order]} strategy={verticalListSortingStrategy}>
        <ol aria-label="Widgets">
          {order.map((key, index) => (
            <ArrangeRow
              key={key}
              widget={key}
              shown={!arranging.arrangement.hidden.has(key)}
              onShow={(shown) => arranging.show(key, shown)}
              onUp={index > 0 ? () => reorder(key, index - 1) : undefined}
              onDown={index < order.length - 1 ? () => reorder(key, index + 1) : undefined}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

type RowProps = {
  widget: WidgetKey;
  shown: boolean;
  onShow: (shown: boolean) => void;
  onUp?: () => void;
  onDown?: () => void;
};

function ArrangeRow({ widget, shown, onShow, onUp, onDown }: RowProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } = useSortable({
    id: widget,
  });
  const label = labelOf(widget);
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx(
        'flex h-10 items-center gap-1 rounded-control touch:h-12',
        isDragging && 'relative z-10 bg-hover',
      )}
    >
      <button
        ref={setActivatorNodeRef}
        type="button"
        {...attributes}
        {...listeners}
        aria-label={`Drag ${label}`}
        className="grid size-7 shrink-0 cursor-grab touch-none place-items-center rounded-control text-muted hover:bg-hover touch:size-11"
      >
        <GripVertical className="size-3.5" />
      </button>
      <Switch
        label={label}
        checked={shown}
        onChange={(event) => onShow(event.target.checked)}
        className="min-w-0 flex-1"
      />
      <IconButton size="small" label={`Move ${label} up`} icon={<ArrowUp />} disabled={!onUp} onClick={onUp} />
      <IconButton size="small" label={`Move ${label} down`} icon={<ArrowDown />} disabled={!onDown} onClick={onDown} />
    </li>
  );
}
