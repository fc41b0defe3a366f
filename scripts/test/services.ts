import { type PostgresOptions, startEmbeddedPostgres } from './postgres';
import { startRedisServer } from './redis';

export type TestServices = {
  /** A user who may create databases and roles; the named database itself is not to be written to. */
  postgresUrl: string;
  redisUrl: string;
  /** Ends what was started here; a server that was given by URL is left alone. */
  stop(): Promise<void>;
};

type Given = Partial<Record<'TEST_POSTGRES_URL' | 'TEST_REDIS_URL', string>>;

/**
 * A real PostgreSQL and a real Redis for tests: those named by TEST_POSTGRES_URL and TEST_REDIS_URL, else own ones,
 * started empty. What cannot be had is an error that names the command to run.
 */
export async function startTestServices(options: PostgresOptions & { env?: Given } = {}): Promise<TestServices> {
  const { TEST_POSTGRES_URL, TEST_REDIS_URL } = options.env ?? (process.env as Given);
  const [postgres, redis] = await Promise.allSettled([
    TEST_POSTGRES_URL ? given(TEST_POSTGRES_URL) : startEmbeddedPostgres(options),
    TEST_REDIS_URL ? given(TEST_REDIS_URL) : startRedisServer(),
  ]);
  const stop = async () => {
    await Promise.all([postgres, redis].map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
  };
  if (postgres.status === 'rejected' || redis.status === 'rejected') {
    await stop();
    const failures = [postgres, redis].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, failures.map(String).join('\n'));
  }
  return { postgresUrl: postgres.value.url, redisUrl: redis.value.url, stop };
}

const given = async (url: string) => ({ url, stop: async () => {} });
