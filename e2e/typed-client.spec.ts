import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

const program = `
import { createCrmFlowClient, TRPCClientError } from 'crm-flow-client';

const [url = '', apiKey = ''] = process.argv.slice(2);
const crm = createCrmFlowClient({ url, apiKey });

const { record } = await crm.people.create.mutate({ values: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@typed.example.com' } });
const name: string = record.name;
const changed = await crm.people.update.mutate({ id: record.id, version: record.version, values: { jobTitle: 'Analyst' } });
const { rows } = await crm.people.list.query({ limit: 10, filter: { op: 'and', items: [{ field: 'email', operator: 'contains', value: 'typed' }] } });

// @ts-expect-error a wrong field is a compile error
const wrong = () => crm.people.create.mutate({ values: { firstNam: 'Ada' } });
// @ts-expect-error so is a number for a text
const alsoWrong = () => crm.people.get.query({ id: 7 });

const refusal = await crm.people.get.query({ id: '00000000-0000-7000-8000-000000000000' }).then(
  () => 'found',
  (error: unknown) => (error instanceof TRPCClientError ? String(error.data.code) : 'not a client error'),
);
console.log(JSON.stringify({ name, jobTitle: changed.record.jobTitle, found: rows.length, refusal, unused: [wrong, alsoWrong].length }));
`;

test('a developer installs the client, is told of a typo by the compiler, and reads and writes with a key', async ({
  signUp,
  server,
}) => {
  test.setTimeout(180_000);
  await run('npm', ['run', '--silent', 'build-client'], { cwd: root });
  const mara = await signUp();
  const { key } = await mara.api.apiKeys.create.mutate({ name: 'nightly sync', role: 'member', expiresInDays: 30 });

  const project = await mkdtemp(join(tmpdir(), 'crm-flow-client-project-'));
  try {
    await mkdir(join(project, 'node_modules', '@types'), { recursive: true });
    await cp(join(root, 'build', 'client-package'), join(project, 'node_modules', 'crm-flow-client'), {
      recursive: true,
    });
    // What a package manager would bring along, and nothing of the server's.
    await symlink(join(root, 'node_modules', '@trpc'), join(project, 'node_modules', '@trpc'));
    await symlink(join(root, 'node_modules', '@types', 'node'), join(project, 'node_modules', '@types', 'node'));
    await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module', private: true }));
    await writeFile(join(project, 'sync.ts'), program);
    const compilerOptions = {
      strict: true,
      module: 'nodenext',
      target: 'es2023',
      outDir: 'out',
      types: ['node'],
      skipLibCheck: false,
    };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['sync.ts'] }));

    await run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', project]).catch((error: { stdout: string }) => {
      throw new Error(error.stdout);
    });
    const { stdout } = await run('node', [join(project, 'out', 'sync.js'), server.url, key], { cwd: project });
    expect(JSON.parse(stdout)).toEqual({
      name: 'Ada Lovelace',
      jobTitle: 'Analyst',
      found: 1,
      refusal: 'NOT_FOUND',
      unused: 2,
    });

    const packaged = join(project, 'node_modules', 'crm-flow-client');
    expect((await readdir(packaged)).sort()).toEqual(['index.d.ts', 'index.js', 'package.json']);
    expect(await readFile(join(packaged, 'index.js'), 'utf8')).not.toMatch(/drizzle|better-sqlite3|winston/);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
});
