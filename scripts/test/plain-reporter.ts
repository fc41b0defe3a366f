import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a vitest run with `N passed, N failed` alone on a line (`, N skipped` may follow), which `npm run verify` and
 * other machinery can read. Errors outside a test (a file that does not load, an unhandled rejection) count as failed.
 */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const test of module.children.allTests()) count[test.result().state] += 1;
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    console.log(`${count.passed} passed, ${count.failed + count.pending} failed${skipped}`);
  }
}
