import type { Readable } from 'node:stream';
import type { Database } from '@db/database';

/** A resource behind a URL. `check` throws when it cannot do its work; `required` ones decide readiness. */
export type BackingService = {
  readonly name: string;
  /** The driver in use, e.g. 'sqlite', 'redis', 'outbox'. Never a URL. */
  readonly kind: string;
  readonly required: boolean;
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
  subscribe(topic: string, listener: (message: string) => void): Promise<() => Promise<void>>;
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

export interface BackingServices {
  start(): Promise<void>;
  stop(): Promise<void>;
  checkHealth(): Promise<Health>;
  getDatabase(): Promise<Database>;
  readonly database: Database;
  readonly cache: Cache;
  readonly pubsub: PubSub;
  readonly rateLimits: RateLimits;
  readonly mail: Mail;
  readonly blobs: Blobs;
}
