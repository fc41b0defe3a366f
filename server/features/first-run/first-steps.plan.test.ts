import { asTenantId, newId } from '@db/ids';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { analyzeTables, onBothDatabases } from '@/testing/databases';
import { lastMoves, movesOfOwnDeals } from './first-steps';

const count = 20_000;
const userId = newId();
const now = new Date('2026-11-26T09:30:00Z');

onBothDatabases('first steps in a long log', (test) => {
  it('are looked up in the order of an index, without sorting', async () => {
    const tenant = test.database.forTenant(asTenantId(newId()));
    await tenant.transaction('test.rows', async (tx) => {
      for (let from = 0; from < count; from += 1_000) {
        await tx.sql.insert(tx.tables.changes).values(
          Array.from({ length: 1_000 }, (_, at) => ({
            ...{ tenantId: tx.tenantId, id: newId(), at: now, groupId: newId(), recordId: newId(), version: 2 },
            ...{ actorKind: 'user' as const, actorId: `user ${at}`, object: 'deal', action: 'update' as const },
            ...(at % 2 ? { causeKind: 'edit' as const } : { causeKind: 'import' as const, causeId: 'file' }),
            diff: { name: ['a', 'b'] as [unknown, unknown] },
          })),
        );
      }
    });
    await analyzeTables(test, 'changes');
    const planOf = (question: typeof lastMoves | typeof movesOfOwnDeals) =>
      tenant.read('test', async (reader) => {
        const explain = reader.dialect === 'sqlite' ? sql`explain query plan ` : sql`explain `;
        const query = question(reader, userId).getSQL();
        const lines = await reader.rows<Record<string, unknown>>(sql`${explain}${query}`);
        return lines.map((line) => line.detail ?? line['QUERY PLAN']).join('\n');
      });
    const last = await planOf(lastMoves);
    expect(last).toContain('changes_cause_ix');
    expect(last).not.toMatch(/b-tree|sort|seq scan/i);
    const own = await planOf(movesOfOwnDeals);
    expect(own).toMatch(/changes_record_ix[\s\S]*record_id ?=/);
    expect(own).not.toMatch(/seq scan on changes|scan changes/i);
  });
});
