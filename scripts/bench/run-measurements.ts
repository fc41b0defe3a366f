import { loadavg } from 'node:os';
import { type Place, startBuiltServer, startLimitServer } from './children';
import type { World } from './data';
import { fillInChild } from './fill-in-child';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { type Grown, measureGrowing } from './growth';
import { measureImports } from './imports';
import { measureSearch, measureStalls } from './latency';
import { askOnce, jsonOf } from './load';
import { type Bench, callsOf, type DatabaseKind, type Measured } from './measured';
import type { BenchOptions } from './options';
import { measureProcess } from './process-costs';
import { measureThroughput } from './throughput';

export type Report = { lines: Measured[]; grown: Grown[] };
type Run = { database: DatabaseKind; people: number; options: BenchOptions; report: Report };

export const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What the list says of rights is the same for every list; the limit repeats it. */
async function rightsFrom(port: number, world: World): Promise<string> {
  const answer = await askOnce(port, callsOf(world).query('people.list', { limit: 1 }));
  return JSON.stringify(jsonOf<{ result: { data: { can: unknown } } }>(answer).result.data.can);
}

/** One measurement that breaks leaves the others standing. */
async function attempt(what: string, hasTime: () => boolean, work: () => Promise<void>): Promise<void> {
  if (!hasTime()) return say(`  ${what}: left out, the time is up`);
  try {
    await work();
  } catch (error) {
    say(`  ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** All measurements of one filled database, each in turn, until its time is up. */
export async function measure(run: Run, fresh: Place, world: World, hasTime: () => boolean): Promise<void> {
  const { database, options, report } = run;
  const { quick } = options;
  const server = await startBuiltServer(fresh);
  const stops = [server.stop];
  try {
    const env = { TENANT_ID: world.tenantId, USER_ID: world.userId, LIST_RIGHTS: await rightsFrom(server.port, world) };
    const limit = await startLimitServer(fresh, env);
    stops.push(limit.stop);
    const bench: Bench = { database, world, dataDir: fresh.dataDir, server, limit, quick, hasTime, say };
    await attempt('growth', hasTime, async () => void report.grown.push(...(await measureGrowing(bench))));
    await attempt('search', hasTime, async () => void report.lines.push(await measureSearch(bench)));
    await attempt('throughput', hasTime, async () => void report.lines.push(...(await measureThroughput(bench))));
    await attempt('stalls', hasTime, async () => void report.lines.push(await measureStalls(bench)));
    await attempt('imports', hasTime, async () => void report.lines.push(...(await measureImports(bench))));
  } finally {
    await Promise.all(stops.map((stop) => stop()));
  }
  await attempt('process', hasTime, async () => {
    const { databaseUrl, dataDir } = fresh;
    report.lines.push(...(await measureProcess({ database, world, quick, say, databaseUrl, dataDir })));
  });
}

/** Fills all databases side by side, then measures one after the other: the small ones first. */
export async function benchAll(options: BenchOptions, postgresUrl: string, report: Report): Promise<void> {
  const wanted = options.sizes.flatMap((people) => options.databases.map((database) => ({ database, people })));
  const fresh = await Promise.all(wanted.map(({ database }) => freshDatabase(database, postgresUrl)));
  try {
    const filled = await Promise.allSettled(
      wanted.map(({ people }, at) => fillInChild(fresh[at] as FreshDatabase, people)),
    );
    for (const [at, one] of wanted.entries()) {
      const world = filled[at];
      const place = fresh[at];
      const name = `${one.database}, ${one.people.toLocaleString('en')} people`;
      if (world?.status !== 'fulfilled' || !place) {
        say(`\n${name}: could not be filled`);
        continue;
      }
      const deadline = performance.now() + options.minutes * 60_000;
      say(`\n${name} (load of the machine: ${loadavg()[0]?.toFixed(1)})`);
      await measure({ ...one, options, report }, place, world.value, () => performance.now() < deadline);
    }
  } finally {
    await Promise.all(fresh.map((one) => one.drop()));
  }
}
