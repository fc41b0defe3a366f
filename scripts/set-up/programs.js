import { findChromium } from '../lib/chromium.js';
import { PlainFailure } from '../lib/fail.js';
import { findProgram } from '../lib/programs.js';
import { run } from '../lib/run.js';

/**
 * Finds a Chromium for the browser tests, or installs one: the system's package where that is allowed, else the build
 * that Playwright downloads.
 *
 * @returns {Promise<string>} the path of its program
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (mayUseApt()) await aptInstall('chromium');
  else await run('playwright', ['install', '--with-deps', 'chromium']);
  const installed = await findChromium();
  if (installed) return installed;
  throw new PlainFailure(
    'No Chromium for the browser tests could be found or installed. Run one of these, then try again:\n' +
      '  sudo apt-get install chromium\n' +
      '  npx playwright install --with-deps chromium\n' +
      'or set CHROMIUM_PATH to the program of an installed one.',
  );
}

/**
 * Finds a Redis for the tests, or installs the system's package where that is allowed.
 *
 * @returns {Promise<string>} the path of redis-server, or that an address was given
 */
export async function ensureRedis() {
  if (process.env.TEST_REDIS_URL) return 'the one at TEST_REDIS_URL';
  const found = findProgram('redis-server');
  if (found) return found;
  if (mayUseApt()) await aptInstall('redis-server');
  const installed = findProgram('redis-server');
  if (installed) return installed;
  throw new PlainFailure(
    'No redis-server for the tests could be found or installed. Run one of these, then try again:\n' +
      '  sudo apt-get install redis-server\n' +
      '  brew install redis\n' +
      'or set TEST_REDIS_URL to a server whose contents may be deleted.',
  );
}

const mayUseApt = () => process.getuid?.() === 0 && findProgram('apt-get') !== undefined;

let listsAreFresh = false;

async function aptInstall(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) await run('apt-get', ['update', '-q'], { env });
  listsAreFresh = true;
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], { env });
}
