import { ensureDependencies } from '../lib/dependencies-installed.js';
import { runScript } from '../lib/fail.js';
import { ensureChromium, ensureRedis } from './programs.js';

await runScript(async () => {
  await ensureDependencies();
  console.log(`Chromium: ${await ensureChromium()}`);
  console.log(`Redis: ${await ensureRedis()}`);
});
