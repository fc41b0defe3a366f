import { type RefObject, useEffect, useRef } from 'react';
import type { Place } from './grid-keys';
import { placeOf } from './places';
import { type CellRange, isOwnBusiness, isTextSelectedIn } from './use-cell-range';

type Options = {
  table: RefObject<HTMLTableElement>;
  range: CellRange;
  /** Grid column of the first cell with data. */
  firstColumn: number;
  /** Whether the block was copied or pasted over: the next tap takes another cell, instead of more of them. */
  isDone: () => boolean;
  onSelect: () => void;
};

/** A finger that rests for this long, in milliseconds, takes the cell under it. */
const longPress = 450;
/** How far, in pixels, a resting finger may move. */
const still = 8;

const same = (one: Place, other: Place) => one.row === other.row && one.column === other.column;

/**
 * Takes cells by pointer: a mouse by dragging over them or a right click, a finger by a long press. While cells are taken,
 * a tap takes all up to the one that is tapped, instead of opening its row.
 */
export function useCellHands(options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const table = latest.current.table.current;
    if (!table) return;
    /** The cell of a value that an event is about; none for controls, which have their own business. */
    const cellOf = ({ target }: Event, others = 'a, button, label'): Place | undefined => {
      if (!(target instanceof Element) || isOwnBusiness(target) || target.closest(others)) return undefined;
      const place = placeOf(target);
      return place && place.row >= 0 && place.column >= latest.current.firstColumn ? place : undefined;
    };
    const select = (from: Place, to: Place) => {
      latest.current.range.select(from, to);
      latest.current.onSelect();
    };
    let pressed: { at: Place; x: number; y: number } | undefined;
    let isFinger = false;
    let isDragging = false;
    /** The press did its work already: the click at its end does nothing more. */
    let isSpent = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const onDown = (event: PointerEvent) => {
      clearTimeout(timer);
      isFinger = event.pointerType !== 'mouse';
      isDragging = false;
      isSpent = false;
      const at = cellOf(event);
      const isPlain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
      pressed = at && isPlain ? { at, x: event.clientX, y: event.clientY } : undefined;
      if (!at || !isFinger) return;
      timer = setTimeout(() => {
        isSpent = true;
        select(at, at);
      }, longPress);
    };
    const onMove = (event: PointerEvent) => {
      if (!pressed) return;
      if (isFinger) {
        if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > still) clearTimeout(timer);
        return;
      }
      const to = cellOf(event, 'th');
      if ((event.buttons & 1) === 0 || !to || same(to, isDragging ? latest.current.range.place : pressed.at)) return;
      isDragging = true;
      isSpent = true;
      window.getSelection()?.removeAllRanges();
      select(pressed.at, to);
    };
    const onUp = () => {
      clearTimeout(timer);
      pressed = undefined;
    };
    const onSelectStart = (event: Event) => {
      if (isDragging && pressed) event.preventDefault();
    };
    const isTaking = (event: Event) =>
      isFinger && latest.current.range.block !== null && cellOf(event, 'button, label');
    /** The focus would go to the cell, and with it the block. */
    const onMouseDown = (event: MouseEvent) => {
      if (isTaking(event)) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      // A click without a press is a key on a link
      if (event.detail === 0) return;
      const to = isTaking(event);
      if (!isSpent && !to) return;
      event.preventDefault();
      event.stopPropagation();
      if (isSpent || !to) return;
      const { range, isDone } = latest.current;
      if (isDone()) select(to, to);
      else range.extend(range.place, to);
    };
    const onMenu = (event: MouseEvent) => {
      const at = cellOf(event);
      if (!at || isTextSelectedIn(table)) return;
      event.preventDefault();
      const { block } = latest.current.range;
      const isIn =
        block && at.row >= block.top && at.row <= block.bottom && at.column >= block.left && at.column <= block.right;
      if (!isIn) select(at, at);
    };

    const leaving = new AbortController();
    const { signal } = leaving;
    table.addEventListener('pointerdown', onDown, { signal });
    table.addEventListener('pointermove', onMove, { signal });
    for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, onUp, { signal });
    table.addEventListener('selectstart', onSelectStart, { signal });
    table.addEventListener('mousedown', onMouseDown, { signal, capture: true });
    table.addEventListener('click', onClick, { signal, capture: true });
    table.addEventListener('contextmenu', onMenu, { signal });
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, []);
}
