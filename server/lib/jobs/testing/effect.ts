import type { Database } from '@db/database';
import { newId } from '@db/ids';
import { like } from 'drizzle-orm';
import * as z from 'zod';
import type { JobContext, JobDefinition } from '..';

/** A job whose effect is one row more in the database, so that doing it twice shows. */
export const effectJob = {
  name: 'test.effect',
  input: z.object({}),
  timeoutSeconds: 60,
  maxAttempts: 3,
} satisfies Omit<JobDefinition, 'handle'>;

export const writeEffect = (database: Database, job: Pick<JobContext<unknown>, 'jobId' | 'fence'>): Promise<void> =>
  database.system.transaction('test.effect', async (tx) => {
    await job.fence(tx);
    const values = { key: `${job.jobId}:${newId()}`, value: true, expiresAt: new Date('2999-01-01') };
    await tx.sql.insert(tx.tables.cacheEntries).values(values);
  });

export const effectsOf = async (database: Database, jobId: string): Promise<number> => {
  const rows = await database.system.read('test.effects', ({ sql, tables: { cacheEntries } }) =>
    sql
      .select()
      .from(cacheEntries)
      .where(like(cacheEntries.key, `${jobId}:%`)),
  );
  return rows.length;
};
