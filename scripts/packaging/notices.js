import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from './native-packages.js';

const NOTICE = /^(licen[cs]e|copying|notice)/i;

/**
 * The licence texts of other people's code in a release, which most licences want passed on.
 *
 * @param {string} folder the project's
 * @param {string[]} paths of packages, relative to it
 * @returns {string}
 */
export function thirdPartyNotices(folder, paths) {
  const parts = paths.map((path) => {
    const { name, version, license } = readManifest(folder, path);
    const texts = readdirSync(join(folder, path))
      .filter((file) => NOTICE.test(file))
      .sort()
      .map((file) => readFileSync(join(folder, path, file), 'utf8').trim());
    const head = `${name} ${version}${license ? ` (${license})` : ''}`;
    return `${head}\n${'-'.repeat(head.length)}\n\n${texts.join('\n\n') || 'No licence file in the package.'}\n`;
  });
  return `CRM Flow contains the following packages under their own licences.\n\n${parts.join('\n\n')}`;
}
