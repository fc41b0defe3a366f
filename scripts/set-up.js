// npm run set-up: what the tests need and npm cannot bring: a Chromium and a Redis.
import { requireNode } from './lib/node-version.js';

requireNode();
import('./set-up/main.js');
