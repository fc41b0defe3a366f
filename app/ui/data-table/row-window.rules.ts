/** Indexes of rows, both included; the last may lie beyond the end. */
export type RowsInView = { first: number; last: number };
type Scroller = { scrollTop: number; clientHeight: number };

export const rowsBeyondView = 8;

/** The rows that are in sight. All are of one height, and so is the head, which stays over them. */
export function rowsInView({ scrollTop, clientHeight }: Scroller, rowHeight: number): RowsInView {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - 1);
  const last = Math.max(first, Math.ceil((scrollTop + clientHeight) / rowHeight) - 2);
  return { first, last };
}

/** The rows that are in the page: those in sight, a few around, and the one that is kept (-1 for none). */
export function rowIndexes({ first, last }: RowsInView, count: number, keep: number): number[] {
  const end = Math.min(count - 1, last + rowsBeyondView);
  const start = Math.max(0, Math.min(first - rowsBeyondView, end));
  const indexes = Array.from({ length: Math.max(0, end - start + 1) }, (_, at) => start + at);
  if (keep < 0 || keep >= count) return indexes;
  if (keep < start) return [keep, ...indexes];
  return keep > end ? [...indexes, keep] : indexes;
}

/** How far to scroll so that a row is in sight, under the head; not at all where it is. */
export function scrollTopFor(index: number, { scrollTop, clientHeight }: Scroller, rowHeight: number): number {
  const under = index * rowHeight;
  const over = (index + 2) * rowHeight - clientHeight;
  if (under < scrollTop) return under;
  return over > scrollTop ? over : scrollTop;
}
