import { useSearchParams } from '@remix-run/react';
import { type ComponentProps, lazy, Suspense, useEffect } from 'react';

const load = () => import('./work-panel');
const WorkPanel = lazy(load);

/**
 * The panel of a task or an activity over a page. It brings timelines and editors along, more than the page itself, so
 * it is loaded when a hand first moves: before anything can be opened, and after the page is there.
 */
export function LazyWorkPanel(props: ComponentProps<typeof WorkPanel>) {
  const [params] = useSearchParams();
  useEffect(() => {
    // A connection that is lost just now is tried again when a panel is opened
    const prepare = () => void load().catch(() => undefined);
    const options = { once: true, passive: true };
    window.addEventListener('pointermove', prepare, options);
    window.addEventListener('keydown', prepare, options);
    return () => {
      window.removeEventListener('pointermove', prepare);
      window.removeEventListener('keydown', prepare);
    };
  }, []);
  if (!params.has('panel')) return null;
  return (
    <Suspense>
      <WorkPanel {...props} />
    </Suspense>
  );
}
