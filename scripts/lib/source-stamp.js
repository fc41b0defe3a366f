import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project.js';

/** What the build reads, relative to the project. Tests and documents are left out: changing them asks for no new build. */
export const SOURCES = [
  'app',
  'server',
  'db',
  'public',
  'scripts/packaging',
  'scripts/build.js',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
  'tsconfig.json',
];

const NOT_BUILT = /\.test\.tsx?$|\/testing\/|\.md$/;

/**
 * A SHA-256 over the names and contents of everything that goes into the build: equal stamps, equal build.
 *
 * @param {string} [folder] of the project
 * @returns {string} 64 hex digits
 */
export function sourceStamp(folder = projectFolder) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of filesBelow(folder, source)) {
      if (NOT_BUILT.test(path)) continue;
      const content = readFileSync(join(folder, path));
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * Every file at or below `path`, relative to `folder`, with forward slashes, in an order that no system changes.
 *
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
export function filesBelow(folder, path) {
  const full = join(folder, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  const entries = readdirSync(full, { withFileTypes: true });
  const names = entries.map((entry) => entry.name).sort();
  return names.flatMap((name) => filesBelow(folder, path === '' ? name : `${path}/${name}`));
}
