import { describe, expect, it } from 'vitest';
import { PlainFailure } from '../lib/fail.js';
import { runSteps } from './run-steps.js';
import { judgeRun, readCount } from './steps.js';

const quiet = { say: () => {} };
const passes = async () => {};
const fails = async () => {
  throw new PlainFailure('it broke');
};

describe('the steps of verify', () => {
  it('add up the tests of every run', async () => {
    const counts = [
      { passed: 10, failed: 0 },
      { passed: 3, failed: 2 },
    ];
    const steps = counts.map((count, index) => ({ name: `tests ${index}`, run: async () => count, needs: [] }));
    expect(await runSteps(steps, quiet)).toMatchObject({ passed: 13, failed: 2 });
  });

  it('count a failed step as one failure and go on with the next', async () => {
    const steps = [
      { name: 'lint', run: fails, needs: [] },
      { name: 'tests', run: async () => ({ passed: 1, failed: 0 }), needs: [] },
    ];
    const result = await runSteps(steps, quiet);
    expect(result).toMatchObject({ passed: 1, failed: 1 });
    expect(result.report).toMatch(/✗ lint .*it broke\n✓ tests .*1 passed, 0 failed/);
  });

  it('do not run a step whose need failed, and count it as a failure, never as nothing', async () => {
    let ran = false;
    const browserTests = async () => {
      ran = true;
    };
    const steps = [
      { name: 'build', run: fails, needs: [] },
      { name: 'browser tests', run: browserTests, needs: ['build'] },
      { name: 'report', run: passes, needs: ['browser tests'] },
    ];
    const result = await runSteps(steps, quiet);
    expect(ran).toBe(false);
    expect(result).toMatchObject({ passed: 0, failed: 3 });
    expect(result.report).toContain('needs build');
  });
});

describe('the closing line of a test run', () => {
  it('is read where it stands alone, a skipped test being a failed one', () => {
    expect(readCount('12 passed, 3 failed')).toEqual({ passed: 12, failed: 3 });
    expect(readCount('12 passed, 0 failed, 2 skipped')).toEqual({ passed: 12, failed: 2 });
    expect(readCount('Tests  12 passed (12)')).toBeUndefined();
    expect(readCount('about 12 passed, 3 failed')).toBeUndefined();
  });

  it('must be there: a run that says nothing, or ran nothing, fails', () => {
    expect(() => judgeRun('vitest', 1, undefined)).toThrow('did not say how many tests ran');
    expect(() => judgeRun('vitest', 0, { passed: 0, failed: 0 })).toThrow('found no test');
  });

  it('does not outweigh the exit code', () => {
    expect(judgeRun('vitest', 1, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 1 });
    expect(judgeRun('vitest', 1, { passed: 5, failed: 2 })).toEqual({ passed: 5, failed: 2 });
    expect(judgeRun('vitest', 0, { passed: 5, failed: 0 })).toEqual({ passed: 5, failed: 0 });
  });
});
