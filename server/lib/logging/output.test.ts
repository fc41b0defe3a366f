import { spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createOutput } from './output';

/** A reader that takes nothing until it is told to. */
function slowReader() {
  const taken: string[] = [];
  let waiting: (() => void) | undefined;
  let open = false;
  const stream = new Writable({
    decodeStrings: false,
    highWaterMark: 64,
    write(line: string, _encoding, done) {
      taken.push(line);
      if (open) done();
      else waiting = done;
    },
  });
  return {
    stream,
    taken,
    wake: () => {
      open = true;
      waiting?.();
    },
  };
}

test('a reader that stops costs a bounded memory, and hears how many lines it missed', async () => {
  const { stream, taken, wake } = slowReader();
  const output = createOutput(stream, (dropped) => `dropped ${dropped}`, 1000);
  for (let i = 0; i < 500; i += 1) output.write(`${'x'.repeat(99)}\n`);
  expect(stream.writableLength).toBeLessThan(1200);
  wake();
  await output.flush();
  await new Promise(setImmediate);
  const lines = taken.filter((line) => line.startsWith('x')).length;
  expect(taken.at(-1)).toBe(`dropped ${500 - lines}\n`);
});

test('a reader that left is no reason to fail', async () => {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })),
  });
  const output = createOutput(stream, String);
  output.write('a\n');
  await new Promise(setImmediate);
  output.write('b\n');
  await output.flush();
});

test('the logger of a process writes JSON lines to standard output only, the last one before exit too', async () => {
  const script = `
    const { logger, nameProcess, flushLogs } = await import('./index.ts');
    nameProcess('worker');
    for (let i = 0; i < 3000; i += 1) logger.info('line', { i });
    await flushLogs(5000);
    process.exit(0);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env: { NODE_ENV: 'test', PATH: '' },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ i }) => i)).toEqual(Array.from({ length: 3000 }, (_, i) => i));
  expect(lines[0]).toMatchObject({ service: 'crm-flow', process: 'worker', build: expect.stringMatching(/^dev-/) });
});
