import type { Logger } from '../logging/logger';

/** Leaving is a list. Each part adds itself to a stage, so that the list knows none of them. */
export const shutdownStages = [
  'not-ready',
  'announce',
  'stop-taking-jobs',
  'close-port',
  'finish-work',
  'give-back',
  'stop-services',
  'flush-logs',
] as const;
export type ShutdownStage = (typeof shutdownStages)[number];

/** One part's work in a stage. The signal aborts when the stage's time is up; what is still running then is left behind. */
export type ShutdownStep = (signal: AbortSignal) => unknown;

/**
 * The share of the whole time that has passed when a stage must be over. Time that an early stage does not use goes to
 * the later ones; finishing work gets most, and giving back what is left must never be squeezed out by it.
 */
const over: Record<ShutdownStage, number> = {
  'not-ready': 0.05,
  announce: 0.1,
  'stop-taking-jobs': 0.15,
  'close-port': 0.2,
  'finish-work': 0.7,
  'give-back': 0.8,
  'stop-services': 0.95,
  'flush-logs': 1,
};

/** `timeoutMs` is the whole time, `delayMs` the part of it that the announcement takes. */
export type ShutdownTimes = { timeoutMs: number; delayMs: number };

export function createShutdownList(logger: Logger) {
  const steps = new Map<ShutdownStage, { name: string; run: ShutdownStep }[]>(
    shutdownStages.map((stage) => [stage, []]),
  );

  async function runStep(stage: ShutdownStage, name: string, run: ShutdownStep, signal: AbortSignal): Promise<boolean> {
    try {
      const finished = Promise.resolve(run(signal)).then(() => true);
      const inTime = await Promise.race([finished, aborted(signal)]);
      if (!inTime) logger.warn('shutdown step took too long and was left behind', { stage, step: name });
      return inTime;
    } catch (error) {
      logger.error('shutdown step failed', { stage, step: name, error });
      return false;
    }
  }

  async function runStage(stage: ShutdownStage, signal: AbortSignal): Promise<boolean> {
    const list = steps.get(stage) ?? [];
    if (stage !== 'stop-services') {
      const results = await Promise.all(list.map(({ name, run }) => runStep(stage, name, run, signal)));
      return results.every(Boolean);
    }
    // What was started last may use what was started first.
    let allWell = true;
    for (const { name, run } of [...list].reverse()) allWell = (await runStep(stage, name, run, signal)) && allWell;
    return allWell;
  }

  return {
    /** Adds a step; the answer takes it away again. `stop-services` runs last in, first out; the other stages at once. */
    at(stage: ShutdownStage, name: string, run: ShutdownStep): () => void {
      const list = steps.get(stage);
      if (!list) throw new Error(`there is no shutdown stage "${stage}"`);
      const step = { name, run };
      list.push(step);
      return () => {
        const index = list.indexOf(step);
        if (index >= 0) list.splice(index, 1);
      };
    },

    /** Runs every stage in order, each within its time. True if every step finished well. */
    async run({ timeoutMs, delayMs }: ShutdownTimes): Promise<boolean> {
      const started = performance.now();
      let allWell = true;
      for (const stage of shutdownStages) {
        const afterDelay = shutdownStages.indexOf(stage) >= shutdownStages.indexOf('announce') ? delayMs : 0;
        const end = afterDelay + (timeoutMs - delayMs) * over[stage];
        const signal = AbortSignal.timeout(Math.max(1, Math.round(end - (performance.now() - started))));
        // Sequential by meaning: a port is closed only after everybody was told.
        allWell = (await runStage(stage, signal)) && allWell;
      }
      return allWell;
    },
  };
}

const aborted = (signal: AbortSignal): Promise<false> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    else signal.addEventListener('abort', () => resolve(false), { once: true });
  });
