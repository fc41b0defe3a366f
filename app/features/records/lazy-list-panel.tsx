import { type ComponentProps, lazy, Suspense } from 'react';
import { usePrepared } from '~/lib/use-prepared';
import { useHydrated } from '~/ui/use-hydrated';

const load = async () => ({ default: (await import('./list-panel')).ListPanel });
const ListPanel = lazy(load);

/** The record over its list. It brings timelines and editors along, more than the list itself. */
export function LazyListPanel(props: ComponentProps<typeof ListPanel>) {
  const hydrated = useHydrated();
  usePrepared(load);
  if (!props.panel || !hydrated) return null;
  return (
    <Suspense>
      <ListPanel {...props} />
    </Suspense>
  );
}
