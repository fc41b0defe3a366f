import { type MutableRefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useDensity } from '~/lib/density';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect';
import { touchQuery, useMedia } from '../use-media';
import { useReachEnd } from '../use-reach-end';
import { type RowsInView, rowIndexes, rowsBeyondView, rowsInView, scrollTopFor } from './row-window.rules';

/** Row heights in pixels; the same as --row-height in tokens.css. */
const rowHeights = { comfortable: 36, compact: 28, touch: 44 };
/** What the server renders, before anyone knows how high the window is. */
const firstView: RowsInView = { first: 0, last: 38 };
/** How many rows before the end the next page is asked for. */
const reachAhead = 15;

type Options = {
  scroller: HTMLElement | null;
  count: number;
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
export function useRowWindow({ scroller, count, keep, scrollKey, onReachEnd, handle }: Options) {
  const density = useDensity();
  const rowHeight = rowHeights[useMedia(touchQuery) ? 'touch' : density];
  const printing = usePrinting();
  const [view, setView] = useState<RowsInView>(firstView);
  useBrowserLayoutEffect(() => {
    if (!scroller) return;
    const look = () => {
      const next = rowsInView(scroller, rowHeight);
      setView((now) => (now.first === next.first && now.last === next.last ? now : next));
    };
    // Rows that come into sight must be there when the browser paints them
    const onScroll = () => flushSync(look);
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [scroller, rowHeight]);
  useKeptScroll(scroller, scrollKey);

  useBrowserLayoutEffect(() => {
    handle.current = {
      rowsPerPage: Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowHeight) - 2),
      scrollToRow: (index) => {
        if (scroller) scroller.scrollTop = scrollTopFor(index, scroller, rowHeight);
      },
    };
  }, [handle, scroller, rowHeight]);

  const indexes = printing ? rowIndexes({ first: 0, last: count - 1 }, count, -1) : rowIndexes(view, count, keep);
  const last = Math.min(count - 1, view.last + rowsBeyondView);
  useReachEnd({ count, last, ahead: reachAhead, onReachEnd });

  return { rowHeight, indexes };
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
