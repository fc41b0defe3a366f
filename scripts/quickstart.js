// npm run quickstart: from a bare clone to a running CRM with demo data.
import { requireNode } from './lib/node-version.js';

requireNode();
// Not a static import: it would be read, and fail with a syntax error, before an old Node.js is told so.
import('./quickstart/main.js');
