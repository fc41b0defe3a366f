import { askOnce, fire, jsonOf, median, type Shot } from './load';
import { type Bench, callsOf, type Measured, post } from './measured';
import { personNumber } from './people';

type Work = {
  id: string;
  work: string;
  accept: Record<Bench['database'], number>;
  goal: Record<Bench['database'], number>;
  ours: (n: number) => Shot;
  limit: (n: number) => Shot;
  /** Requests of a round. */
  count: number;
};

const both = (value: number) => ({ sqlite: value, postgres: value });
const connections = 8;
const roundCapMs = 4_000;

/** Addresses of created people, never the same twice in a run. */
let created = 50_000_000;
function newPerson() {
  created += 1;
  const { name: _name, nameKey: _key, ...values } = personNumber(created);
  return { values };
}

function worksOf({ world, quick }: Bench): Work[] {
  const calls = callsOf(world);
  const idOf = (n: number): string => world.personIds[n % world.personIds.length] ?? '';
  const scale = quick ? 0.5 : 1;
  return [
    {
      id: 'P1',
      work: 'list of 50',
      accept: { sqlite: 0.35, postgres: 0.3 },
      goal: { sqlite: 0.5, postgres: 0.45 },
      ours: () => calls.query('people.list', { limit: 50 }),
      limit: () => ({ path: '/list' }),
      count: 1_500 * scale,
    },
    {
      id: 'P4',
      work: 'get by id',
      accept: both(0.15),
      goal: both(0.25),
      ours: (n) => calls.query('people.get', { id: idOf(n) }),
      limit: (n) => ({ path: `/get/${idOf(n)}` }),
      count: 3_000 * scale,
    },
    {
      id: 'P5',
      work: 'create, change log, search index',
      accept: both(0.15),
      goal: both(0.25),
      ours: () => calls.mutation('people.create', newPerson()),
      limit: () => post('/create', newPerson()),
      count: 800 * scale,
    },
    {
      id: 'P6',
      work: 'people page, server-rendered',
      accept: both(0.2),
      goal: both(0.3),
      ours: () => calls.page('/people'),
      limit: () => ({ path: '/page' }),
      count: 300 * scale,
    },
  ];
}

/** P1, P4, P5, P6: requests a second of the built server and of the least code, in turns. */
export async function measureThroughput(bench: Bench): Promise<Measured[]> {
  await compareBytes(bench);
  const lines: Measured[] = [];
  for (const one of worksOf(bench)) {
    const { ours, limit, byCpu } = await inTurns(bench, one);
    lines.push({
      id: one.id,
      work: one.work,
      database: bench.database,
      people: bench.world.people,
      ours: `${ours.toFixed(0)}/s`,
      against: `${limit.toFixed(0)}/s`,
      value: ours / limit,
      byCpu,
      unit: '',
      accept: one.accept[bench.database],
      goal: one.goal[bench.database],
      more: true,
    });
    bench.say(
      `  ${one.id} ${one.work}: ${ours.toFixed(0)}/s, limit ${limit.toFixed(0)}/s; by processor time ${byCpu.toFixed(2)}`,
    );
  }
  return lines;
}

type Side = 'ours' | 'limit';
const sides = ['ours', 'limit'] as const;

async function inTurns({ server, limit, quick, say }: Bench, work: Work) {
  const children = { ours: server, limit };
  const speeds: Record<Side, number[]> = { ours: [], limit: [] };
  const costs: Record<Side, number[]> = { ours: [], limit: [] };
  const round = async (who: Side, count: number) => {
    const child = children[who];
    const before = await child.cpu();
    const result = await fire({ port: child.port, shot: work[who], connections, count, capMs: roundCapMs });
    if (result.failed > 0) say(`  ${work.id}: ${result.failed} of ${result.done} answers of ${who} were no success`);
    return { perSecond: result.perSecond, cost: ((await child.cpu()) - before) / result.done };
  };
  // Compilers and caches warm up.
  for (const who of sides) await round(who, work.count / 2);
  for (let number = 0; number < (quick ? 3 : 5); number += 1) {
    for (const who of sides) {
      const { perSecond, cost } = await round(who, work.count);
      speeds[who].push(perSecond);
      costs[who].push(cost);
    }
  }
  return { ours: median(speeds.ours), limit: median(speeds.limit), byCpu: median(costs.limit) / median(costs.ours) };
}

/** The limit is one only while it answers the same. Said aloud, since nothing here asserts. */
async function compareBytes({ server, limit, world, say }: Bench): Promise<void> {
  const calls = callsOf(world);
  const id = world.personIds[0] ?? '';
  const pairs = [
    ['list', calls.query('people.list', { limit: 50 }), { path: '/list' }],
    ['get', calls.query('people.get', { id }), { path: `/get/${id}` }],
  ] as const;
  for (const [name, ours, theirs] of pairs) {
    const answers = await Promise.all([askOnce(server.port, ours), askOnce(limit.port, theirs)]);
    const [one, other] = answers.map((answer) => JSON.stringify(jsonOf(answer)));
    if (one !== other)
      say(`  The limit's answer to "${name}" differs: ${one?.length} and ${other?.length} characters.`);
  }
}
