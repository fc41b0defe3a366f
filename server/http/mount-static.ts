import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';

/** `build/client`, found upwards from this file: it lies elsewhere in the sources than in the bundle. */
function clientFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  const here = join(from, 'build', 'client');
  if (existsSync(here)) return here;
  if (dirname(from) === from) throw new Error('The pages are not built. Run: npm run build');
  return clientFolder(dirname(from));
}

/** What the browser loads beside pages. Names in /assets change with their content, so they never grow old. */
export function mountStatic(server: Express): void {
  const folder = clientFolder();
  server.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  // Only for what lies there: every page would else look for a file of its name first
  const names = new Set(
    readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isFile() ? [`/${one.name}`] : [])),
  );
  const files = express.static(folder, { maxAge: '1h', index: false, redirect: false });
  server.use((req, res, next) => (names.has(req.path) ? files(req, res, next) : next()));
}
