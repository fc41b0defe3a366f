import { useCallback, useEffect, useRef } from 'react';

/** Several wishes within so many milliseconds become one call. What fails now comes with the next one. */
export function useLater(pause: number, work: () => Promise<void>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latest.current().catch(() => undefined), pause);
  }, [pause]);
}
