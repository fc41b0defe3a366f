import { listP99 } from './latency';
import { fire, median, quantile, type Shot } from './load';
import { type Bench, callsOf, type DatabaseKind, type Measured } from './measured';
import { personNumber } from './people';

/** What a reading or a write takes; held against the same with few people. */
export type Grown = Pick<Measured, 'id' | 'work' | 'accept' | 'goal'> & {
  database: DatabaseKind;
  people: number;
  p99: number;
};

type Work = Pick<Grown, 'id' | 'work' | 'accept' | 'goal'> & { shot: (n: number) => Shot; count: number };

const capMs = 20_000;
const rounds = 3;
const listLike = { id: 'P7', accept: 2, goal: 1.5 };
const totals = { id: 'P9', accept: 5, goal: 2 };

/** Addresses of people that this measurement creates: apart from those of all others. */
let created = 70_000_000;

const condition = (field: string, operator: string, value: unknown) => ({ field, operator, value });
const all = (...items: unknown[]) => ({ op: 'and', items });
const first = (items: readonly Shot[], n: number): Shot => items[n % items.length] ?? { path: '/' };

/** Lists as people narrow and order them; every one has more matches than a page. */
function narrowedLists({ world }: Bench): Shot[] {
  const calls = callsOf(world);
  const open = condition('status', 'anyOf', ['open']);
  const asc = (field: string) => [{ field, direction: 'asc' }];
  return [
    calls.query('people.list', { limit: 50, filter: all(condition('city', 'is', 'Oslo')), sort: asc('name') }),
    calls.query('people.list', { limit: 50, filter: all(condition('jobTitle', 'contains', 'buyer')) }),
    calls.query('deals.list', { limit: 50, filter: all(open), sort: asc('expectedCloseOn') }),
    calls.query('deals.list', { limit: 50, filter: all(open, condition('amount', 'gt', 100_000)), sort: asc('name') }),
  ];
}

function worksOf(bench: Bench): Work[] {
  const { pipelineId, stageId, openDealIds } = bench.world;
  const calls = callsOf(bench.world);
  const year = new Date().getUTCFullYear();
  const months = { from: `${year}-01`, to: `${year}-12` };
  const board = calls.query('board.get', { object: 'deal', pipelineId });
  const byField = calls.query('board.get', { object: 'deal', field: 'status' });
  const narrowed = narrowedLists(bench);
  const column = { object: 'deal', column: stageId, limit: 25 };
  const dealIdOf = (n: number): string => openDealIds[n % openDealIds.length] ?? '';
  const writes = [
    () => {
      created += 1;
      const { name: _name, nameKey: _key, ...values } = personNumber(created);
      return calls.mutation('people.create', { values });
    },
    (n: number) =>
      calls.mutation('activities.create', {
        ...{ object: 'deal', recordId: dealIdOf(n) },
        values: { kind: 'call', subject: 'Talk', startsAt: new Date().toISOString(), done: true },
      }),
  ];
  return [
    { ...listLike, work: 'list, filtered and sorted, p99', shot: (n) => first(narrowed, n), count: 200 },
    { ...listLike, work: 'cards of a stage, p99', shot: () => calls.query('board.cards', column), count: 200 },
    { ...listLike, work: 'search, p99', shot: (n) => searchOf(calls, n), count: 200 },
    {
      ...listLike,
      work: 'single write, p99',
      shot: (n) => (writes[n % 2] ?? writes[0])?.(n) ?? { path: '/' },
      count: 200,
    },
    { ...totals, work: 'board, all columns, p99', shot: () => board, count: 100 },
    { ...totals, work: 'board by a field, p99', shot: () => byField, count: 100 },
    { ...totals, work: 'dashboard of a year, p99', shot: () => calls.query('reports.overview', months), count: 30 },
    {
      ...{ ...totals, work: 'the same by creation, p99', count: 30 },
      shot: () => calls.query('reports.overview', { ...months, mode: 'cohort' }),
    },
  ];
}

const searched = ['anna smith', 'kowalski', 'company12', 'deal 77', 'oslo buyer', '030 1234'];
const searchOf = (calls: ReturnType<typeof callsOf>, n: number): Shot =>
  calls.query('search.query', { text: searched[n % searched.length] });

/** P7 and P9: milliseconds that 99 of 100 stay under, one at a time. */
export async function measureGrowing(bench: Bench): Promise<Grown[]> {
  const { database, world, server, say } = bench;
  const grown: Grown[] = [
    { ...listLike, work: 'list, p99', database, people: world.people, p99: await listP99(bench) },
  ];
  for (const { shot, count, ...line } of worksOf(bench)) {
    let asked = 0;
    const round = async () => {
      const { latencies, failed } = await fire({
        port: server.port,
        shot: () => shot(asked++),
        connections: 1,
        count,
        capMs,
      });
      if (failed > 0) say(`  ${line.id} ${line.work}: ${failed} answers were no success`);
      return latencies;
    };
    await round();
    const p50: number[] = [];
    const p99: number[] = [];
    for (let number = 0; number < rounds; number += 1) {
      const latencies = await round();
      p50.push(quantile(latencies, 0.5));
      p99.push(quantile(latencies, 0.99));
    }
    say(`  ${line.id} ${line.work}: ${median(p99).toFixed(1)} ms (p50 ${median(p50).toFixed(1)})`);
    grown.push({ ...line, database, people: world.people, p99: median(p99) });
  }
  return grown;
}

/** Each held against the same with the fewest people of the run. */
export function growthOf(all: readonly Grown[]): Measured[] {
  return all.flatMap((large): Measured[] => {
    const [small] = all
      .filter(
        ({ work, database, people }) => work === large.work && database === large.database && people < large.people,
      )
      .toSorted((a, b) => a.people - b.people);
    if (!small) return [];
    const { p99, ...line } = large;
    return [
      {
        ...line,
        ours: `${p99.toFixed(1)} ms`,
        against: `${small.p99.toFixed(1)} ms of ${small.people.toLocaleString('en')}`,
        value: p99 / small.p99,
        unit: '×',
        more: false,
      },
    ];
  });
}
