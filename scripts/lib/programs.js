import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The full path of a program in PATH, or undefined. No child process: this also runs where `which` is absent.
 *
 * @param {string} name
 * @param {string} [searchPath]
 * @returns {string | undefined}
 */
export function findProgram(name, searchPath = process.env.PATH ?? '') {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`, name] : [name];
  for (const folder of searchPath.split(delimiter).filter(Boolean)) {
    const found = names.map((one) => join(folder, one)).find(isProgram);
    if (found) return found;
  }
  return undefined;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
