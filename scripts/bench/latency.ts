import { setTimeout as sleep } from 'node:timers/promises';
import { askOnce, fire, jsonOf, median, quantile, type Shot } from './load';
import { type Bench, callsOf, type Measured } from './measured';
import { typedTexts } from './people';

const capMs = 8_000;

/** Lists as people look at them: the first page, pages further on, other orders. */
async function listShots({ server, world }: Bench): Promise<Shot[]> {
  const calls = callsOf(world);
  const shots: Shot[] = [];
  for (const sort of [[], [{ field: 'name', direction: 'asc' }], [{ field: 'updatedAt', direction: 'desc' }]]) {
    let cursor: string | undefined;
    for (let page = 0; page < 4; page += 1) {
      const shot = calls.query('people.list', { limit: 50, sort, ...(cursor && { cursor }) });
      shots.push(shot);
      const answer = jsonOf<{ result: { data: { nextCursor: string | null } } }>(await askOnce(server.port, shot));
      cursor = answer.result.data.nextCursor ?? undefined;
    }
  }
  return shots;
}

/** Milliseconds that 99 of 100 lists stay under, one at a time: the median of some rounds. */
export async function listP99(bench: Bench, options: { count?: number; rounds?: number; pauseMs?: number } = {}) {
  const { count = 400, rounds = 3, pauseMs = 0 } = options;
  const shots = await listShots(bench);
  const shot = (n: number): Shot => shots[n % shots.length] ?? { path: '/' };
  const ask = () => fire({ port: bench.server.port, shot, connections: 1, count, capMs, pauseMs });
  const p99: number[] = [];
  await ask();
  for (let round = 0; round < rounds; round += 1) p99.push(quantile((await ask()).latencies, 0.99));
  return median(p99);
}

/** P8: every letter of what somebody types is a search. */
export async function measureSearch({ database, server, world, say }: Bench): Promise<Measured> {
  const calls = callsOf(world);
  const texts = typedTexts();
  const shots = texts.map((text) => calls.query('search.query', { text }));
  const p50: number[] = [];
  const p99: number[] = [];
  const slowest = new Map<string, number>();
  for (let round = 0; round < 4; round += 1) {
    const latencies: number[] = [];
    for (const [at, shot] of shots.entries()) {
      const { latencies: taken } = await fire({ port: server.port, shot: () => shot, connections: 1, count: 3, capMs });
      if (round > 0) latencies.push(...taken);
      slowest.set(texts[at] ?? '', taken.at(-1) ?? 0);
    }
    if (round === 0) continue;
    latencies.sort((a, b) => a - b);
    p50.push(quantile(latencies, 0.5));
    p99.push(quantile(latencies, 0.99));
  }
  const slow = [...slowest].toSorted((a, b) => b[1] - a[1]).slice(0, 4);
  const value = median(p99);
  say(
    `  P8 search: p50 ${median(p50).toFixed(1)} ms, p99 ${value.toFixed(1)} ms; slowest ${slow.map(([text, ms]) => `"${text}" ${ms.toFixed(0)}`).join(', ')}`,
  );
  return {
    id: 'P8',
    work: 'search as you type, p99',
    database,
    people: world.people,
    ours: `${value.toFixed(1)} ms`,
    against: '–',
    value,
    unit: 'ms',
    accept: database === 'sqlite' ? 50 : 100,
    goal: database === 'sqlite' ? 15 : 50,
    more: false,
  };
}

function builtInReads(world: Bench['world']): [string, Shot][] {
  const calls = callsOf(world);
  const [id = ''] = world.personIds;
  const filter = (field: string, operator: string, value: unknown) => ({
    op: 'and',
    items: [{ field, operator, value }],
  });
  return [
    ['nothing', { path: '/livez' }],
    ['list', calls.query('people.list', { limit: 100 })],
    ['list with total', calls.query('people.list', { limit: 50, total: true })],
    ['count', calls.query('people.count', {})],
    ['filtered list', calls.query('people.list', { limit: 50, filter: filter('city', 'is', 'Oslo') })],
    ['filter that finds nothing', calls.query('people.list', { limit: 50, filter: filter('city', 'is', 'Nowhere') })],
    ['filtered count', calls.query('people.count', { filter: filter('jobTitle', 'contains', 'sales') })],
    ['list sorted by city', calls.query('people.list', { limit: 50, sort: [{ field: 'city', direction: 'asc' }] })],
    ['list with search', calls.query('people.list', { limit: 50, search: 'anna' })],
    ['search', calls.query('search.query', { text: 'a' })],
    ['timeline', calls.query('timeline.list', { object: 'person', recordId: id })],
    ['recent changes', calls.query('changes.recent', { limit: 30 })],
    ['people page', calls.page('/people')],
  ];
}

/** P10: while a read runs, how long does a request wait that needs nothing? The longest wait is the longest stall. */
export async function measureStalls(bench: Bench): Promise<Measured> {
  const { database, server, world, say } = bench;
  const stalls: [string, number][] = [];
  for (const [name, shot] of builtInReads(world)) {
    const longest: number[] = [];
    let status = 200;
    for (let round = 0; round < (bench.quick ? 3 : 5); round += 1) {
      let running = true;
      const probing = longestWait(server.port, () => running);
      // What breaks it is told where it is awaited; until then it must not end the process.
      probing.catch(() => undefined);
      await sleep(15);
      for (let time = 0; time < 2; time += 1) status = (await askOnce(server.port, shot)).status;
      running = false;
      longest.push(await probing);
    }
    if (status !== 200) say(`  P10 ${name}: status ${status}`);
    stalls.push([name, median(longest)]);
  }
  const sorted = stalls.toSorted((a, b) => b[1] - a[1]);
  say(`  P10 stalls: ${sorted.map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`).join(', ')}`);
  const [worst, value] = sorted[0] ?? ['', Number.NaN];
  return {
    id: 'P10',
    work: 'longest event-loop stall of a read',
    database,
    people: world.people,
    ours: `${value.toFixed(0)} ms (${worst})`,
    against: '–',
    value,
    unit: 'ms',
    accept: 50,
    goal: 20,
    more: false,
  };
}

async function longestWait(port: number, running: () => boolean): Promise<number> {
  let longest = 0;
  while (running()) {
    const { latencies } = await fire({ port, shot: () => ({ path: '/livez' }), connections: 1, count: 1, capMs });
    longest = Math.max(longest, latencies[0] ?? 0);
    await sleep(1);
  }
  return longest;
}
