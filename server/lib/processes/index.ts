import { shutdownConfig } from '../config';
import { lazyInstance } from '../lazy-instance';
import { flushLogs, logger } from '../logging';
import { createProcessManager, type ProcessManager } from './process-manager';

export {
  createProcessManager,
  type ProcessManager,
  type ProcessManagerOptions,
  type ProcessState,
} from './process-manager';
export type { RequestsInFlight, StartedRequest } from './requests';
export { type ShutdownStage, type ShutdownStep, shutdownStages } from './shutdown-list';
export { type ProcessLoad, watchProcess } from './watch';

/** This process, made at first use. It listens to nothing until an entry says so. */
export const processManager: ProcessManager = lazyInstance(() => {
  const manager = createProcessManager({
    logger,
    shutdownTimeoutMs: shutdownConfig.timeoutMs,
    shutdownDelayMs: shutdownConfig.delayMs,
  });
  manager.shutdown.at('flush-logs', 'log lines', () => flushLogs());
  return manager;
});
