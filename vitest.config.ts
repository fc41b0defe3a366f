import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: { alias: { '@': folder('./server'), '~': folder('./app'), '@db': folder('./db') } },
  test: {
    include: ['{app,server,db,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['server/testing/start-services.ts'],
    // A file has its own databases, so files may run beside each other; two cores bear two of them.
    pool: 'forks',
    maxWorkers: 2,
    // Read once a worker, not once a file: modules keep no state of their own but caches that hang on an app
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './scripts/test/plain-reporter.ts'],
  },
});
