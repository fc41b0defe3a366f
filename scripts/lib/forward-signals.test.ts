import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CHILD = `process.on('SIGTERM', () => process.exit(7)); console.log(process.pid); setInterval(() => {}, 1000);`;

const SCRIPT = `
  import { spawn } from 'node:child_process';
  import { forwardSignals } from ${JSON.stringify(join(import.meta.dirname, 'forward-signals.js'))};
  const child = spawn(process.execPath, ['-e', ${JSON.stringify(CHILD)}], { stdio: ['ignore', 'inherit', 'inherit'] });
  forwardSignals(child);
  child.on('exit', (code) => { console.log('child ended with', code); process.exit(code); });
`;

/** Starts the script, and answers once its child is there; `output()` is all that both have written. */
async function start(command: string, args: string[]) {
  const script = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  script.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  await once(script.stdout, 'data');
  return { script, output: () => text };
}

describe('a script that waits for its server', () => {
  it('hands a signal on and ends with its exit code', async () => {
    const { script } = await start(process.execPath, ['--input-type=module', '-e', SCRIPT]);
    script.kill('SIGTERM');
    expect(await once(script, 'exit')).toEqual([7, null]);
  });

  it('ends its server when the shell that npm started it in is gone', async () => {
    const inShell = ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, SCRIPT];
    const { script: shell, output } = await start('/bin/sh', inShell);
    const closed = once(shell.stdout, 'close');
    shell.kill('SIGTERM');
    await closed;
    expect(output()).toContain('child ended with 7');
  });
});
