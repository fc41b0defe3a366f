import { useNavigation, useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

/**
 * Reads the page's data again. Wishes that come close together (an own action and the news of it) become one, and none
 * cuts off a reading that is under way, its own or that of another page: that would end as an error. One per page, handed
 * to whoever wishes.
 * @param pauseMs how long a wish waits for more of them
 */
export function useRefresh(pauseMs = 150): () => void {
  const { state, revalidate } = useRevalidator();
  const { state: navigating } = useNavigation();
  const latest = useRef({ isIdle: true, revalidate });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    latest.current = { isIdle: state === 'idle' && navigating === 'idle', revalidate };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    const read = () => {
      if (latest.current.isIdle) latest.current.revalidate();
      else timer.current = setTimeout(read, pauseMs);
    };
    clearTimeout(timer.current);
    timer.current = setTimeout(read, pauseMs);
  }, [pauseMs]);
}
