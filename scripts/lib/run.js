import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { PlainFailure } from './fail.js';
import { projectFolder } from './project.js';

/** The folder whose `node` is the project's own Node.js, as npm puts it there. */
export const binFolder = join(projectFolder, 'node_modules', '.bin');

/**
 * The environment for a child: the project's own programs first, so that `node` is the declared one for it and for
 * what it starts in turn.
 *
 * @param {Record<string, string | undefined>} [extra]
 */
export function projectEnv(extra = {}) {
  return { ...process.env, PATH: `${binFolder}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/**
 * Runs a command to its end in the project's folder, its output shown as it comes.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, onLine?: (line: string) => void }} [options] `onLine` also gets
 *   every line of standard output
 * @returns {Promise<number>} the exit code; a signal counts as 128 + its number's usual meaning, 1
 */
export function run(command, args, { env = projectEnv(), onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      env,
      stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (onLine && child.stdout) passLines(child.stdout, onLine);
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Like `run`, but an exit code other than 0 is a failure of the script.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function runOrFail(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new PlainFailure(`"${[command, ...args].join(' ')}" failed with exit code ${code}.`);
}

function passLines(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    process.stdout.write(text);
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => rest && onLine(rest));
}
