/**
 * @typedef {object} LockEntry of `packages` in package-lock.json
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {string} [resolved]
 * @property {string} [license]
 * @property {boolean} [link]
 * @property {boolean} [inBundle]
 * @property {boolean} [hasInstallScript]
 */

/** `node_modules/a/node_modules/@scope/b` → `@scope/b` */
export const nameOf = (path) => path.replace(/^.*node_modules\//, '');

const packagesOf = (lock) => Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.link);

/**
 * The lock file says the same as package.json, pins every package by its hash, and names no server: it then installs
 * alike from any registry.
 *
 * @param {{ lockfileVersion: number, packages: Record<string, LockEntry> }} lock
 * @param {Record<string, object | string>} manifest
 * @returns {string[]} findings
 */
export function checkLock(lock, manifest) {
  const findings = [];
  if (lock.lockfileVersion !== 3) findings.push(`package-lock.json has format ${lock.lockfileVersion}, not 3`);
  const root = lock.packages[''] ?? {};
  for (const field of [
    'name',
    'version',
    'license',
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'engines',
  ]) {
    if (canonical(root[field]) !== canonical(manifest[field]))
      findings.push(`package-lock.json has other ${field} than package.json`);
  }
  for (const [path, entry] of packagesOf(lock)) {
    if (!entry.integrity && !entry.inBundle) findings.push(`${nameOf(path)} ${entry.version} has no integrity hash`);
    if (entry.integrity && !/^sha512-/.test(entry.integrity))
      findings.push(`${nameOf(path)} is pinned by a hash weaker than SHA-512`);
    if (entry.resolved) findings.push(`${nameOf(path)} names the address it was downloaded from`);
  }
  return findings;
}

/**
 * @param {{ packages: Record<string, LockEntry> }} lock
 * @param {Record<string, string>} minimum version by package name
 * @returns {string[]} findings, for every copy in the tree
 */
export function checkMinimumVersions(lock, minimum) {
  return packagesOf(lock)
    .filter(([path, { version = '0.0.0' }]) => nameOf(path) in minimum && isOlder(version, minimum[nameOf(path)]))
    .map(([path, { version }]) => `${path} is ${version}; ${minimum[nameOf(path)]} or newer is needed`);
}

/**
 * @param {{ packages: Record<string, LockEntry> }} lock
 * @param {Record<string, string>} allowed reasons by package name, `@scope/*` for a whole scope
 * @param {string} npmrc text of the project's .npmrc
 * @returns {string[]} findings
 */
export function checkInstallScripts(lock, allowed, npmrc) {
  const isAllowed = (name) => name in allowed || `${name.split('/')[0]}/*` in allowed;
  const unknown = packagesOf(lock)
    .filter(([path, entry]) => entry.hasInstallScript && !isAllowed(nameOf(path)))
    .map(([path, { version }]) => `${nameOf(path)} ${version} brings an install script that nobody has looked at`);
  const off = /^ignore-scripts\s*=\s*true\s*$/m.test(npmrc);
  return off ? unknown : ['.npmrc does not set ignore-scripts=true', ...unknown];
}

/** Plain numeric comparison of `1.2.3` forms; a pre-release counts as older than its release. */
export function isOlder(version, minimum) {
  const [numbers, wanted] = [version, minimum].map((text) => text.split('-')[0].split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    if (numbers[part] !== wanted[part]) return numbers[part] < wanted[part];
  }
  return version.includes('-') && !minimum.includes('-');
}

function canonical(value) {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
