import { useEffect } from 'react';
import { useApi } from '~/features/workspace/use-workspace';
import { isObjectName } from './types';

/** Notes that the viewer opened a record, so that the palette offers it again. */
export function useVisit(object: string, id: string): void {
  const api = useApi();
  useEffect(() => {
    // What cannot be noted now is noted the next time
    if (isObjectName(object)) void api.recent.visit.mutate({ object, id }).catch(() => undefined);
  }, [api, object, id]);
}
