import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';

/**
 * Reads the page's data again. A wish that comes while it is being read waits for the end of that: an own action and the
 * news of it come close together, and a reading that is cut off ends as an error.
 */
export function useRefresh(): () => void {
  const { revalidate, state } = useRevalidator();
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!wanted || state !== 'idle') return;
    setWanted(false);
    revalidate();
  }, [wanted, state, revalidate]);
  return useCallback(() => setWanted(true), []);
}
