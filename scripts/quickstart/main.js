import { ensureDependencies } from '../lib/dependencies-installed.js';
import { runScript } from '../lib/fail.js';
import { runOrFail } from '../lib/run.js';
import { refuseTakenPort } from './port.js';
import { startServer } from './server.js';

await runScript(async () => {
  const address = { host: process.env.HOST || '127.0.0.1', port: Number(process.env.PORT || 3000) };
  // Before the minutes that the rest may take, and not only when the server wants the port.
  await refuseTakenPort(address);
  await ensureDependencies();
  console.log('Building, where anything changed …');
  await runOrFail('node', ['scripts/build.js', '--if-changed', '--quiet']);
  await startServer(address);
});
