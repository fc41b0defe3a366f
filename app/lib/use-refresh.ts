import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

const pauseMs = 150;

/**
 * Reads the page's data again. Wishes that come close together (an own action and the news of it) become one, and none
 * cuts off a reading that is under way: that would end as an error. One per page, handed to whoever wishes.
 */
export function useRefresh(): () => void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    latest.current = revalidator;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    const read = () => {
      if (latest.current.state === 'idle') latest.current.revalidate();
      else timer.current = setTimeout(read, pauseMs);
    };
    clearTimeout(timer.current);
    timer.current = setTimeout(read, pauseMs);
  }, []);
}
