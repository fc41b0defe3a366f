// Installs the dependencies where node_modules is not what the lock file says; otherwise does nothing.
import { requireNode } from './lib/node-version.js';

requireNode();
import('./lib/dependencies-installed.js')
  .then(({ ensureDependencies }) => ensureDependencies())
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
