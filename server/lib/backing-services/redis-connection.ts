import { Redis } from 'ioredis';
import { backOffMs } from '../back-off';
import type { Logger } from '../logging';
import { whyOf } from './why';

const commandTimeoutMs = 1_000;
const heartbeatMs = 5_000;

export type RedisConnection = {
  readonly redis: Redis;
  /** Runs commands; a server that does not answer is left at once, so that only the first caller waits. @throws what fails */
  run<T>(work: (redis: Redis) => Promise<T>): Promise<T>;
  /** Resolves at the first outcome, good or bad; from then on it comes back by itself. @throws the bad one */
  start(): Promise<void>;
  check(): Promise<void>;
  stop(): Promise<void>;
};

/** A connection that never queues commands while it is away and comes back within 2 s of the server. */
export function createRedisConnection(url: string, logger: Logger): RedisConnection {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectionName: 'crm-flow',
    enableOfflineQueue: false,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: commandTimeoutMs,
    keepAlive: 10_000,
    retryStrategy: backOffMs,
  });
  // Without a listener ioredis prints to the console. Outages are told by the health check, once.
  redis.on('error', (error) => logger.debug('redis connection', { why: whyOf(error) }));
  let heartbeat: NodeJS.Timeout | undefined;

  async function run<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    try {
      return await work(redis);
    } catch (error) {
      const isSilent = error instanceof Error && /timed out/i.test(error.message);
      if (isSilent) redis.stream.destroy();
      throw error;
    }
  }
  const check = async () => void (await run((r) => r.ping()));

  return {
    redis,
    run,
    async start() {
      heartbeat ??= setInterval(() => void check().catch(() => undefined), heartbeatMs).unref();
      if (redis.status === 'wait') await redis.connect();
    },
    check,
    async stop() {
      clearInterval(heartbeat);
      redis.disconnect();
    },
  };
}
