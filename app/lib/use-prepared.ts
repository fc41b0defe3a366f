import { useEffect } from 'react';

/**
 * Loads a part of the page that is not needed to show it when a hand first moves: before it can be asked for, and after
 * the page is there.
 */
export function usePrepared(load: () => Promise<unknown>): void {
  useEffect(() => {
    // A connection that is lost just now is tried again when the part is opened
    const prepare = () => void load().catch(() => undefined);
    const options = { once: true, passive: true };
    window.addEventListener('pointermove', prepare, options);
    window.addEventListener('pointerdown', prepare, options);
    window.addEventListener('keydown', prepare, options);
    return () => {
      window.removeEventListener('pointermove', prepare);
      window.removeEventListener('pointerdown', prepare);
      window.removeEventListener('keydown', prepare);
    };
  }, [load]);
}
