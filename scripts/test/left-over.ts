import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'crm-flow-postgres';

/** Names the process that a run's folder belongs to, so that a later run can tell what is left over. */
export const runFolderPrefix = () => join(tmpdir(), `${PREFIX}-${process.pid}-`);

/**
 * Ends PostgreSQL servers whose test run was killed before it could stop them. Only one whose run is gone and whose
 * command line names that run's folder is touched; where that cannot be seen (no /proc), nothing is.
 */
export async function endLeftOverServers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}-(\\d+)-`).exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;
    const folder = join(tmpdir(), name);
    const pid = serverOf(folder);
    if (pid === undefined) continue;
    process.kill(pid, 'SIGQUIT');
    await untilGone(pid);
    await rm(folder, { recursive: true, force: true });
  }
}

function serverOf(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return commandLine.includes(join(folder, 'data')) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let attempt = 0; attempt < 100 && isAlive(pid); attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
