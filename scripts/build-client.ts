import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import manifest from '../package.json';
import { appRouter } from '../server/api/router';
import type { ProcedureMeta } from '../server/trpc/init';
import { clientDeclarations, type ProcedureEntry } from './client/declarations';

// npm run build-client: the package that other programs install, in build/client-package. It holds no server code.
const target = fileURLToPath(new URL('../build/client-package/', import.meta.url));
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });

await build({
  entryPoints: [fileURLToPath(new URL('../server/api/client.ts', import.meta.url))],
  outfile: `${target}index.js`,
  bundle: true,
  platform: 'neutral',
  format: 'esm',
  target: 'es2022',
  external: ['@trpc/client'],
  logLevel: 'warning',
});

type Described = { _def: { type: ProcedureEntry['kind']; meta?: ProcedureMeta } };

// What only people with a session may call is of no use to a key.
const forPeople = ['public', 'signed-in'];
const procedures = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]): ProcedureEntry[] => {
  const { type, meta } = (procedure as unknown as Described)._def;
  if (!meta?.access || forPeople.includes(meta.access)) return [];
  return [{ path, kind: type, summary: meta.summary ?? '' }];
});
await writeFile(`${target}index.d.ts`, clientDeclarations(procedures));
await writeFile(
  `${target}package.json`,
  `${JSON.stringify(
    {
      name: 'crm-flow-client',
      version: manifest.version,
      description: 'The typed client of CRM Flow.',
      license: manifest.license,
      type: 'module',
      exports: { '.': { types: './index.d.ts', default: './index.js' } },
      types: './index.d.ts',
      dependencies: {
        '@trpc/client': manifest.dependencies['@trpc/client'],
        '@trpc/server': manifest.dependencies['@trpc/server'],
      },
    },
    null,
    2,
  )}\n`,
);
process.stdout.write(`The client package is in build/client-package: ${procedures.length} procedures.\n`);
