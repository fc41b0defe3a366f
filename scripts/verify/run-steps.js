/**
 * @typedef {{ passed: number, failed: number }} Count of tests
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Count | unknown>} run throws where the step fails; a step that runs tests answers their count
 * @property {string[]} [needs] names of the steps without which this one cannot run; all others are independent
 */

/**
 * Runs steps in their order. One that fails does not keep the next from running, unless that one needs it: a person
 * learns everything that is wrong at once. A failed step, and one that could not run, add one failure to the count.
 *
 * @param {Step[]} steps
 * @param {{ say?: (line: string) => void, now?: () => number }} [options]
 * @returns {Promise<Count & { report: string }>} `report` has one line a step, with its time
 */
export async function runSteps(steps, { say = console.log, now = () => performance.now() } = {}) {
  const total = { passed: 0, failed: 0 };
  const unmet = new Set();
  const lines = [];
  for (const { name, run, needs = ['dependencies'] } of steps) {
    const missing = needs.filter((need) => unmet.has(need));
    const started = now();
    say(`\n── ${name} ──`);
    const outcome = missing.length > 0 ? { failure: `needs ${missing.join(', ')}` } : await runStep(run);
    if (outcome.failure) say(`${name}: ${outcome.failure}`);
    total.passed += outcome.count?.passed ?? 0;
    total.failed += outcome.count?.failed || (outcome.failure ? 1 : 0);
    const failed = Boolean(outcome.failure) || (outcome.count?.failed ?? 0) > 0;
    if (failed) unmet.add(name);
    lines.push(reportLine({ name, failed, seconds: (now() - started) / 1000, ...outcome }));
  }
  return { ...total, report: lines.join('\n') };
}

async function runStep(run) {
  try {
    const result = await run();
    return typeof result?.passed === 'number' ? { count: result } : {};
  } catch (error) {
    return { failure: error.exitCode === undefined ? (error.stack ?? String(error)) : error.message };
  }
}

function reportLine({ name, failed, seconds, count, failure }) {
  const details = count
    ? `  ${count.passed} passed, ${count.failed} failed`
    : failure
      ? `  ${failure.split('\n')[0]}`
      : '';
  return `${failed ? '✗' : '✓'} ${name.padEnd(26)} ${seconds.toFixed(1).padStart(7)} s${details}`;
}
