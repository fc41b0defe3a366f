import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseBusyError, StatementTimeoutError } from './errors';
import type { Answer, Question, ReaderData } from './sqlite-questions';

export type ReadingThreadsOptions = {
  path: string;
  /** How long a statement may run, and how long it may wait for a thread before. */
  statementTimeoutMs: number;
  /** Threads at most; one of them is kept for what is not known to be slow. */
  size?: number;
  /** Statements that may wait. */
  queueMax?: number;
  /** A thread without work ends after this time. */
  idleMs?: number;
};

export type ReadingThreads = {
  /**
   * @param isSlow it took long before: it leaves a thread to the others
   * @throws SqliteError as on the own thread; StatementTimeoutError; DatabaseBusyError when too many wait
   */
  ask(question: Question, isSlow: boolean): Promise<unknown[]>;
  use(): { open: number; idle: number; waiting: number };
  /** Ends the threads, also those at work, and waits for it. */
  close(): Promise<void>;
};

type Task = {
  question: Question;
  isSlow: boolean;
  timer?: NodeJS.Timeout;
  resolve: (rows: unknown[]) => void;
  reject: (error: Error) => void;
};
type Thread = {
  worker: Worker;
  stop: Int32Array;
  ended: Promise<unknown>;
  task?: Task | undefined;
  idle?: NodeJS.Timeout | undefined;
};

/** Two on two cores: a slow read and the event loop share them, and the second thread is there for quick reads. */
const defaultSize = () => Math.max(2, Math.min(4, availableParallelism() - 1));

/** The program of a thread: beside this file, in the sources as in the bundle. */
function startWorker(workerData: ReaderData): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  const worker = new Worker(new URL(fromSource ? './sqlite-reader.ts' : './sqlite-reader.js', import.meta.url), {
    workerData,
    // Not those of the process: a profile or an inspector is about the process.
    execArgv: fromSource ? ['--import', 'tsx'] : [],
    // Rows live here until they are handed over; V8's own choice for what is young would be 48 MB a thread.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 },
  });
  // A thread alone keeps no process alive; one at work is waited for by whoever asked.
  worker.unref();
  return worker;
}

const closed = () => new Error('the database is closed');

const failureOf = ({ message, code }: { message: string; code: string | undefined }): Error =>
  code ? new BetterSqlite3.SqliteError(message, code) : new Error(message);

/** Threads that read an SQLite file beside the event loop, started when they are needed. */
export function openReadingThreads(options: ReadingThreadsOptions): ReadingThreads {
  const { path, statementTimeoutMs, size = defaultSize(), queueMax = 200, idleMs = 60_000 } = options;
  const threads = new Set<Thread>();
  /**
   * Told to end, which they do when SQLite comes back to JavaScript: at the next call of our functions, or at the end of
   * the statement. `terminate()` would not be sooner, and would keep our functions from stopping it.
   */
  const leaving = new Set<Thread>();
  const waiting: Task[] = [];
  let isClosed = false;

  function start(): Thread {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const worker = startWorker({ path, stop });
    const thread: Thread = { worker, stop, ended: new Promise((resolve) => worker.once('exit', resolve)) };
    threads.add(thread);
    thread.worker.on('message', (answer: Answer) => finish(thread, answer));
    thread.worker.on('error', (error) => lose(thread, error instanceof Error ? error : new Error(String(error))));
    thread.worker.on('exit', () => lose(thread, new Error('a reading thread ended')));
    return thread;
  }

  function take(thread: Thread): Task | undefined {
    const { task } = thread;
    thread.task = undefined;
    clearTimeout(task?.timer);
    return task;
  }

  function finish(thread: Thread, answer: Answer): void {
    const task = take(thread);
    // The answer of one that leaves comes too late for anybody.
    if (!threads.has(thread)) return;
    thread.worker.unref();
    thread.idle = setTimeout(leave, idleMs, thread).unref();
    if ('rows' in answer) task?.resolve(answer.rows);
    else task?.reject(failureOf(answer.failure));
    next();
  }

  function leave(thread: Thread): void {
    clearTimeout(thread.idle);
    threads.delete(thread);
    leaving.add(thread);
    Atomics.store(thread.stop, 0, 1);
    thread.worker.postMessage('end');
  }

  function overdue(thread: Thread): void {
    take(thread)?.reject(new StatementTimeoutError(`a statement ran for more than ${statementTimeoutMs} ms`));
    leave(thread);
    next();
  }

  function lose(thread: Thread, error: Error): void {
    leaving.delete(thread);
    threads.delete(thread);
    clearTimeout(thread.idle);
    take(thread)?.reject(error);
    next();
  }

  function run(thread: Thread, task: Task): void {
    clearTimeout(thread.idle);
    clearTimeout(task.timer);
    thread.task = task;
    task.timer = setTimeout(overdue, statementTimeoutMs, thread);
    thread.worker.ref();
    thread.worker.postMessage(task.question);
  }

  /** Hands out what waits, in its order; slow statements pass a turn where they would take the last thread. */
  function next(): void {
    for (let at = 0; at < waiting.length; ) {
      const busy = [...threads].filter(({ task }) => task);
      // Those that cannot be stopped at once count, up to as many again: no number of slow statements makes more.
      const room = Math.min(size, 2 * size - leaving.size);
      if (busy.length >= room) return;
      const task = waiting[at];
      if (task?.isSlow && busy.filter((one) => one.task?.isSlow).length >= Math.max(1, size - 1)) {
        at += 1;
        continue;
      }
      waiting.splice(at, 1);
      if (task) run([...threads].find((one) => !one.task) ?? start(), task);
    }
  }

  function giveUp(task: Task): void {
    const at = waiting.indexOf(task);
    if (at < 0) return;
    waiting.splice(at, 1);
    task.reject(new DatabaseBusyError('no reading thread was free in time'));
  }

  return {
    ask: (question, isSlow) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(closed());
        if (waiting.length >= queueMax) return reject(new DatabaseBusyError('too many reads wait for a thread'));
        const task: Task = { question, isSlow, resolve, reject };
        task.timer = setTimeout(giveUp, statementTimeoutMs, task);
        waiting.push(task);
        next();
      }),
    use: () => ({
      open: threads.size + leaving.size,
      idle: [...threads].filter(({ task }) => !task).length,
      waiting: waiting.length,
    }),
    async close() {
      isClosed = true;
      for (const task of waiting.splice(0)) {
        clearTimeout(task.timer);
        task.reject(closed());
      }
      for (const thread of threads) {
        take(thread)?.reject(closed());
        leave(thread);
      }
      for (const { worker } of leaving) worker.ref();
      await Promise.all([...leaving].map(({ ended }) => ended));
    },
  };
}
