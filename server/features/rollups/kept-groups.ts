import type { Reader } from '@db/database';
import { and, eq, sum } from 'drizzle-orm';
import type { Conversion } from '../currencies';
import { addAmounts, type Group, rounded } from '../lists/group-sums';
import type { FieldDefinition, ObjectDefinition } from '../records/object-types';
import { amountField, weightedField } from './field-totals.rules';
import { whenWhole } from './record-books';

/**
 * All live records by the value of a field with options, from the totals that are kept with every write; the same that
 * `groupSums` counts.
 * @returns undefined while the book does not hold all records
 */
export async function keptGroups(
  db: Reader,
  object: ObjectDefinition,
  field: FieldDefinition,
  conversion: Conversion,
): Promise<Group[] | undefined> {
  const { recordBooks: book, fieldTotals: t } = db.tables;
  const rows = await db.sql
    .select({
      value: t.value,
      currency: t.currency,
      records: sum(t.records).mapWith(Number),
      amount: sum(t.amount).mapWith(Number),
      weighted: sum(t.weighted).mapWith(Number),
    })
    .from(book)
    .leftJoin(t, and(eq(t.tenantId, book.tenantId), eq(t.object, book.object), eq(t.field, field.key)))
    .where(whenWhole(db, object))
    .groupBy(t.value, t.currency);
  if (rows.length === 0) return undefined;
  const [amount, weighted] = [amountField(object), weightedField(object)];
  const money = [amount, weighted].filter((one) => one !== undefined);
  const groups = new Map<string, Group>();
  for (const { value, currency, ...row } of rows) {
    // A book without records is one row of nothing; a value that nobody holds any more is a total of none
    if (value === null || row.records === 0) continue;
    const group = groups.get(value) ?? { key: value || null, count: 0, sums: {}, unconverted: [] };
    groups.set(value, group);
    group.count += row.records;
    const amounts = { [amount?.key ?? '']: row.amount, [weighted?.key ?? '']: row.weighted };
    addAmounts(group, money, { ...amounts, currency: currency || conversion.base }, conversion);
  }
  return rounded([...groups.values()]);
}
