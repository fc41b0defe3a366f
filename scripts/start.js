// npm start [-- web|worker|scheduler|all|release|admin …]: the built server, on the declared Node.js. In production
// start.sh of a release does this without npm, a shell and this script in between.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PlainFailure, runScript } from './lib/fail.js';
import { forwardSignals } from './lib/forward-signals.js';
import { nodeOptions } from './lib/server-options.js';

const entry = fileURLToPath(new URL('../build/server-app/start.js', import.meta.url));

await runScript(async () => {
  if (!existsSync(entry)) throw new PlainFailure('There is no build yet. Run "npm run build" first, then "npm start".');
  const env = { ...process.env, NODE_OPTIONS: nodeOptions() };
  const child = spawn(process.execPath, [entry, ...process.argv.slice(2)], { env, stdio: 'inherit' });
  forwardSignals(child);
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
