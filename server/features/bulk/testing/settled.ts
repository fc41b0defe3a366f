import { setTimeout as sleep } from 'node:timers/promises';
import type { TestApp } from '../../../testing/test-app';
import type { BulkRun } from '../bulk.schema';

export type SignedIn = Awaited<ReturnType<TestApp['signedIn']>>;

/** Waits until a run is no longer on its way. */
export async function settled(who: SignedIn, id: string): Promise<BulkRun> {
  for (;;) {
    const run = await (await who.at()).bulk.get({ id });
    if (!['queued', 'running', 'undoing'].includes(run.status)) return run;
    await sleep(20);
  }
}
