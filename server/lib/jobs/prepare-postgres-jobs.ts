import { setTimeout as sleep } from 'node:timers/promises';
import { appRole } from '@db/postgres-walls';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { bossSchema, quietBoss } from './pg-boss-options';

/** Any number that no other program uses on the same database. */
const advisoryLock = 7_261_943_002;

export async function preparePostgresJobs(ownerUrl: string): Promise<void> {
  await install(ownerUrl);
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 2_000 });
  // A connection that breaks between two statements fails the next one, and not the process.
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    // One statement text is one transaction; grants of two sessions on the same object would refuse each other.
    await owner.query(
      `SELECT pg_advisory_xact_lock(${advisoryLock});
       GRANT USAGE ON SCHEMA ${bossSchema} TO ${appRole};
       GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${bossSchema} TO ${appRole};
       GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${bossSchema} TO ${appRole};
       REVOKE INSERT, DELETE ON ${bossSchema}.version FROM ${appRole};`,
    );
  } finally {
    await owner.end();
  }
}

/** pg-boss takes a lock of its own, so several may do this at once. */
async function install(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    ...quietBoss,
    connectionString: ownerUrl,
    max: 2,
    application_name: 'crm-flow-prepare-jobs',
  });
  let problem: Error | undefined;
  boss.on('error', (error) => {
    problem = error;
  });
  await boss.start();
  try {
    // An update may leave indexes to be built in the background: the release is done when they are.
    while (await isBuilding(boss)) {
      if (problem) throw problem;
      await sleep(200);
    }
  } finally {
    await boss.stop();
  }
}

async function isBuilding(boss: PgBoss): Promise<boolean> {
  const summary = await boss.getBamStatus();
  if (summary.some(({ status }) => status === 'failed'))
    throw new Error('the job queue could not be brought up to date');
  return summary.some(({ status }) => status === 'pending' || status === 'in_progress');
}
