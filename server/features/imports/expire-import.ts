import * as z from 'zod';
import type { JobContext } from '@/lib/jobs';
import type { AppServices } from '@/trpc/context';
import { expireJob } from './imports.job-kinds';
import { deleteImport, loadImport } from './imports.queries';
import { deleteKeptRows } from './kept-rows';

const dayMs = 86_400_000;
/** As long as an import can be undone, its file is there to look at. */
export const keptDays = 30;

/** `keys` are the blobs of the upload: they go as well when the import, or its workspace, is gone by then. */
export const expireInput = z.object({ importId: z.uuid(), keys: z.array(z.string()) });

type Job = Pick<JobContext<z.output<typeof expireInput>>, 'data' | 'tenantId' | 'fence'>;

/** Deletes the file of an import whose time is over, and the whole of a draft that was never started. */
export async function expireImport(app: AppServices, { data, tenantId, fence }: Job): Promise<void> {
  if (!tenantId) throw new Error('an import expires in a workspace');
  const { importId, keys } = data;
  const gone = await app.database.forTenant(tenantId).transaction('imports.expire', async (tx) => {
    const row = await loadImport(tx, importId).catch(() => undefined);
    await fence(tx);
    if (!row) return keys;
    if (row.status === 'queued' || row.status === 'running' || row.status === 'undoing') {
      await app.jobs.enqueue(tx, expireJob, data, { runAt: new Date(app.now().getTime() + dayMs) });
      return [];
    }
    if (row.status === 'uploaded' || row.status === 'ready') {
      await deleteKeptRows(tx, importId);
      await deleteImport(tx, importId);
    }
    return [...keys, row.blobKey, row.format.rowsKey];
  });
  for (const key of new Set(gone)) await app.services.blobs.delete(key);
}
