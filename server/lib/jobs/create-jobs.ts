import { EventEmitter } from 'node:events';
import type { Database } from '@db/database';
import { newId } from '@db/ids';
import type { Logger } from '../logging';
import { createRunner, type JobEvents, type JobSettings } from './runner';
import type { JobStore } from './store';
import type { Jobs } from './types';

export type JobsOptions = { database: Database; config: JobSettings; logger: Logger };

/** The queue of a process, in its database. Opens nothing before the first use. */
export function createJobs({ database, config, logger }: JobsOptions): Jobs {
  const events: JobEvents = new EventEmitter();
  let opening: Promise<JobStore> | undefined;
  const openStore = () => {
    opening ??= storeFor({ database, leaseSeconds: config.leaseSeconds, logger }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  return {
    async enqueue(tx, { name, maxAttempts }, data, { runAt, key, priority = 0, requestId } = {}) {
      const id = newId();
      const envelope = {
        input: data,
        ...(requestId ? { requestId } : {}),
        ...('tenantId' in tx ? { tenantId: tx.tenantId } : {}),
      };
      const store = await openStore();
      if (!(await store.add(tx, { id, name, envelope, runAt, key, priority, maxAttempts }))) return undefined;
      tx.afterCommit(() => events.emit('added'));
      return id;
    },
    async cancel(jobId) {
      await (await openStore()).cancel(jobId);
      events.emit('cancelled', jobId);
    },
    find: async (jobId) => (await openStore()).find(jobId),
    runner: (definitions) => createRunner({ openStore, events, definitions, settings: config, logger }),
    async close() {
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}

async function storeFor(options: { database: Database; leaseSeconds: number; logger: Logger }): Promise<JobStore> {
  if (options.database.dialect === 'sqlite') {
    const { createSqliteStore } = await import('./sqlite-store');
    return createSqliteStore(options);
  }
  const { createPostgresStore } = await import('./postgres-store');
  return createPostgresStore(options);
}
