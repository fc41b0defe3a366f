import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';

/** Ends a Playwright run with `N passed, N failed` alone on a line, as `plain-reporter.ts` does for vitest. */
export default class PlainPlaywrightReporter implements Reporter {
  private suite: Suite | undefined;
  private errors = 0;

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onError(): void {
    this.errors += 1;
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? [];
    const count = (outcome: ReturnType<TestCase['outcome']>) => tests.filter((one) => one.outcome() === outcome).length;
    // One that passes only at the second try has shown a fault of the product or of itself.
    const failed = count('unexpected') + count('flaky') + this.errors;
    const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : '';
    console.log(`${count('expected')} passed, ${failed} failed${skipped}`);
  }
}
