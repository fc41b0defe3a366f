import { RouteError } from '~/ui/route-error';
import { useWorkspace } from './use-workspace';

/** What a page of a workspace shows instead of itself: the frame around stays, so that one can go elsewhere. */
export function PageError() {
  const { path } = useWorkspace();
  return (
    <div className="grid flex-1 place-items-center">
      <RouteError homePath={path('')} />
    </div>
  );
}
