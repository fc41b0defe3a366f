// npm start [-- web|worker|scheduler|all|release|admin …]: the built server, on the declared Node.js.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PlainFailure, runScript } from './lib/fail.js';
import { nodeOptions } from './lib/server-options.js';

const entry = fileURLToPath(new URL('../build/server-app/start.js', import.meta.url));

await runScript(async () => {
  if (!existsSync(entry)) throw new PlainFailure('There is no build yet. Run "npm run build" first, then "npm start".');
  const args = [entry, ...process.argv.slice(2)];
  const env = { ...process.env, NODE_OPTIONS: nodeOptions() };
  // The server takes this process over, so that signals reach it and nothing stands in between.
  if (process.execve && process.platform !== 'win32')
    process.execve(process.execPath, [process.execPath, ...args], env);
  process.exitCode = spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1;
});
