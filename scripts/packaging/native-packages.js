import { existsSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Wanted for compiling a native package, never for running one. */
const COMPILE_ONLY = new Set(['node-addon-api']);
const COMPILE_ONLY_FILES = /^(deps|src)(\/|$)|\.gyp$|\.d\.ts$/;

/**
 * The folders of the given packages and of all that they need at run time, as installed here.
 *
 * @param {string} folder the project's
 * @param {string[]} names
 * @returns {string[]} relative to the project, sorted
 */
export function closureOf(folder, names) {
  const found = new Set();
  const add = (name) => {
    const path = `node_modules/${name}`;
    if (found.has(path) || COMPILE_ONLY.has(name) || !existsSync(join(folder, path))) return;
    found.add(path);
    const { dependencies = {}, optionalDependencies = {} } = readManifest(folder, path);
    // Those of other platforms are optional, and not installed here.
    Object.keys({ ...dependencies, ...optionalDependencies }).forEach(add);
  };
  for (const name of names) {
    if (!existsSync(join(folder, 'node_modules', name))) throw new Error(`${name} is not installed`);
    add(name);
  }
  return [...found].sort();
}

/**
 * Copies one package, without what only a compiler reads and without binaries of other platforms.
 *
 * @param {string} from
 * @param {string} to
 */
export async function copyPackage(from, to) {
  const prebuilt = `${process.platform}${isMusl() ? 'musl' : ''}-${process.arch}`;
  await cp(from, to, {
    recursive: true,
    dereference: true,
    filter: (source) => {
      const path = relative(from, source).split(sep).join('/');
      if (path.startsWith('prebuilds/')) return path.includes(prebuilt);
      return !path.startsWith('node_modules/') && !COMPILE_ONLY_FILES.test(path);
    },
  });
}

/**
 * @param {string} folder the project's
 * @param {string} path of a package, relative to it
 * @returns {{ name: string, version: string, license?: string, dependencies?: object, optionalDependencies?: object }}
 */
export function readManifest(folder, path) {
  return JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8'));
}

const isMusl = () => process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
