import { useEffect } from 'react';
import type { RouterInputs } from '@/api/types';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { isObjectName } from './types';

/** Notes that the viewer opened a record, so that the palette offers it again. */
export function useVisit(object: string, id: string): void {
  const { path } = useWorkspace();
  const address = path('trpc/recent.visit');
  useEffect(() => {
    if (!isObjectName(object)) return;
    // Every record is shown with this one call and no other, for which the client need not be fetched.
    // What is not noted now, for want of an answer or by one that is no, is noted the next time: none is remembered as sent
    const visit: RouterInputs['recent']['visit'] = { object, id };
    const headers = { 'Content-Type': 'application/json' };
    void fetch(address, { method: 'POST', headers, body: JSON.stringify(visit) }).catch(() => undefined);
  }, [address, object, id]);
}
