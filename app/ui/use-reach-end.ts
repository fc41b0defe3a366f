import { useEffect, useRef } from 'react';

type Options = {
  count: number;
  /** Index of the last row that is in the page. */
  last: number;
  /** How many rows before the end the next ones are asked for. */
  ahead: number;
  onReachEnd: (() => void) | undefined;
};

/** Asks for more once the end of a list comes near: once per state of it, however often the page around renders. */
export function useReachEnd({ count, last, ahead, onReachEnd }: Options): void {
  const asked = useRef('');
  useEffect(() => {
    const state = `${count}:${last}`;
    if (!onReachEnd || last < count - 1 - ahead || asked.current === state) return;
    asked.current = state;
    onReachEnd();
  }, [onReachEnd, last, count, ahead]);
}
