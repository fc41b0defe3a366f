import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

/**
 * Compares a release with its manifest.
 *
 * The Node.js binary is compared by size alone unless `everything` is asked for: it is running this very check, so it
 * cannot vouch for itself, and its 120 MB would be the greater part of the start.
 *
 * @param {URL} folder the release's, with a slash at its end
 * @param {{ everything?: boolean }} [options]
 * @returns {Promise<string | undefined>} what is wrong with the first file that differs
 */
export async function findMismatch(folder, { everything = false } = {}) {
  const { files } = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8'));
  const entries = Object.entries(files);
  const problems = await Promise.all(
    entries.map(([path, expected]) => checkFile(new URL(encodeURI(path), folder), path, expected, everything)),
  );
  return problems.find(Boolean);
}

async function checkFile(url, path, expected, everything) {
  try {
    const { size } = await stat(url);
    if (size !== expected.bytes) return `${path} has ${size} bytes and not ${expected.bytes}`;
    if (path.startsWith('node/') && !everything) return undefined;
    const sha256 = createHash('sha256')
      .update(await readFile(url))
      .digest('hex');
    return sha256 === expected.sha256 ? undefined : `${path} was changed`;
  } catch (error) {
    return error.code === 'ENOENT' ? `${path} is missing` : `${path} cannot be read (${error.code ?? error.message})`;
  }
}
