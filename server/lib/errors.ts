/** Every error code that code below the router may throw. `server/trpc/errors.ts` says what each is to the outside. */
export const appErrorCodes = [
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CSRF',
  'NOT_FOUND',
  'CONFLICT',
  'ALREADY_EXISTS',
  'PRECONDITION_FAILED',
  'TOO_LARGE',
  'UNSUPPORTED_FILE',
  'RATE_LIMITED',
  'BUSY',
  'UNAVAILABLE',
  'STORAGE_FULL',
] as const;

export type AppErrorCode = (typeof appErrorCodes)[number];

export type AppErrorOptions = {
  /** For the person: a calm sentence, without ids of other tenants, SQL or paths. */
  say: string;
  /** For us: what the code knew. Goes to the log only. */
  reason?: string;
  /** Machine-readable facts that travel to the client, e.g. both versions of a stale write. */
  details?: Record<string, unknown>;
  /** Field path → what is wrong with it. */
  fields?: Record<string, string>;
  cause?: unknown;
};

/** An expected refusal. Anything else that is thrown is a bug and reaches the person as a request id only. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly say: string;
  readonly details: Record<string, unknown> | undefined;
  readonly fields: Record<string, string> | undefined;

  constructor(code: AppErrorCode, { say, reason, details, fields, cause }: AppErrorOptions) {
    super(reason ?? say, { cause });
    this.name = 'AppError';
    this.code = code;
    this.say = say;
    this.details = details;
    this.fields = fields;
  }
}
