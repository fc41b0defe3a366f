import { useCallback, useEffect, useRef, useState } from 'react';
import type { CellState } from '~/ui/data-table/types';

const markMs = 2_500;
const nameOf = (id: string, field: string) => `${id} ${field}`;

export type CellChange = { id: string; field: string; state: CellState | undefined };

/** What cells have besides their values: on the way, refused, just changed by somebody. */
export function useCellStates() {
  const [states, setStates] = useState<ReadonlyMap<string, CellState>>(new Map());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => running.forEach(clearTimeout);
  }, []);

  const setMany = useCallback((changes: readonly CellChange[]) => {
    setStates((all) => {
      const next = new Map(all);
      for (const { id, field, state } of changes) {
        if (state) next.set(nameOf(id, field), state);
        else next.delete(nameOf(id, field));
      }
      return next;
    });
  }, []);
  const setState = useCallback(
    (id: string, field: string, state: CellState | undefined) => setMany([{ id, field, state }]),
    [setMany],
  );
  const mark = useCallback(
    (id: string, fields: readonly string[]) => {
      for (const field of fields) setState(id, field, { changed: true });
      const timer = setTimeout(() => {
        timers.current.delete(timer);
        for (const field of fields) setState(id, field, undefined);
      }, markMs);
      timers.current.add(timer);
    },
    [setState],
  );
  const stateOf = useCallback(
    (row: { id: string }, field: string) => (states.size > 0 ? states.get(nameOf(row.id, field)) : undefined),
    [states],
  );
  return { setState, setStates: setMany, mark, stateOf };
}
