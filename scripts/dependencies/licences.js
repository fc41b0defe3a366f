import { nameOf } from './lock-rules.js';

/**
 * Every package of the lock file has a licence on the list, or an exception with a reason; no exception is stale.
 *
 * @param {{ packages: Record<string, import('./lock-rules.js').LockEntry> }} lock
 * @param {string[]} allowed SPDX identifiers
 * @param {Record<string, string>} exceptions reasons by package name
 * @returns {string[]} findings
 */
export function checkLicences(lock, allowed, exceptions) {
  const entries = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.link);
  const departing = entries.filter(([, entry]) => !entry.license || !isAllowed(entry.license, allowed));
  const findings = departing
    .filter(([path]) => !(nameOf(path) in exceptions))
    .map(([path, entry]) => `${nameOf(path)} ${entry.version} has the licence ${entry.license ?? '(none stated)'}`);
  const names = new Set(departing.map(([path]) => nameOf(path)));
  const stale = Object.keys(exceptions)
    .filter((name) => !names.has(name))
    .map((name) => `the licence exception for ${name} is no longer needed`);
  return [...new Set([...findings, ...stale])];
}

/**
 * Whether an SPDX expression can be met by the allowed licences: one side of an OR is enough, an AND needs both.
 *
 * @param {string} expression e.g. `(MIT OR EUPL-1.1+)`
 * @param {string[]} allowed
 */
export function isAllowed(expression, allowed) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let position = 0;
  const next = () => tokens[position++];
  const one = () => {
    const token = next();
    if (token !== '(') return allowed.includes(token);
    const inner = either();
    return next() === ')' && inner;
  };
  const all = () => {
    let met = one();
    while (tokens[position] === 'AND') {
      position += 1;
      met = one() && met;
    }
    return met;
  };
  const either = () => {
    let met = all();
    while (tokens[position] === 'OR') {
      position += 1;
      met = all() || met;
    }
    return met;
  };
  const met = either();
  return met && position === tokens.length;
}
