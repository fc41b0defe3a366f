/** The writer could not begin within its time: another process holds the database. Try again. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError';
}

/** A statement was stopped at its time limit; Postgres says 57014 to the same. */
export class StatementTimeoutError extends Error {
  override name = 'StatementTimeoutError';
}

/** A transaction was begun inside a transaction. A bug of the caller. */
export class NestedTransactionError extends Error {
  override name = 'NestedTransactionError';
}

type Coded = { code?: unknown; cause?: unknown; message?: unknown; constraint?: unknown };

function* causes(error: unknown): Generator<Coded> {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as Coded).cause) yield at as Coded;
}

const anyCode = (error: unknown, codes: readonly string[]): boolean =>
  [...causes(error)].some(({ code }) => typeof code === 'string' && codes.includes(code));

/** True when a unique key refused the write, on either database. */
export const isUniqueViolation = (error: unknown): boolean =>
  anyCode(error, ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']);

/** True when the connection to the server is gone or silent: nothing more can be asked on it. */
export const isConnectionLost = (error: unknown): boolean =>
  anyCode(error, ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '25P03']) ||
  [...causes(error)].some(
    ({ message }) =>
      typeof message === 'string' && /query read timeout|connection terminated|not queryable/i.test(message),
  );

/** True when a statement was stopped because it ran for longer than it may. */
export const isStatementTimeout = (error: unknown): boolean =>
  [...causes(error)].some((one) => one instanceof StatementTimeoutError) || anyCode(error, ['57014']);

/** True when the database is locked, out of connections, restarting or too slow: the same call may succeed later. */
export const isUnavailable = (error: unknown): boolean =>
  [...causes(error)].some((one) => one instanceof DatabaseBusyError || one instanceof StatementTimeoutError) ||
  isConnectionLost(error) ||
  anyCode(error, ['SQLITE_BUSY', 'SQLITE_LOCKED', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']) ||
  anyCode(error, ['57P03', '57014', '55P03', '40001', '40P01', '53300', '08000', '08001', '08003', '08006']) ||
  [...causes(error)].some(
    ({ message }) => typeof message === 'string' && /timeout exceeded when trying to connect/i.test(message),
  );

/** True when two transactions stood in each other's way and this one was taken back: the same call may succeed at once. */
export const isDeadlock = (error: unknown): boolean => anyCode(error, ['40P01', '40001']);

/** True when the disk of the database is full. */
export const isStorageFull = (error: unknown): boolean => anyCode(error, ['SQLITE_FULL', '53100', 'ENOSPC']);
