import { Writable } from 'node:stream';
import winston from 'winston';
import { type LineFormat, type LineRecord, renderLine } from './lines';
import { createRedaction } from './redaction';
import { createSafeValues } from './safe-values';

export type LogFields = Record<string, unknown>;
type Write = (message: string, fields?: LogFields) => void;

/**
 * The levels are a contract, because a line is read by somebody who was asleep:
 * - `error`: somebody must act. A healthy system writes none.
 * - `warn`: odd, and handled.
 * - `info`: one line for each finished request or job, and for what an operator wants to see happen.
 * - `debug`: off; why something was decided.
 */
export type Logger = {
  error: Write;
  warn: Write;
  info: Write;
  debug: Write;
  /** The same logger with fields that stand on each of its lines. */
  child(fields: LogFields): Logger;
};

export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** On every line. Read at each line, so that an entry may name its process after the logger was made. */
export type LogBase = { service: string; process: string; build: string };

export type LoggerOptions = {
  level: LogLevel;
  format: LineFormat;
  base?: LogBase;
  /** Takes one whole line with its end. */
  write: (line: string) => void;
  /** Exact texts to hide wherever they stand, beside everything that looks like a secret. */
  secrets?: readonly string[];
};

const unnamed: LogBase = { service: 'crm-flow', process: 'unnamed', build: 'unknown' };
const MESSAGE = Symbol.for('message');

/** Carried through winston under a key of its own: winston merges `message` and `stack` of loose fields into its text. */
type Info = winston.Logform.TransformableInfo & {
  context: LogFields;
  fields: LogFields | undefined;
  [MESSAGE]?: string;
};

export function createLogger({ level, format, base = unnamed, write, secrets = [] }: LoggerOptions): Logger {
  const safe = createSafeValues(createRedaction(secrets));
  const asRecord = ({ level: at, message, context, fields }: Info): LineRecord => ({
    time: new Date().toISOString(),
    level: at,
    msg: safe.text(String(message)),
    base,
    fields: safe.fields({ ...context, ...fields }),
  });
  const sink = winston.createLogger({
    level,
    levels: Object.fromEntries(logLevels.map((name, rank) => [name, rank])),
    exitOnError: false,
    format: winston.format((info) => {
      info[MESSAGE] = renderLine(asRecord(info as Info), format);
      return info;
    })(),
  });
  // Not winston's own stream transport: it schedules a callback for each line, which costs more than the line itself.
  sink.pipe(
    new Writable({
      objectMode: true,
      write(info: Info, _encoding, done) {
        write(`${info[MESSAGE]}\n`);
        done();
      },
    }),
  );
  return withContext(sink, logLevels.indexOf(level), {});
}

function withContext(sink: winston.Logger, lowest: number, context: LogFields): Logger {
  const at = (level: LogLevel): Write =>
    logLevels.indexOf(level) > lowest
      ? () => {}
      : (message, fields) => {
          sink.log({ level, message, context, fields });
        };
  return {
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    child: (fields) => withContext(sink, lowest, { ...context, ...fields }),
  };
}
