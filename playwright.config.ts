import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.js';

const executablePath = await findChromium();

/** End-to-end tests run against the built server; each worker starts its own (e2e/fixtures.ts). */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // Two cores: two browsers with their servers are what they bear.
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./scripts/test/plain-playwright-reporter.ts']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    // Pictures of each moment would cost a sixth of the time; the trace has the page itself
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Root, as in containers and build servers, has no sandbox; background calls home would only be refused.
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
