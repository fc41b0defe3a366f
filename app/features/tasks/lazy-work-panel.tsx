import { useSearchParams } from '@remix-run/react';
import { type ComponentProps, lazy, Suspense } from 'react';
import { usePrepared } from '~/lib/use-prepared';

const load = () => import('./work-panel');
const WorkPanel = lazy(load);

/** The panel of a task or an activity over a page. It brings timelines and editors along, more than the page itself. */
export function LazyWorkPanel(props: ComponentProps<typeof WorkPanel>) {
  const [params] = useSearchParams();
  usePrepared(load);
  if (!params.has('panel')) return null;
  return (
    <Suspense>
      <WorkPanel {...props} />
    </Suspense>
  );
}
