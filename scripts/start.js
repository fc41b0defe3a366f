// npm start [-- web|worker|scheduler|all|release|admin …]: the built server, on the declared Node.js.
import { existsSync } from 'node:fs';
import { PlainFailure, runScript } from './lib/fail.js';

const entry = new URL('../build/server-app/start.js', import.meta.url);

await runScript(async () => {
  if (!existsSync(entry)) throw new PlainFailure('There is no build yet. Run "npm run build" first, then "npm start".');
  await import(entry.href);
});
