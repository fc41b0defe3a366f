import { useNavigation, useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

declare global {
  interface Window {
    /** The router of the page, as Remix sets it without promising it. */
    __remixRouter?: { state: { navigation: { state: string }; revalidation: string } };
  }
}

/**
 * Whether nothing is being read. Asked of the router itself: what the page has rendered of it may be some time old, and
 * counts only where the router is not to be had.
 */
const isIdle = (rendered: { navigation: string; revalidation: string }): boolean => {
  const router = window.__remixRouter?.state;
  const { navigation, revalidation } = router ? { ...router, navigation: router.navigation.state } : rendered;
  return navigation === 'idle' && revalidation === 'idle';
};

/**
 * Reads the page's data again. Wishes that come close together (an own action and the news of it) become one, and none
 * cuts off a reading that is under way, its own or that of another page: that would end as an error. One per page, handed
 * to whoever wishes.
 * @param pauseMs how long a wish waits for more of them
 */
export function useRefresh(pauseMs = 150): () => void {
  const { state: revalidation, revalidate } = useRevalidator();
  const { state: navigation } = useNavigation();
  const latest = useRef({ navigation, revalidation, revalidate });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    latest.current = { navigation, revalidation, revalidate };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    const read = () => {
      if (isIdle(latest.current)) latest.current.revalidate();
      else timer.current = setTimeout(read, pauseMs);
    };
    clearTimeout(timer.current);
    timer.current = setTimeout(read, pauseMs);
  }, [pauseMs]);
}
