import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a vitest run with `N passed, N failed` alone on a line, which `npm run verify` and other machinery can read.
 * Errors outside a test (a file that does not load, an unhandled rejection) count as failures; so does a skipped
 * test, because this project has none: a skip is a hole that nobody looks at again.
 */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const { passed, failed, skipped } = countTests(modules);
    if (skipped > 0) console.log(`${skipped} skipped test(s), each counted as failed`);
    console.log(`${passed} passed, ${failed + skipped + errors.length} failed`);
    if (skipped > 0) process.exitCode = 1;
  }
}

function countTests(modules: readonly TestModule[]) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    count.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') count.passed += 1;
      else if (state === 'failed') count.failed += 1;
      else if (state === 'skipped') count.skipped += 1;
    }
  }
  return count;
}
