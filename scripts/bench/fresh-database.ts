import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Place } from './children';

export type FreshDatabase = Place & { drop(): Promise<void> };

/** An empty database and an empty data folder; both gone after `drop()`. */
export async function freshDatabase(kind: 'sqlite' | 'postgres', postgresUrl: string): Promise<FreshDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'crm-flow-bench-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  if (kind === 'sqlite') return { databaseUrl: `file:${join(dataDir, 'bench.sqlite')}`, dataDir, drop: removeFolder };

  const name = `bench_${randomBytes(6).toString('hex')}`;
  await asAdmin(postgresUrl, `CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const drop = async () => {
    await asAdmin(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await removeFolder();
  };
  return { databaseUrl: url.href, dataDir, drop };
}

async function asAdmin(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
