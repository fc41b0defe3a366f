import { useEffect } from 'react';

/** What tells that a hand moves; a part of a page that scrolls does not tell the window, which hears it on its way there. */
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll'];

/**
 * Loads a part of the page that is not needed to show it when a hand first moves: before it can be asked for, and after
 * the page is there.
 */
export function usePrepared(load: () => Promise<unknown>): void {
  useEffect(() => {
    // A connection that is lost just now is tried again when the part is opened
    const prepare = () => void load().catch(() => undefined);
    const options = { once: true, passive: true, capture: true };
    for (const sign of signs) window.addEventListener(sign, prepare, options);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, prepare, options);
    };
  }, [load]);
}
