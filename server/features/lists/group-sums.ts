import type { Reader } from '@db/database';
import { and, count, desc, inArray, isNull, or, type SQL, sql, sum } from 'drizzle-orm';
import type { Conversion } from '../currencies';
import { columnOf } from '../filters/filter.sql';
import { tableOf } from '../records/bulk-rows';
import type { FieldDefinition, ObjectDefinition } from '../records/object-types';
import { groupKey } from './group-key';

/** Records with the same value; sums by money field, in minor units of the workspace's currency. */
export type Group = { key: string | null; count: number; sums: Record<string, number>; unconverted: string[] };

export type Grouping = {
  object: ObjectDefinition;
  field: FieldDefinition;
  /** Over the object's table, tenant and trash included. */
  where: SQL | undefined;
  timeZone: string;
  conversion: Conversion;
  /** At most so many groups, the largest ones. */
  most: number;
};

const moneyFields = ({ fields }: ObjectDefinition) => fields.filter(({ type }) => type === 'money');

async function largest(db: Reader, { object, field, where, timeZone, most }: Grouping): Promise<Group[]> {
  const key = groupKey(db, object, field, timeZone);
  const rows = await db.sql
    .select({ key: sql<string | null>`${key}`.as('group_key'), count: count() })
    .from(tableOf(db, object))
    .where(where)
    .groupBy(sql`group_key`)
    .orderBy(desc(count()), sql`group_key`)
    .limit(most + 1);
  return rows.map((row) => ({ key: row.key, count: Number(row.count), sums: {}, unconverted: [] }));
}

type Money = { currency: string } & Record<string, unknown>;

/** Adds the sums of the money fields that are in one currency: that of another field of the record, or the workspace's. */
async function addSums(
  db: Reader,
  { object, field, where, timeZone, conversion }: Grouping,
  groups: readonly Group[],
  {
    money,
    currencyField,
    only,
  }: { money: FieldDefinition[]; currencyField: string | undefined; only: SQL | undefined },
): Promise<void> {
  const currency = currencyField ? columnOf(db, object, currencyField) : sql`${conversion.base}`;
  const columns = Object.fromEntries(money.map(({ key }) => [key, sum(columnOf(db, object, key)).as(`sum_${key}`)]));
  const rows = (await db.sql
    .select({
      group: sql<string | null>`${groupKey(db, object, field, timeZone)}`.as('group_key'),
      currency: sql<string>`${currency}`.as('group_currency'),
      ...columns,
    })
    .from(tableOf(db, object))
    .where(and(where, only))
    .groupBy(sql`group_key`, sql`group_currency`)) as (Money & { group: string | null })[];
  const byKey = new Map(groups.map((group) => [group.key, group]));
  for (const row of rows) {
    const group = byKey.get(row.group);
    if (group) addAmounts(group, money, row, conversion);
  }
}

/** Adds the amounts of a row that are in one currency to a group, in the workspace's currency. */
export function addAmounts(group: Group, money: readonly FieldDefinition[], row: Money, { convert }: Conversion): void {
  for (const { key } of money) {
    const amount = Number(row[key] ?? 0);
    const inBase = convert(amount, row.currency);
    group.sums[key] = (group.sums[key] ?? 0) + (inBase ?? 0);
    if (inBase === null && !group.unconverted.includes(row.currency)) {
      group.unconverted.push(row.currency);
    }
  }
}

/** Groups whose sums are whole minor units, in the end. */
export function rounded(groups: readonly Group[]): Group[] {
  return groups.map((group) => ({
    ...group,
    sums: Object.fromEntries(Object.entries(group.sums).map(([name, amount]) => [name, Math.round(amount)])),
    unconverted: group.unconverted.sort(),
  }));
}

/**
 * Records by the value of a field, with what their money fields come to.
 * @returns the largest groups, and whether there are more
 */
export async function groupSums(db: Reader, grouping: Grouping): Promise<{ groups: Group[]; truncated: boolean }> {
  const found = await largest(db, grouping);
  const groups = found.slice(0, grouping.most);
  const truncated = found.length > groups.length;
  const key = groupKey(db, grouping.object, grouping.field, grouping.timeZone);
  const keys = groups.flatMap((group) => group.key ?? []);
  const only = truncated ? or(inArray(key, keys), isNull(key)) : undefined;
  const byCurrency = Map.groupBy(moneyFields(grouping.object), ({ currencyField }) => currencyField);
  for (const [currencyField, money] of byCurrency) {
    await addSums(db, grouping, groups, { money, currencyField, only });
  }
  return { groups: rounded(groups), truncated };
}
