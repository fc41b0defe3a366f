import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../lib/project.js';
import type { Place } from './children';
import type { World } from './data';

/** Fills a fresh database in a child process that ends with this one. */
export async function fillInChild({ databaseUrl, dataDir }: Place, people: number): Promise<World> {
  const file = join(dataDir, 'world.json');
  const args = ['--import', 'tsx', 'scripts/bench/fill.ts', databaseUrl, String(people), file];
  const child = spawn(process.execPath, args, { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'] });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const code = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
  process.off('exit', killAtExit);
  if (code !== 0) throw new Error(`filling a database with ${people} people ended with ${code}`);
  return JSON.parse(await readFile(file, 'utf8')) as World;
}
