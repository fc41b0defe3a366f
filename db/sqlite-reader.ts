// A reading thread: answers one statement after the other on a connection of its own. Started by reading-threads.ts.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { connectSqliteReader } from './sqlite-connection';
import type { Answer, Question, ReaderData } from './sqlite-questions';

const keptStatements = 50;

// On Linux 0 is this thread, elsewhere it would be the process. Where processors are short the event loop goes first.
if (process.platform === 'linux') setPriority(0, 5);

const { path, stop } = workerData as ReaderData;
const connection = connectSqliteReader(path, () => {
  if (Atomics.load(stop, 0) === 1) throw new Error('the statement was stopped');
});
const statements = new Map<string, BetterSqlite3.Statement>();

/** The statement, prepared once while it is among those asked last. */
function statementOf(text: string): BetterSqlite3.Statement {
  const statement = statements.get(text) ?? connection.prepare(text);
  statements.delete(text);
  statements.set(text, statement);
  const [oldest] = statements.keys();
  if (statements.size > keptStatements && oldest !== undefined) statements.delete(oldest);
  return statement;
}

function answer({ text, values, rows }: Question): Answer {
  try {
    return {
      rows: statementOf(text)
        .raw(rows === 'arrays')
        .all(...values),
    };
  } catch (error) {
    const { message } = error as Error;
    return { failure: { message, code: error instanceof BetterSqlite3.SqliteError ? error.code : undefined } };
  }
}

parentPort?.on('message', (question: Question | 'end') => {
  if (question !== 'end') return parentPort?.postMessage(answer(question));
  connection.close();
  parentPort?.close();
});
