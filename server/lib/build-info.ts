import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lazyInstance } from './lazy-instance';

/** What is running. `build` is shown in health, on every log line and in the pages. */
export type BuildInfo = { build: string; commit: string; version: string; schemaVersion?: string };

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** The commit checked out in a folder, read from git's own files: no other program is run. */
function checkedOutCommit(root: string): string {
  const head = readText(join(root, '.git', 'HEAD'))?.trim() ?? '';
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  if (!ref) return head || 'unknown';
  const loose = readText(join(root, '.git', ref))?.trim();
  if (loose) return loose;
  const packed = readText(join(root, '.git', 'packed-refs')) ?? '';
  return (
    packed
      .split('\n')
      .find((line) => line.endsWith(` ${ref}`))
      ?.slice(0, 40) ?? 'unknown'
  );
}

function projectRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder;
  return projectRoot(dirname(folder));
}

/** From `build-info.json` in the folder given (a release), else from the working copy around it. */
export function readBuildInfo(folder: string): BuildInfo {
  const written = readText(join(folder, 'build-info.json'));
  if (written !== undefined) return JSON.parse(written) as BuildInfo;
  const root = projectRoot(folder);
  const { version = '0.0.0' } = JSON.parse(readText(join(root, 'package.json')) ?? '{}') as { version?: string };
  const commit = checkedOutCommit(root);
  return { build: `dev-${commit.slice(0, 12)}`, commit, version };
}

/** What this process runs, read at first use. */
export const buildInfo: BuildInfo = lazyInstance(() => readBuildInfo(import.meta.dirname));
