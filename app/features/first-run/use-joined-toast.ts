import { useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { toast } from '~/ui/toast-store';

/** Says hello to somebody who has just joined; once, since the address forgets it. */
export function useJoinedToast(workspace: string): void {
  const [params, setParams] = useSearchParams();
  const joined = params.has('joined');
  useEffect(() => {
    if (!joined) return;
    toast({ title: `You are in ${workspace} now`, key: 'joined', tone: 'success' });
    const rest = (now: URLSearchParams) => {
      now.delete('joined');
      return now;
    };
    setParams(rest, { replace: true, preventScrollReset: true });
  }, [joined, workspace, setParams]);
}
