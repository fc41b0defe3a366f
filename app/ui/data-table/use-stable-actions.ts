import { useEffect, useMemo, useRef } from 'react';
import type { RowActions } from './row';

/** One object for all rows and all renders, which always calls the latest functions. */
export function useStableActions<Row>(latest: RowActions<Row>): RowActions<Row> {
  const current = useRef(latest);
  useEffect(() => {
    current.current = latest;
  });
  return useMemo(
    () => ({
      select: (index, range) => current.current.select(index, range),
      startEdit: (at, typed) => current.current.startEdit(at, typed),
      endEdit: (move) => current.current.endEdit(move),
      commit: (row, column, value) => current.current.commit(row, column, value),
    }),
    [],
  );
}
