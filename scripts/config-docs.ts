/**
 * Writes `.env.example` and the README's table of variables from the config schema, or checks that they still say the
 * same: `tsx scripts/config-docs.ts --write | --check` (exit 1 when one is out of date).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderEnvExample, withTable } from '../server/lib/config/documents';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

const documents = [
  { name: '.env.example', render: () => renderEnvExample() },
  { name: 'README.md', render: withTable },
];

const mode = process.argv[2];
if (mode !== '--write' && mode !== '--check') {
  console.error('usage: tsx scripts/config-docs.ts --write | --check');
  process.exit(64);
}
for (const { name, render } of documents) {
  const path = join(root, name);
  const found = read(path);
  const wanted = render(found);
  if (found === wanted) continue;
  if (mode === '--write') {
    writeFileSync(path, wanted);
    console.log(`${name} written`);
  } else {
    console.error(`${name} does not follow the config schema: run npx tsx scripts/config-docs.ts --write`);
    process.exitCode = 1;
  }
}
