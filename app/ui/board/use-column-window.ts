import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useHydrated } from '../use-hydrated';

/** What a card with its gap is taken for until it has been measured. */
const cardHeight = 108;
/** What the server renders, before anyone knows how high the window is. */
const firstCards = 9;
const cardsBeyondView = 4;
/** How many cards before the end the next page is asked for. */
const reachAhead = 8;

type Options = {
  scroller: HTMLElement | null;
  count: number;
  keyOf: (index: number) => string;
  /** Cards that stay in the page wherever one scrolls: the one with the focus, those in hand. */
  keep: readonly number[];
  onReachEnd: (() => void) | undefined;
};

/** A card of the window, with the empty room before it in pixels. */
export type Placed = { index: number; before: number };

/** Which cards of a column are in the page: those in view, a few around, and the kept ones. */
export function useColumnWindow({ scroller, count, keyOf, keep, onReachEnd }: Options) {
  const hydrated = useHydrated();
  const keepText = keep.join();
  const rangeExtractor = useCallback(
    (range: Range) => {
      const kept = keepText ? keepText.split(',').map(Number) : [];
      const indexes = new Set([...defaultRangeExtractor(range), ...kept.filter((index) => index < range.count)]);
      return [...indexes].sort((a, b) => a - b);
    },
    [keepText],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => cardHeight,
    getItemKey: keyOf,
    overscan: cardsBeyondView,
    initialRect: { width: 0, height: firstCards * cardHeight },
    rangeExtractor,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const asked = useRef('');
  useEffect(() => {
    const state = `${count}:${last}`;
    if (!onReachEnd || last < count - 1 - reachAhead || asked.current === state) return;
    asked.current = state;
    onReachEnd();
  }, [onReachEnd, last, count]);

  let end = 0;
  const placed: Placed[] = items.map((item) => {
    const before = hydrated ? item.start - end : 0;
    end = item.end;
    return { index: item.index, before };
  });
  return {
    placed,
    after: hydrated ? Math.max(0, virtualizer.getTotalSize() - end) : 0,
    inView: virtualizer.range,
    measure: virtualizer.measureElement,
  };
}
