import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useLayoutEffect } from 'react';
import { useReachEnd } from '../use-reach-end';
import { type ColumnView, cardHeight, cardsBeyondView, type Placed } from './column-view-rules';

/** How many cards before the end the next page is asked for. */
const reachAhead = 8;

export type ColumnWindowProps = {
  scroller: HTMLElement | null;
  count: number;
  keyOf: (index: number) => string;
  /** Cards that stay in the page wherever one scrolls: the one with the focus, those in hand. */
  keep: readonly number[];
  onReachEnd: (() => void) | undefined;
  onView: (view: ColumnView) => void;
};

/** Says which cards of a column are in the page: those in view, a few around, and the kept ones. Draws nothing itself. */
export const ColumnWindow = memo(function ColumnWindow(props: ColumnWindowProps) {
  const { scroller, count, keyOf, keep, onReachEnd, onView } = props;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = new Set([...defaultRangeExtractor(range), ...keep.filter((index) => index < range.count)]);
      return [...indexes].sort((a, b) => a - b);
    },
    [keep],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => cardHeight,
    getItemKey: keyOf,
    overscan: cardsBeyondView,
    // It may come while somebody scrolls, and would else begin at the top
    initialOffset: () => scroller?.scrollTop ?? 0,
    rangeExtractor,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useReachEnd({ count, last, ahead: reachAhead, onReachEnd });
  useLayoutEffect(() => {
    // Before the column was measured nothing is in view
    if (items.length === 0 && count > 0) return;
    let end = 0;
    const placed = items.map((item): Placed => {
      const before = item.start - end;
      end = item.end;
      return { index: item.index, before };
    });
    const after = Math.max(0, virtualizer.getTotalSize() - end);
    onView({ placed, after, inView: virtualizer.range, measure: virtualizer.measureElement });
  });
  return null;
});
