// npm run dev: the server from its sources, started anew when one of them changes; pages are replaced in the browser
// by Vite, which runs inside the same server and on the same port. Data lies in ./data, filled with demo data.
import { spawn } from 'node:child_process';
import { forwardSignals } from './lib/forward-signals.js';
import { projectFolder } from './lib/project.js';
import { projectEnv } from './lib/run.js';

const defaults = { PAGES_FROM: 'source', DEMO_DATA: 'true', LOG_FORMAT: 'simple' };
const watch = ['watch', '--clear-screen=false', '--exclude', './build/**', '--exclude', './app/**'];

const child = spawn(
  'tsx',
  [...watch, 'server/main.ts', ...(process.argv.length > 2 ? process.argv.slice(2) : ['all'])],
  {
    cwd: projectFolder,
    stdio: 'inherit',
    env: projectEnv({ ...defaults, ...process.env, PATH: projectEnv().PATH }),
    shell: process.platform === 'win32',
  },
);
forwardSignals(child);
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
