import type { QueryEvent } from './database';

/** Runs `work` and tells `onQuery` how long it took and whether it threw. */
export async function measure<T>(
  onQuery: ((event: QueryEvent) => void) | undefined,
  name: string,
  kind: QueryEvent['kind'],
  work: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  let ok = false;
  try {
    const value = await work();
    ok = true;
    return value;
  } finally {
    onQuery?.({ name, kind, ms: performance.now() - start, ok });
  }
}
