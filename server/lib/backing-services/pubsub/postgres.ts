import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@db/database';
import { executePostgres } from '@db/open-postgres';
import pg from 'pg';
import { backOffMs } from '../../back-off';
import type { Logger } from '../../logging';
import type { BackingService, PubSub } from '../types';
import { whyOf } from '../why';
import { checkMessage, createTopics } from './topics';

/** One for all topics: the topic travels in the message, so a process listens once however much it subscribes to. */
const channel = 'crm_flow';
const heartbeatMs = 5_000;

type Options = { url: string; database: () => Database; logger: Logger };

/**
 * LISTEN/NOTIFY on a connection of its own, which comes back by itself. It must be a session of Postgres: a pooler in
 * transaction mode in front of it swallows what is published.
 */
export function createPostgresPubSub({ url, database, logger }: Options): PubSub & { service: BackingService } {
  const topics = createTopics(logger);
  const leaving = new AbortController();
  let client: pg.Client | undefined;
  let reconnecting: Promise<void> | undefined;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'crm-flow-listen',
      connectionTimeoutMillis: 2_000,
      query_timeout: 2_000,
      keepAlive: true,
    });
    fresh.on('error', () => lose(fresh));
    fresh.on('end', () => lose(fresh));
    fresh.on('notification', ({ payload = '' }) => {
      const end = payload.indexOf('\n');
      topics.deliver(payload.slice(0, end), payload.slice(end + 1));
    });
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${channel}`);
    } catch (error) {
      fresh.end().catch(() => undefined);
      throw error;
    }
    client = fresh;
    if (leaving.signal.aborted) await fresh.end();
  }

  function lose(lost: pg.Client): void {
    if (client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    if (!leaving.signal.aborted) comeBack();
  }

  function comeBack(): void {
    reconnecting ??= tryUntilConnected()
      .catch(() => undefined)
      .finally(() => {
        reconnecting = undefined;
      });
  }

  async function tryUntilConnected(): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      await sleep(backOffMs(failures), undefined, { signal: leaving.signal });
      try {
        await connect();
        topics.gap();
        return;
      } catch (error) {
        logger.debug('still not listening', { why: whyOf(error), failures });
      }
    }
  }

  /** A connection that a firewall forgot reports no error by itself. */
  async function ping(): Promise<void> {
    const asked = client;
    if (!asked) throw new Error('connection terminated');
    try {
      await asked.query('select 1');
    } catch (error) {
      lose(asked);
      throw error;
    }
  }
  let heartbeat: NodeJS.Timeout | undefined;

  return {
    async publish(topic, message) {
      checkMessage(topic, message);
      const values = [channel, `${topic}\n${message}`];
      await executePostgres(database(), { name: 'pubsub.publish', text: 'select pg_notify($1, $2)', values });
    },
    async subscribe(topic, listener, onGap) {
      checkMessage(topic, '');
      const { remove } = topics.add(topic, listener, onGap);
      return async () => void remove();
    },
    service: {
      name: 'pubsub',
      kind: 'postgres',
      required: false,
      remote: true,
      async start() {
        heartbeat ??= setInterval(() => void ping().catch(() => undefined), heartbeatMs).unref();
        try {
          await connect();
        } catch (error) {
          comeBack();
          throw error;
        }
      },
      check: () => ping(),
      async stop() {
        leaving.abort();
        clearInterval(heartbeat);
        await reconnecting;
        const last = client;
        client = undefined;
        await last?.end();
      },
    },
  };
}
