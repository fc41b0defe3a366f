import type { ForwardedRef, MutableRefObject } from 'react';

/** One ref callback for a piece that needs its element itself and also hands it to its user. */
export function mergeRefs<T>(own: MutableRefObject<T | null>, given: ForwardedRef<T>) {
  return (element: T | null) => {
    own.current = element;
    if (typeof given === 'function') given(element);
    else if (given) given.current = element;
  };
}
