import { useRevalidator } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { type ApiClient, explainFailure } from '~/lib/api-client';
import { toast } from '~/ui/toast-store';
import { useApi } from '../workspace/use-workspace';

/**
 * Runs one change of an import at a time and loads the page's data anew. A refusal is said in a toast; the data on the
 * page is then what the server has.
 */
export function useImportChange() {
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const change = useCallback(
    async <T>(work: (imports: ApiClient['imports']) => Promise<T>): Promise<T | undefined> => {
      setBusy(true);
      try {
        return await work(api.imports);
      } catch (error) {
        const { message } = explainFailure(error);
        toast({ title: message, tone: 'danger', key: 'import-change' });
        return undefined;
      } finally {
        setBusy(false);
        revalidate();
      }
    },
    [api, revalidate],
  );
  return { busy, change };
}
