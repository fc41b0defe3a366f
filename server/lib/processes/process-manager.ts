import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../logging/logger';
import { createRequestTracking } from './requests';
import { createShutdownList, type ShutdownTimes } from './shutdown-list';

export type ProcessState = 'starting' | 'ready' | 'draining' | 'stopped';

export type ProcessManagerOptions = {
  logger: Logger;
  /** The hard limit for leaving, the delay included. */
  shutdownTimeoutMs: number;
  /** How long to go on serving after readiness failed, so that a load balancer notices. */
  shutdownDelayMs: number;
  /** Ends the process. Tests give their own. */
  exit?: (code: number) => void;
};

export type ProcessManager = ReturnType<typeof createProcessManager>;

/** An uncaught error leaves the process in an unknown state, so it may finish what is running, but not for long. */
const crashLimitMs = 5000;

/**
 * What a process knows about itself: starting → ready → draining → stopped, who is being served, and how to leave.
 * Nothing listens to signals until it is told to.
 */
export function createProcessManager({
  logger,
  shutdownTimeoutMs,
  shutdownDelayMs,
  exit = process.exit,
}: ProcessManagerOptions) {
  let state: ProcessState = 'starting';
  let leaving: Promise<number> | undefined;
  let failed = false;
  const requests = createRequestTracking();
  const shutdown = createShutdownList(logger);
  const streamsEnd = new AbortController();

  shutdown.at('announce', 'time for the load balancer', (signal) =>
    wait(timesOfLeaving().delayMs, undefined, { signal }),
  );
  shutdown.at('stop-taking-jobs', 'end of open streams', () => streamsEnd.abort());
  shutdown.at('finish-work', 'requests', (signal) => requests.idle(signal));

  // A crashed process announces nothing: it cannot promise to serve meanwhile.
  function timesOfLeaving(): ShutdownTimes {
    if (!failed) return { timeoutMs: shutdownTimeoutMs, delayMs: shutdownDelayMs };
    return { timeoutMs: Math.min(crashLimitMs, shutdownTimeoutMs), delayMs: 0 };
  }

  async function leave(reason: string): Promise<number> {
    const times = timesOfLeaving();
    const { count, oldestMs } = requests.inFlight;
    logger.info('draining', { reason, requests: count, oldestMs: Math.round(oldestMs) });
    const started = performance.now();
    const limit = new AbortController();
    const tooLate = wait(times.timeoutMs, undefined, { signal: limit.signal }).then(() => 'too late' as const);
    const outcome = await Promise.race([shutdown.run(times), tooLate.catch(() => 'too late' as const)]);
    limit.abort();
    state = 'stopped';
    if (outcome === 'too late')
      logger.error('the shutdown did not finish within its limit', { reason, limitMs: times.timeoutMs });
    else logger.info('stopped', { reason, ms: Math.round(performance.now() - started) });
    return outcome === true && !failed ? 0 : 1;
  }

  /** One turn later, so that the last line is written. */
  const exitSoon = (code: number): void => {
    setImmediate(() => exit(code));
  };

  const manager = {
    get state(): ProcessState {
      return state;
    },
    get isDraining(): boolean {
      return state === 'draining' || state === 'stopped';
    },
    /** Everything is attached and the port is open. A process that is already leaving stays so. */
    ready(): void {
      if (state !== 'starting') return;
      state = 'ready';
      logger.info('ready', { ms: Math.round(process.uptime() * 1000) });
    },

    startRequest: requests.start,
    endRequest: requests.end,
    get requests() {
      return requests.inFlight;
    },
    /** Resolves when nobody is being served, or when the signal aborts. */
    idle: requests.idle,

    shutdown: { at: shutdown.at },
    /** Aborts when long answers (event streams) should say goodbye: after the announcement, before the port closes. */
    streamsEnd: streamsEnd.signal,

    /** Leaves in order. Resolves with the exit code, within the hard limit; calling it again changes nothing. */
    drain(reason: string): Promise<number> {
      state = state === 'stopped' ? state : 'draining';
      leaving ??= leave(reason);
      return leaving;
    },

    /** SIGTERM and SIGINT leave in order; a second one leaves at once with 1. Returns what stops listening. */
    listenToSignals(): () => void {
      const onSignal = (signal: NodeJS.Signals) => {
        if (leaving) {
          logger.warn('second signal: leaving at once', { signal });
          exitSoon(1);
          return;
        }
        void manager.drain(signal).then(exitSoon);
      };
      process.on('SIGTERM', onSignal);
      process.on('SIGINT', onSignal);
      return () => {
        process.off('SIGTERM', onSignal);
        process.off('SIGINT', onSignal);
      };
    },

    /** An error that nobody caught: one fatal line, leave in order but soon, exit 1. Returns what stops listening. */
    listenToErrors(): () => void {
      const onError = (error: unknown, origin: string) => {
        if (failed) {
          logger.warn('another uncaught error while leaving', { origin, error });
          return;
        }
        failed = true;
        logger.error('uncaught error', { fatal: true, origin, error });
        void manager.drain(origin).then(() => exitSoon(1));
      };
      const onRejection = (reason: unknown) => onError(reason, 'unhandledRejection');
      process.on('uncaughtException', onError);
      process.on('unhandledRejection', onRejection);
      return () => {
        process.off('uncaughtException', onError);
        process.off('unhandledRejection', onRejection);
      };
    },
  };
  return manager;
}
