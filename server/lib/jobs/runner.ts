import type { EventEmitter } from 'node:events';
import { backOffMs } from '../back-off';
import type { Logger } from '../logging';
import { type Execution, executeJob } from './execute-job';
import type { Claim, JobStore } from './store';
import type { JobDefinition, JobRunner } from './types';

export type JobSettings = {
  /** Jobs at once. */
  concurrency: number;
  pollMs: number;
  /** A process silent for this long is taken for dead. The same for all processes. */
  leaseSeconds: number;
};

/** `added`: a job was committed in this process. `cancelled`: with the id. */
export type JobEvents = EventEmitter<{ added: []; cancelled: [string] }>;

type Options = {
  openStore: () => Promise<JobStore>;
  events: JobEvents;
  definitions: readonly JobDefinition[];
  settings: JobSettings;
  logger: Logger;
};

const recoverEveryMs = 1_000;
const cleanEveryMs = 10 * 60 * 1000;
/** After the grace: time to notice the aborted signal, before the job is given back over the handler's head. */
const lastWordMs = 1_000;

export function createRunner({ openStore, events, definitions, settings, logger }: Options): JobRunner {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  if (byName.size < definitions.length) throw new Error('two kinds of job have the same name');
  const names = [...byName.keys()];
  const running = new Map<string, { claim: Claim; execution: Execution }>();
  const alarm = createAlarm();
  let isLeaving = false;
  let loop: Promise<void> | undefined;
  let store: JobStore | undefined;

  const openNames = () =>
    names.filter((name) => {
      const limit = byName.get(name)?.concurrency ?? Number.POSITIVE_INFINITY;
      return [...running.values()].filter(({ claim }) => claim.name === name).length < limit;
    });

  function launch(jobs: JobStore, claim: Claim, definition: JobDefinition): void {
    const execution = executeJob({ store: jobs, definition, claim, leaseSeconds: settings.leaseSeconds, logger });
    running.set(claim.id, { claim, execution });
    void execution.done.then(() => {
      // A job that was lost may be running here again, under a newer claim.
      if (running.get(claim.id)?.execution === execution) running.delete(claim.id);
      alarm.ring();
    });
  }

  async function takeJobs(jobs: JobStore): Promise<void> {
    while (!isLeaving && running.size < settings.concurrency) {
      const claim = await jobs.claim(openNames());
      const definition = claim && byName.get(claim.name);
      if (!claim || !definition) return;
      if (isLeaving) await jobs.giveBack(claim);
      else launch(jobs, claim, definition);
    }
  }

  const everyNow = (ms: number, work: (jobs: JobStore) => Promise<unknown>) => {
    let due = performance.now();
    return async (jobs: JobStore) => {
      if (performance.now() < due) return;
      await work(jobs);
      due = performance.now() + ms * (0.75 + Math.random() / 2);
    };
  };
  const recover = everyNow(recoverEveryMs, async (jobs) => {
    const recovered = await jobs.recover(names);
    if (recovered > 0) logger.warn('jobs of a silent process are taken over', { jobs: recovered });
  });
  const clean = everyNow(cleanEveryMs, (jobs) => jobs.clean());

  async function work(): Promise<void> {
    let failures = 0;
    while (!isLeaving) {
      try {
        store ??= await openStore();
        await recover(store);
        await takeJobs(store);
        await clean(store);
        if (failures > 0) logger.info('jobs are taken again');
        failures = 0;
      } catch (error) {
        failures += 1;
        // One line an outage.
        if (failures === 1) logger.warn('no jobs can be taken at the moment', { error });
      }
      await alarm.wait(failures > 0 ? backOffMs(failures) : settings.pollMs);
    }
  }

  const onCancelled = (id: string) => running.get(id)?.execution.end('cancelled');

  async function leave(graceMs: number): Promise<void> {
    isLeaving = true;
    events.off('added', alarm.ring);
    alarm.ring();
    await loop;
    const unfinished = () => [...running.values()];
    await atMost(graceMs, unfinished());
    const late = unfinished();
    for (const { execution } of late) execution.end('leaving');
    await atMost(lastWordMs, late);
    for (const { claim } of unfinished()) await store?.giveBack(claim).catch(() => false);
    events.off('cancelled', onCancelled);
  }
  let leaving: Promise<void> | undefined;

  return {
    async start() {
      if (loop || isLeaving) return;
      events.on('added', alarm.ring);
      events.on('cancelled', onCancelled);
      loop = work();
    },
    stop(graceMs) {
      leaving ??= leave(graceMs);
      return leaving;
    },
  };
}

async function atMost(ms: number, jobs: { execution: Execution }[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([timeUp, Promise.all(jobs.map(({ execution }) => execution.done))]);
  clearTimeout(timer);
}

/** A wait that anybody can end early, also just before it begins. */
function createAlarm() {
  let isRinging = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      isRinging = true;
      wake?.();
    },
    async wait(ms: number): Promise<void> {
      if (!isRinging) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      isRinging = false;
    },
  };
}
