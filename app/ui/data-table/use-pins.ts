import { type RefObject, useState } from 'react';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect';
import type { Column } from './types';

type Options<Row> = {
  columns: readonly Column<Row>[];
  selectable: boolean;
  table: RefObject<HTMLTableElement>;
};

/** The others need some room to pass, in pixels. */
const roomForOthers = 96;
/** table.css has a class for each. */
const mostPins = 6;
const phoneQuery = '(width < 40rem)';

/** Keys of the first column, which is always pinned, and of those marked right after it. */
function wantedPins<Row>(columns: readonly Column<Row>[]): string[] {
  const first = columns.findIndex(({ pinned }, at) => at > 0 && !pinned);
  return columns.slice(0, Math.min(first < 0 ? columns.length : first, mostPins)).map(({ key }) => key);
}

/**
 * How many columns at the start stay in sight: the first, and pinned ones as long as the others have room beside them; on
 * phones the first alone. Where each stands is set as a property of the table once scripts run: served pages carry no
 * style, and nothing is scrolled then.
 */
export function usePins<Row>({ columns, selectable, table }: Options<Row>): number {
  const wanted = wantedPins(columns).join();
  const most = wanted.split(',').length;
  const [fitting, setFitting] = useState(most);
  useBrowserLayoutEffect(() => {
    const element = table.current;
    const scroller = element?.parentElement;
    if (!element || !scroller) return;
    const all = [...element.querySelectorAll<HTMLElement>('thead th')];
    const boxes = selectable ? all.shift() : undefined;
    const heads = all.slice(0, wanted.split(',').length);
    const measure = () => {
      const isPhone = window.matchMedia(phoneQuery).matches;
      let end = isPhone ? 0 : (boxes?.offsetWidth ?? 0);
      let count = 0;
      for (const head of heads) {
        const next = end + head.offsetWidth;
        if (count > 0 && (isPhone || next > scroller.clientWidth - roomForOthers)) break;
        element.style.setProperty(`--pin-${count}`, `${end}px`);
        end = next;
        count += 1;
      }
      setFitting(count);
      // What is scrolled to must not hide under the pinned columns
      scroller.style.scrollPaddingInlineStart = `${end}px`;
    };
    const watch = new ResizeObserver(measure);
    for (const one of [scroller, ...heads]) watch.observe(one);
    measure();
    return () => watch.disconnect();
  }, [table, selectable, wanted]);
  return Math.min(fitting, most);
}
