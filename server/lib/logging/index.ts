import { buildInfo } from '../build-info';
import { config, loggingConfig, secretValuesOf } from '../config';
import { lazyInstance } from '../lazy-instance';
import { renderLine } from './lines';
import { createLogger, type LogBase, type Logger } from './logger';
import { createOutput, type Output } from './output';

export {
  createLogger,
  type LogBase,
  type LogFields,
  type Logger,
  type LoggerOptions,
  type LogLevel,
  logLevels,
} from './logger';
export { requestIdFrom } from './request-id';

let processName = 'app';
const base: LogBase = {
  service: 'crm-flow',
  get process() {
    return processName;
  },
  get build() {
    return buildInfo.build;
  },
};

/** Says which process type writes the lines from now on: `web`, `worker`, … An entry calls it once. */
export function nameProcess(name: string): void {
  processName = name;
}

const dropNotice = (dropped: number): string =>
  renderLine(
    {
      time: new Date().toISOString(),
      level: 'warn',
      msg: 'log lines dropped: the reader was too slow',
      base: { ...base },
      fields: { dropped },
    },
    loggingConfig.format,
  );

const output: Output = lazyInstance(() => createOutput(process.stdout, dropNotice));

/** The logger of this process, made at its first line. Writes to standard output and nowhere else. */
export const logger: Logger = lazyInstance(() =>
  createLogger({
    level: loggingConfig.level,
    format: loggingConfig.format,
    base,
    write: (line) => output.write(line),
    secrets: secretValuesOf(config),
  }),
);

/** Waits for the last lines to leave this process; the end of the shutdown list. */
export async function flushLogs(limitMs = 500): Promise<void> {
  await new Promise(setImmediate);
  await output.flush(limitMs);
}
