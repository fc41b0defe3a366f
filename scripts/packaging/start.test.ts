import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A release whose program only tells how it was started: what is tested here is how it is started. */
const PROGRAM = `
  console.log(JSON.stringify({ args: process.argv.slice(2), pid: process.pid, options: process.env.NODE_OPTIONS }));
  if (process.argv.includes('wait')) setInterval(() => {}, 1000);
`;

let parent: string;
let release: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'crm flow release '));
  release = join(parent, 'release');
  const here = import.meta.dirname;
  await mkdir(join(release, 'build', 'server-app'), { recursive: true });
  await mkdir(join(release, 'node', 'bin'), { recursive: true });
  await symlink(process.execPath, join(release, 'node', 'bin', 'node'));
  await copyFile(join(here, 'start.sh'), join(release, 'start.sh'));
  await chmod(join(release, 'start.sh'), 0o755);
  const program = { 'server-entry.js': 'start.js', 'check-manifest.js': '', 'verify-release.js': '' };
  for (const [from, to] of Object.entries(program)) {
    await copyFile(join(here, from), join(release, 'build', 'server-app', to || from));
  }
  await writeFile(join(release, 'package.json'), '{"type":"module"}');
  await writeFile(join(release, 'build', 'server-app', 'main.js'), PROGRAM);
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const path of ['build/server-app/main.js', 'package.json', 'start.sh']) {
    const content = await readFile(join(release, path));
    files[path] = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  }
  await writeFile(join(release, 'manifest.json'), JSON.stringify({ files }));
});

afterAll(() => rm(parent, { recursive: true, force: true }));

/** With nothing but the given environment: not even a PATH. */
function start(args: string[], env: Record<string, string> = {}): SpawnSyncReturns<string> {
  const wanted = { DATA_DIR: join(parent, 'data'), ...env } as unknown as NodeJS.ProcessEnv;
  return spawnSync(join(release, 'start.sh'), args, { cwd: parent, env: wanted, encoding: 'utf8' });
}

describe('start.sh of a release', () => {
  it('starts all process types by default and hands arguments on', () => {
    const byDefault = start([]);
    expect(byDefault).toMatchObject({ stderr: '', status: 0 });
    expect(JSON.parse(byDefault.stdout)).toMatchObject({ args: ['all'], options: '--max-old-space-size=384' });
    const admin = start(['admin', 'user:create', 'a b'], { NODE_OPTIONS: '--max-old-space-size=1024' });
    expect(JSON.parse(admin.stdout)).toMatchObject({
      args: ['admin', 'user:create', 'a b'],
      options: '--max-old-space-size=1024',
    });
  });

  it('becomes the server: signals to it need nobody to hand them on', async () => {
    const env = { DATA_DIR: join(parent, 'data') } as unknown as NodeJS.ProcessEnv;
    const child = spawn(join(release, 'start.sh'), ['web', 'wait'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(String(line))).toMatchObject({ pid: child.pid });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });

  it('writes nothing into its own folder', async () => {
    start([]);
    await expect(stat(join(release, 'build', '.compile-cache'))).rejects.toThrow('ENOENT');
    expect((await stat(join(parent, 'data', 'compile-cache'))).isDirectory()).toBe(true);
  });

  it('says how to use it', () => {
    for (const word of ['--help', '-h', 'help']) {
      const { stdout, status } = start([word]);
      expect(status).toBe(0);
      expect(stdout).toContain('Usage: ./start.sh [web|worker|scheduler|all|release|admin …]');
    }
  });

  it('refuses when a file differs from the manifest, or when there is none', async () => {
    const main = join(release, 'build', 'server-app', 'main.js');
    expect(start(['--verify'])).toMatchObject({ status: 0, stdout: 'Every file matches the manifest.\n' });
    await writeFile(main, PROGRAM.replace('wait', 'walk'));
    expect(start(['--verify']).status).toBe(65);
    const changed = start([]);
    expect(changed).toMatchObject({ status: 65, stdout: '' });
    expect(changed.stderr).toContain('does not match its manifest: build/server-app/main.js was changed');
    await writeFile(main, PROGRAM);

    const manifest = join(release, 'manifest.json');
    const kept = await readFile(manifest);
    await rm(manifest);
    const without = start([]);
    expect(without).toMatchObject({ status: 65, stdout: '' });
    expect(without.stderr).toContain('no manifest.json');
    await writeFile(manifest, kept);
    expect(start([]).status).toBe(0);
  });
});
