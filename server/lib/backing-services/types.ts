import type { Readable } from 'node:stream';
import type { Database } from '@db/database';

/** A resource behind a URL. `check` throws when it cannot do its work; `required` ones decide readiness. */
export type BackingService = {
  readonly name: string;
  /** The driver in use, e.g. 'sqlite', 'redis', 'outbox'. Never a URL. */
  readonly kind: string;
  readonly required: boolean;
  /** Reached over a network: a required one is waited for at start. What is wrong on this machine stays wrong. */
  readonly remote: boolean;
  start(): Promise<void>;
  check(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
};

export type ServiceHealth = { ok: boolean; kind: string; required: boolean; ms: number; why?: string };
/** `ok` is false when a required service failed its check; failed optional ones show in `degraded`. */
export type Health = { ok: boolean; degraded: boolean; services: Record<string, ServiceHealth> };

/** Values are JSON. A cache may forget anything at any time. */
export type Cache = {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
};

/** Small messages (ids, at most 7,000 bytes) to every process, at most once; readers catch up from the database. */
export type PubSub = {
  publish(topic: string, message: string): Promise<void>;
  /**
   * Hears what this and the other processes publish, until the returned function is called.
   * @param onGap called when messages may have been lost (the connection was away): look into the database again.
   */
  subscribe(topic: string, listener: (message: string) => void, onGap?: () => void): Promise<() => Promise<void>>;
};

export type LimitAnswer = { ok: true; remaining: number } | { ok: false; retryAfterSeconds: number };
export type Limiter = {
  consume(key: string, points?: number): Promise<LimitAnswer>;
  reset(key: string): Promise<void>;
};
export type RateLimits = {
  /** The same name always means the same rule; `points` tries in `seconds`, then a pause of `blockSeconds`. */
  limiter(name: string, rule: { points: number; seconds: number; blockSeconds?: number }): Limiter;
};

export type Message = { to: string; subject: string; text: string; html?: string };
export type Mail = { send(message: Message): Promise<void> };

export type StoredBlob = { key: string; bytes: number; sha256: string };
export type Blobs = {
  /** @throws AppError TOO_LARGE past `maxBytes`; nothing is kept then. */
  put(content: Readable, options?: { maxBytes?: number }): Promise<StoredBlob>;
  /** @throws AppError NOT_FOUND */
  get(key: string): Promise<Readable>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
};

/** The parts may be handed out before `start`; used before it is done, they throw AppError UNAVAILABLE. */
export interface BackingServices {
  /** Starts them in order, once. Waits for a required one that is away; @throws when it can never work. */
  start(): Promise<void>;
  /** In reverse order. Ends a `start` that still waits. */
  stop(): Promise<void>;
  /** Asks all of them at once, each within a time limit. Never throws. */
  checkHealth(): Promise<Health>;
  /** Starts what is not started yet. */
  getDatabase(): Promise<Database>;
  readonly database: Database;
  readonly cache: Cache;
  readonly pubsub: PubSub;
  readonly rateLimits: RateLimits;
  readonly mail: Mail;
  readonly blobs: Blobs;
}
