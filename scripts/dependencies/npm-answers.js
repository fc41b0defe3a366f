import { execFile } from 'node:child_process';
import { projectFolder } from '../lib/project.js';

/**
 * Asks npm whether every package that another one asks for is in the lock file, in a version that it accepts.
 *
 * @param {{ packages: Record<string, { optional?: boolean }> }} lock
 * @returns {Promise<string[]>} findings
 */
export async function checkCompleteness(lock) {
  const { problems = [] } = await npmJson(['ls', '--all', '--package-lock-only', '--json']);
  return problems.filter((problem) => !isOfOptionalPackage(problem, lock));
}

/** What a package for another platform carries inside itself is not listed in a lock file. */
function isOfOptionalPackage(problem, lock) {
  const requirer = /required by ((?:@[^/]+\/)?[^@]+)@/.exec(problem)?.[1];
  const entries = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${requirer}`));
  return entries.length > 0 && entries.every(([, entry]) => entry.optional);
}

/**
 * Asks the registry for known holes in what production is made of. Some registries, and a machine without a network,
 * give no answer: that is said and is no finding; the minimum versions are checked in any case.
 *
 * @returns {Promise<{ answered: true, findings: string[] } | { answered: false, reason: string }>}
 */
export async function audit() {
  const answer = await npmJson(['audit', '--json', '--omit=dev', '--audit-level=high']);
  if (answer.vulnerabilities) return { answered: true, findings: readAudit(answer.vulnerabilities) };
  return { answered: false, reason: answer.message ?? 'no reason given' };
}

/**
 * @param {Record<string, { severity: string, range?: string, via: (string | { title?: string, url?: string })[] }>} vulnerabilities
 * @returns {string[]} findings of severity high and critical
 */
export function readAudit(vulnerabilities) {
  return Object.entries(vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity, range, via }]) => {
      const titles = via.map((one) =>
        typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url ?? ''}`.trim(),
      );
      return `${name} ${range ?? ''} (${severity}): ${titles.join('; ')}`;
    });
}

function npmJson(args) {
  return new Promise((resolve) => {
    const options = {
      cwd: projectFolder,
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    };
    execFile('npm', args, options, (error, stdout) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        resolve({ message: error ? error.message.split('\n')[0] : 'npm printed no JSON' });
      }
    });
  });
}
