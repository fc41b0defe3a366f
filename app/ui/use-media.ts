import { useSyncExternalStore } from 'react';

/** Fingers and phones: the same condition as in tokens.css. */
export const touchQuery = '(pointer: coarse), (width < 40rem)';

/** Whether a media query holds; false on the server and while hydrating. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
