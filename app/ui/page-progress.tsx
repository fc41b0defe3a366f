import { useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';

/** A thin line at the top while the next page is on its way; waits a moment, so that quick steps show nothing. */
export function PageProgress() {
  const { state } = useNavigation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (state === 'idle') return setLate(false);
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, [state]);
  if (!late) return null;
  return (
    <div
      role="progressbar"
      aria-label="Loading page"
      className="pointer-events-none fixed inset-x-0 top-0 z-80 h-0.5 print:hidden"
    >
      <div className="h-full origin-left animate-creep bg-focus" />
    </div>
  );
}
