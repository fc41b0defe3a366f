import { PlainFailure } from '../lib/fail.js';
import { run } from '../lib/run.js';

/**
 * A step that passes when the npm script exits with 0.
 *
 * @param {string} name
 * @param {...string} args
 */
export const npmScript =
  (name, ...args) =>
  async () => {
    const code = await run('npm', ['run', '--silent', name, '--', ...args]);
    if (code !== 0) throw new PlainFailure(`"npm run ${[name, ...args].join(' ')}" failed`);
  };

/**
 * A step that runs tests and counts them by the plain line that both reporters end with.
 *
 * @param {string} program
 * @param {...string} args
 * @returns {() => Promise<import('./run-steps.js').Count>}
 */
export const testRun =
  (program, ...args) =>
  async () => {
    let count;
    const onLine = (line) => {
      count = readCount(line) ?? count;
    };
    const code = await run(program, args, { onLine });
    return judgeRun(program, code, count);
  };

/**
 * What a finished test run counts as. Its exit code and its count must both speak for it.
 *
 * @param {string} program
 * @param {number} code
 * @param {import('./run-steps.js').Count | undefined} count
 * @returns {import('./run-steps.js').Count}
 */
export function judgeRun(program, code, count) {
  if (!count) throw new PlainFailure(`${program} ended with exit code ${code} and did not say how many tests ran.`);
  if (count.passed + count.failed === 0) throw new PlainFailure(`${program} found no test to run.`);
  // A suite that fails without a failed test (a crashed worker, a server that did not start) still failed.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * Reads `12 passed, 3 failed` or `12 passed, 3 failed, 1 skipped`. A skipped test counts as failed: nobody looks at it
 * again.
 *
 * @param {string} line
 * @returns {import('./run-steps.js').Count | undefined}
 */
export function readCount(line) {
  const found = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line.trim());
  if (!found) return undefined;
  return { passed: Number(found[1]), failed: Number(found[2]) + Number(found[3] ?? 0) };
}
