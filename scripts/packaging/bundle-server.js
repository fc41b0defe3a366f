import { copyFile, cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PlainFailure } from '../lib/fail.js';
import { projectFolder } from '../lib/project.js';

/** Left outside the bundle, because native code is found beside its package: a release carries them as packages. */
export const NATIVE_PACKAGES = ['better-sqlite3', '@node-rs/argon2'];

/** Named in code that a built server never reaches: undici is Remix's `fetch` for a Node.js that has none. */
const NEVER_LOADED = ['vite', 'pg-native', 'undici'];

/** Not bundled: they must be readable by an old Node.js, and run before the bundle is trusted. */
const BESIDE_THE_BUNDLE = {
  'server-entry.js': 'start.js',
  'check-manifest.js': 'check-manifest.js',
  'verify-release.js': 'verify-release.js',
};

/** CommonJS packages inside the bundle call `require` for Node's own modules. */
const REQUIRE =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

/**
 * Bundles the server and its packages into `build/server-app`. Chunks lie flat beside each other, so that a file next
 * to them (migrations, build-info.json) has one address from all of them; what is imported dynamically (the driver of
 * another database, say) stays a chunk of its own that is read only when chosen.
 *
 * @param {import('./build-info.js').BuildInfo} info
 * @returns {Promise<import('esbuild').Metafile>}
 */
export async function bundleServer(info) {
  const target = join(projectFolder, 'build', 'server-app');
  await rm(target, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: { main: 'server/main.ts', 'sqlite-reader': 'db/sqlite-reader.ts' },
    outdir: target,
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: REQUIRE },
    external: [...NATIVE_PACKAGES, ...NEVER_LOADED],
    legalComments: 'none',
    logLevel: 'warning',
    // isbot has no default export; Remix asks for one only where the named one is missing.
    // The pages' parts that come late name the packages of their first part once more, which is nothing to say.
    logOverride: { 'import-is-undefined': 'silent', 'ignored-bare-import': 'silent' },
    metafile: true,
  });
  refuseCommonJsImports(metafile);
  for (const [from, to] of Object.entries(BESIDE_THE_BUNDLE)) {
    await copyFile(join(projectFolder, 'scripts', 'packaging', from), join(target, to));
  }
  await cp(join(projectFolder, 'db', 'migrations'), join(target, 'migrations'), { recursive: true });
  await writeFile(join(target, 'build-info.json'), `${JSON.stringify(info, null, 2)}\n`);
  return metafile;
}

/**
 * `await import('package')` of a CommonJS package has its named exports under Node.js and only `default` in a bundle:
 * what works in development would fail in production. A file of our own in between makes both alike.
 */
function refuseCommonJsImports(metafile) {
  const found = Object.entries(metafile.inputs)
    .filter(([path]) => !path.includes('node_modules/'))
    .flatMap(([path, { imports }]) => imports.map((one) => ({ ...one, from: path })))
    .filter((one) => one.kind === 'dynamic-import' && metafile.inputs[one.path]?.format === 'cjs')
    .map((one) => `${one.from} imports the CommonJS package ${one.original} dynamically`);
  if (found.length > 0) {
    throw new PlainFailure(`${found.join('\n')}\nLet it import an own file dynamically that imports the package.`);
  }
}

/**
 * The npm packages whose code went into the bundle.
 *
 * @param {import('esbuild').Metafile} metafile
 * @returns {string[]} their folders, relative to the project, sorted
 */
export function bundledPackages(metafile) {
  const folders = Object.keys(metafile.inputs).map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(folders.filter(Boolean))].sort();
}
