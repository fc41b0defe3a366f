import { ensureDependencies } from '../lib/dependencies-installed.js';
import { runScript } from '../lib/fail.js';
import { ensureChromium, ensureRedis } from '../set-up/programs.js';
import { runSteps } from './run-steps.js';
import { npmScript, testRun } from './steps.js';

const BROWSER_REPORTERS = '--reporter=list,./scripts/test/plain-playwright-reporter.ts';

const steps = [
  { name: 'dependencies', run: ensureDependencies, needs: [] },
  { name: 'Chromium', run: ensureChromium, needs: ['dependencies'] },
  { name: 'Redis', run: ensureRedis, needs: ['dependencies'] },
  { name: 'format and lint', run: npmScript('lint') },
  { name: 'types', run: npmScript('typecheck') },
  { name: 'import boundaries', run: npmScript('boundaries') },
  { name: 'dependency rules', run: npmScript('check-dependencies') },
  { name: 'configuration documents', run: npmScript('config-docs', '--check') },
  { name: 'unit and feature tests', run: testRun('vitest', 'run'), needs: ['dependencies', 'Redis'] },
  { name: 'build', run: npmScript('build') },
  {
    name: 'browser tests',
    run: testRun('playwright', 'test', BROWSER_REPORTERS),
    needs: ['dependencies', 'Chromium', 'build'],
  },
];

await runScript(async () => {
  const { passed, failed, report } = await runSteps(steps);
  console.log(`\n${report}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
