import { useEffect, useState } from 'react';

const minute = 60_000;

/** The time, to the minute. It begins with the server's, so that both draw the same. */
export function useNow(first: number): number {
  const [now, setNow] = useState(first);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
