import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '../logging';
import { type WatchOptions, watchProcess } from './watch';

let watch: ReturnType<typeof watchProcess> | undefined;
afterEach(() => watch?.stop());

function watched(options: Partial<WatchOptions>) {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({ level: 'info', format: 'json', write: (line) => lines.push(JSON.parse(line)) });
  watch = watchProcess({ logger, intervalMs: 50, ...options });
  return { watch, lines };
}
const until = async (done: () => boolean) => {
  while (!done()) await wait(10);
};
const block = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

test('a blocked event loop is measured and warned of, once per quiet time', async () => {
  const { watch, lines } = watched({ lagLimitMs: 100, heapLimitShare: 2 });
  await wait(120);
  for (const _ of [1, 2]) {
    block(300);
    await until(() => watch.load.overloaded);
    await until(() => !watch.load.overloaded);
  }
  expect(lines).toEqual([expect.objectContaining({ level: 'warn', msg: 'the event loop was blocked' })]);
  expect(lines[0]?.lagMs).toBeGreaterThan(200);
});

test('short memory is warned of', async () => {
  const { watch, lines } = watched({ lagLimitMs: 60_000, heapLimitShare: 0.000001 });
  await until(() => watch.load.overloaded);
  expect(watch.load.heapShare).toBeGreaterThan(0);
  expect(lines).toEqual([expect.objectContaining({ level: 'warn', msg: 'memory is running short' })]);
});
