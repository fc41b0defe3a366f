import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './programs.js';
import { projectFolder } from './project.js';
import { projectEnv, runOrFail } from './run.js';

/**
 * Runs `npm ci` when node_modules is not what package-lock.json says. npm leaves a copy of the lock file behind as its
 * last act, so an installation that was cut short is seen too.
 */
export async function ensureDependencies() {
  const wanted = readLock(join(projectFolder, 'package-lock.json'));
  const installed = readLock(join(projectFolder, 'node_modules', '.package-lock.json'));
  const difference = wanted && findDifference(wanted, installed);
  if (wanted && !difference) return;
  console.log(`Installing dependencies (${difference ?? 'there is no package-lock.json'}) …`);
  const { command, args } = npmCommand();
  await runOrFail(command, [...args, 'ci', '--no-audit', '--no-fund'], { env: projectEnv() });
}

/**
 * What keeps node_modules from matching the lock file, in words; undefined where nothing does.
 *
 * @param {Record<string, LockEntry>} wanted `packages` of package-lock.json
 * @param {Record<string, LockEntry> | undefined} installed `packages` of node_modules/.package-lock.json
 * @param {{ platform: string, arch: string }} [machine]
 * @typedef {{ version?: string, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string[] }} LockEntry
 */
export function findDifference(wanted, installed, machine = { platform: process.platform, arch: process.arch }) {
  if (!installed) return 'nothing is installed yet';
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    const name = path.replace(/^.*node_modules\//, '');
    if (!found && isNeeded(entry, machine)) return `${name} is missing`;
    if (found && found.version !== entry.version) return `${name} is ${found.version}, not ${entry.version}`;
  }
  return undefined;
}

/** Optional packages are those of other platforms, or ones that npm may leave out; ours must be there. */
function isNeeded(entry, machine) {
  if (!entry.optional) return true;
  if (!entry.os || !entry.cpu || entry.libc) return false;
  // npm writes one name as it is and several as a list.
  return [entry.os].flat().includes(machine.platform) && [entry.cpu].flat().includes(machine.arch);
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** npm as it runs now, else the one in PATH. It must not run on the Node.js that it is about to replace. */
function npmCommand() {
  const script = process.env.npm_execpath;
  const outside = (process.env.PATH ?? '')
    .split(process.platform === 'win32' ? ';' : ':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(process.platform === 'win32' ? ';' : ':');
  const systemNode = findProgram('node', outside) ?? process.execPath;
  if (script?.endsWith('.js')) return { command: systemNode, args: [script] };
  return { command: findProgram('npm', outside) ?? 'npm', args: [] };
}
