import { describe, expect, it } from 'vitest';
import { findDifference } from './dependencies-installed.js';

const machine = { platform: 'linux', arch: 'x64' };
const root = { version: '0.1.0' };

describe('what keeps node_modules from matching the lock file', () => {
  it('is nothing where every package is there in its version', () => {
    const packages = {
      '': root,
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
    };
    expect(findDifference(packages, { ...packages }, machine)).toBeUndefined();
  });

  it('is that nothing is installed, or only half', () => {
    expect(findDifference({ 'node_modules/a': { version: '1.0.0' } }, undefined, machine)).toBe(
      'nothing is installed yet',
    );
  });

  it('is a missing package or another version, by its name', () => {
    const wanted = { '': root, 'node_modules/x/node_modules/@scope/b': { version: '2.0.0' } };
    expect(findDifference(wanted, { '': root }, machine)).toBe('@scope/b is missing');
    const installed = { 'node_modules/x/node_modules/@scope/b': { version: '1.0.0' } };
    expect(findDifference(wanted, installed, machine)).toBe('@scope/b is 1.0.0, not 2.0.0');
  });

  it('is not the package of another platform, but is the one of this', () => {
    const forArm = { 'node_modules/node-arm': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['arm64'] } };
    const forUs = { 'node_modules/node-x64': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] } };
    expect(findDifference(forArm, {}, machine)).toBeUndefined();
    expect(findDifference(forUs, {}, machine)).toBe('node-x64 is missing');
  });
});
