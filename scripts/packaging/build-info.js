import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../lib/project.js';
import { SOURCES } from '../lib/source-stamp.js';

/**
 * @typedef {object} BuildInfo
 * @property {string} build names this build: version, commit and, where files differ from the commit, their stamp
 * @property {string} commit 40 hex digits, or `unknown` outside a git checkout
 * @property {string} version of package.json
 * @property {string} time ISO instant of the commit, not of the build: two builds of one commit are alike
 */

/**
 * @param {string} stamp of the sources (`sourceStamp()`)
 * @param {Record<string, string | undefined>} [env] BUILD_COMMIT and SOURCE_DATE_EPOCH stand in where there is no git
 * @returns {BuildInfo}
 */
export function readBuildInfo(stamp, env = process.env) {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  const commit = git('rev-parse', 'HEAD') ?? env.BUILD_COMMIT ?? 'unknown';
  const seconds = git('show', '-s', '--format=%ct', 'HEAD') ?? env.SOURCE_DATE_EPOCH ?? '0';
  const clean = git('status', '--porcelain', '--untracked-files=all', '--', ...SOURCES) === '';
  return {
    build: buildName({ version, commit, stamp, clean: clean || commit === env.BUILD_COMMIT }),
    commit,
    version,
    time: new Date(Number(seconds) * 1000).toISOString(),
  };
}

/** @param {{ version: string, commit: string, stamp: string, clean: boolean }} parts */
export function buildName({ version, commit, stamp, clean }) {
  const name = commit === 'unknown' ? version : `${version}-${commit.slice(0, 10)}`;
  return clean ? name : `${name}-${stamp.slice(0, 8)}`;
}

function git(...args) {
  try {
    return execFileSync('git', args, {
      cwd: projectFolder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
