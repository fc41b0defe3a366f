import type { Reader } from '@db/database';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import * as z from 'zod';
import type { TenantContext } from '@/trpc/context';
import { workedOn } from '../activities/activity-object';
import { chunks, loadRows, maxIds } from '../records/bulk-rows';
import type { ObjectName } from '../records/object-types';
import { isObjectName, objects } from '../records/registry';
import { demoCause } from './story';

export const demoStatus = z.object({
  present: z.boolean(),
  /** Whether it can be added: there are no people, companies, deals and leads at all. */
  addable: z.boolean(),
  counts: z.object({
    companies: z.number(),
    people: z.number(),
    deals: z.number(),
    leads: z.number(),
    activities: z.number(),
    tasks: z.number(),
    products: z.number(),
    notes: z.number(),
    tags: z.number(),
  }),
  /** What people of the workspace added to demo records: it goes with them. */
  yours: z.object({ notes: z.number(), tasks: z.number(), activities: z.number() }),
});
export type DemoStatus = z.output<typeof demoStatus>;

/**
 * Ids of the demo's records that are still there. The log knows them without a look at every row, and the flag on each
 * row has the last word.
 */
export async function demoRecords(db: Reader): Promise<Map<ObjectName, string[]>> {
  const { changes } = db.tables;
  const rows = await db.sql
    .select({ object: changes.object, id: changes.recordId })
    .from(changes)
    .where(
      and(
        eq(changes.tenantId, db.tenantId),
        eq(changes.causeKind, demoCause.kind),
        eq(changes.causeId, demoCause.id),
        eq(changes.action, 'create'),
      ),
    );
  const found = new Map<ObjectName, string[]>();
  for (const name of new Set(rows.map(({ object }) => object))) {
    if (!isObjectName(name)) continue;
    const ids = rows.filter(({ object }) => object === name).map(({ id }) => id);
    const present = await loadRows(db, objects[name], ids);
    found.set(
      name,
      [...present.values()].filter(({ demo }) => demo).map(({ id }) => id),
    );
  }
  return found;
}

/** What stands on the demo's records and did not come with it; also from the trash, out of which it could come back. */
async function workOfPeople(db: Reader, records: ReadonlyMap<ObjectName, string[]>): Promise<DemoStatus['yours']> {
  const { notes, tasks, activities } = db.tables;
  const countIn = async (table: typeof notes | typeof tasks | typeof activities): Promise<number> => {
    let count = 0;
    for (const { value: object } of workedOn) {
      for (const part of chunks(records.get(object) ?? [], maxIds)) {
        const on = and(eq(table.tenantId, db.tenantId), eq(table.object, object), inArray(table.recordId, part));
        const rows = await db.sql
          .select({ id: table.id })
          .from(table)
          .where(and(on, eq(table.demo, false)));
        count += rows.length;
      }
    }
    return count;
  };
  return { notes: await countIn(notes), tasks: await countIn(tasks), activities: await countIn(activities) };
}

/** Whether the demo was told here and not removed. */
export async function isTold(db: Reader): Promise<boolean> {
  const { changes } = db.tables;
  const [one] = await db.sql
    .select({ id: changes.id })
    .from(changes)
    .where(
      and(eq(changes.tenantId, db.tenantId), eq(changes.causeKind, demoCause.kind), eq(changes.causeId, demoCause.id)),
    )
    .limit(1);
  return one !== undefined;
}

/** Whether there are records that did not come with the demo. */
export async function hasOwnRecords(db: Reader): Promise<boolean> {
  const { people, companies, deals, leads } = db.tables;
  for (const table of [people, companies, deals, leads]) {
    const [one] = await db.sql
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.tenantId, db.tenantId), eq(table.demo, false), isNull(table.deletedAt)))
      .limit(1);
    if (one) return true;
  }
  return false;
}

/** Whether the workspace holds demo data, and how much. */
export function lookForDemo({ db }: Pick<TenantContext, 'db'>): Promise<DemoStatus> {
  return db.read('demo.status', async (reader) => {
    const records = await demoRecords(reader);
    const count = (name: ObjectName) => records.get(name)?.length ?? 0;
    const counts = {
      companies: count('company'),
      people: count('person'),
      deals: count('deal'),
      leads: count('lead'),
      activities: count('activity'),
      tasks: count('task'),
      products: count('product'),
      notes: count('note'),
      tags: count('tag'),
    };
    const present = Object.values(counts).some((many) => many > 0);
    return {
      present,
      addable: !(await isTold(reader)) && !(await hasOwnRecords(reader)),
      counts,
      yours: await workOfPeople(reader, records),
    };
  });
}
