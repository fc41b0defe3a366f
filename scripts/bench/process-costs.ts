import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, type Place, startBuiltServer, startMinimalExpress } from './children';
import type { World } from './data';
import { fire, median } from './load';
import { callsOf, type DatabaseKind, type Measured } from './measured';

type Options = Place & { database: DatabaseKind; world: World; quick: boolean; say(line: string): void };

const idleMs = 1_500;

/** P14 to P16: cold starts in turns, memory of a server that nobody asks yet, and of one with 32 connections. */
export async function measureProcess(options: Options): Promise<Measured[]> {
  const { database, world, quick, say, ...place } = options;
  const starts: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  const idle: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  let loaded = Number.NaN;
  const begin = { ours: () => startBuiltServer(place), bare: () => startMinimalExpress(place.dataDir) };
  const rounds = quick ? 3 : 5;
  // Compiled code and files are in the cache from the second start on, for both.
  for (const start of Object.values(begin)) await (await start()).stop();
  for (let round = 0; round < rounds; round += 1) {
    for (const who of ['ours', 'bare'] as const) {
      const child = await begin[who]();
      try {
        starts[who].push(child.readyMs);
        await sleep(idleMs);
        idle[who].push(await child.rss());
        if (who === 'ours' && round === rounds - 1) loaded = await peakUnderLoad(child, world, quick);
      } finally {
        await child.stop();
      }
    }
  }
  say(
    `  P14 starts: ${starts.ours.map((ms) => ms.toFixed(0)).join(', ')} ms; bare ${starts.bare.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  );
  const line = { database, people: world.people, more: false };
  const compare = (
    id: string,
    work: string,
    of: typeof starts,
    unit: string,
    accept: number,
    goal: number,
  ): Measured => {
    const ours = median(of.ours);
    const bare = median(of.bare);
    const text = (value: number) => `${value.toFixed(0)} ${unit}`;
    return { ...line, id, work, ours: text(ours), against: text(bare), value: ours / bare, unit: '×', accept, goal };
  };
  return [
    compare('P14', 'cold start to /readyz', starts, 'ms', 6, 4),
    compare('P15', 'memory, idle', idle, 'MB', 2.5, 2),
    {
      ...line,
      id: 'P16',
      work: 'memory, 32 connections',
      ours: `${loaded.toFixed(0)} MB`,
      against: '–',
      value: loaded,
      unit: 'MB',
      accept: 512,
      goal: 384,
    },
  ];
}

/** The most memory while 32 connections ask for lists and pages. */
async function peakUnderLoad(server: Child, world: World, quick: boolean): Promise<number> {
  const calls = callsOf(world);
  const shots = [
    calls.query('people.list', { limit: 50 }),
    calls.page('/people'),
    calls.query('search.query', { text: 'an' }),
  ];
  const capMs = quick ? 5_000 : 15_000;
  const load = { running: true };
  const firing = fire({
    port: server.port,
    shot: (n) => shots[n % shots.length] ?? { path: '/' },
    connections: 32,
    count: 20_000,
    capMs,
  }).finally(() => {
    load.running = false;
  });
  let peak = 0;
  while (load.running) {
    peak = Math.max(peak, await server.rss());
    await sleep(100);
  }
  await firing;
  return peak;
}
