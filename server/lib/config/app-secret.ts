import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config';

const minimumLength = 32;

/**
 * The application secret: the one that is set, else the one kept in `DATA_DIR/app-secret` (mode 0600), made at the first
 * call. The file appears whole or not at all, and only for the first of several processes, so that all agree on it.
 */
export async function ensureAppSecret(config: Pick<Config, 'APP_SECRET' | 'DATA_DIR'>): Promise<string> {
  if (config.APP_SECRET) return config.APP_SECRET;
  const path = join(config.DATA_DIR, 'app-secret');
  const kept = await readKept(path);
  if (kept !== undefined) return kept;

  await mkdir(config.DATA_DIR, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    await writeDraft(draft, randomBytes(48).toString('base64url'));
    await publish(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  const published = await readKept(path);
  if (published === undefined) throw new Error(`${path} vanished while it was made`);
  return published;
}

async function readKept(path: string): Promise<string | undefined> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    if (text.length >= minimumLength) return text;
    throw new Error(`${path} is damaged: it must hold at least ${minimumLength} characters. Restore it from a backup.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeDraft(path: string, secret: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** `link` refuses an existing name, in one step. Some file systems have no links; a copy that refuses is next best. */
async function publish(draft: string, path: string): Promise<void> {
  const loserIsFine = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  };
  try {
    await link(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await copyFile(draft, path, constants.COPYFILE_EXCL).catch(loserIsFine);
  }
}
