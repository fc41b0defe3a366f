import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type MutableRefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useDensity } from '~/lib/density';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect';
import { touchQuery, useMedia } from '../use-media';

/** Row heights in pixels; the same as --row-height in tokens.css. */
const rowHeights = { comfortable: 36, compact: 28, touch: 44 };
/** What the server renders, before anyone knows how high the window is. */
const firstRows = 40;
const rowsBeyondView = 8;
/** How many rows before the end the next page is asked for. */
const reachAhead = 15;

type Options = {
  scroller: HTMLElement | null;
  count: number;
  keyOf: (index: number) => string;
  /** A row that stays in the page wherever one scrolls, because it has the focus. */
  keep: number;
  scrollKey: string | undefined;
  onReachEnd: (() => void) | undefined;
  /** Filled here, for the table around. */
  handle: MutableRefObject<WindowHandle>;
};

/** What the table asks of the rows without rendering again at each step of scrolling. */
export type WindowHandle = { rowsPerPage: number; scrollToRow: (index: number) => void };

/** Which rows are in the page: those in view, a few around, and the focused one. All of them when printing. */
export function useRowWindow({ scroller, count, keyOf, keep, scrollKey, onReachEnd, handle }: Options) {
  const density = useDensity();
  const rowHeight = rowHeights[useMedia(touchQuery) ? 'touch' : density];
  const printing = usePrinting();
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (keep < 0 || keep >= range.count || indexes.includes(keep)) return indexes;
      return [...indexes, keep].sort((a, b) => a - b);
    },
    [keep],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: rowsBeyondView,
    scrollMargin: rowHeight,
    initialRect: { width: 0, height: firstRows * rowHeight },
    rangeExtractor,
  });

  // Another row height makes every measure stale
  useBrowserLayoutEffect(() => virtualizer.measure(), [rowHeight]);
  useKeptScroll(scroller, scrollKey);

  useBrowserLayoutEffect(() => {
    handle.current = {
      rowsPerPage: Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowHeight) - 2),
      scrollToRow: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    };
  }, [handle, scroller, rowHeight, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const asked = useRef('');
  useEffect(() => {
    // Once per state of the list, however often the page around renders with a new function
    const state = `${count}:${last}`;
    if (!onReachEnd || last < count - 1 - reachAhead || asked.current === state) return;
    asked.current = state;
    onReachEnd();
  }, [onReachEnd, last, count]);

  return {
    rowHeight,
    indexes: printing ? Array.from({ length: count }, (_, index) => index) : items.map((item) => item.index),
  };
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => setPrinting(true);
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

/** Remembers how far a list was scrolled, for as long as the tab lives. */
function useKeptScroll(element: HTMLElement | null, key: string | undefined) {
  useBrowserLayoutEffect(() => {
    if (!key || !element) return;
    const name = `scroll:${key}`;
    const kept = Number(sessionStorage.getItem(name));
    if (kept > 0) element.scrollTop = kept;
    const save = () => sessionStorage.setItem(name, String(element.scrollTop));
    window.addEventListener('pagehide', save);
    return () => {
      save();
      window.removeEventListener('pagehide', save);
    };
  }, [element, key]);
}
