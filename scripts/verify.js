// npm run verify: everything that must hold before a change is shared. Ends with "N passed, N failed" on a line.
import { requireNode } from './lib/node-version.js';

requireNode();
import('./verify/main.js');
