import type { Reader } from '@db/database';
import { asTenantId, newId } from '@db/ids';
import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyzeTables, onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { compareCards, urgencies, urgencyOf } from './card-order.rules';
import { placesQuery } from './card-places';
import { makeSales } from './testing/sales';

const now = new Date('2026-06-10T09:30:00.000Z');
/** In Berlin. */
const moment = { now, endOfToday: new Date('2026-06-10T21:59:59.999Z') };
const at = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

/** Ties and the edges of what is late and what is today are as likely as anything. */
const nextActivity = fc.oneof(
  fc.constant(null),
  fc.constantFrom(now, at(now, -1), at(now, 1), moment.endOfToday, at(moment.endOfToday, 1), at(now, -86_400_000)),
  fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }).map((ms) => at(now, ms)),
);

onBothDatabases('the cards of a column', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  const insertDeals = (
    tenant: string,
    stage: { pipelineId: string; stageId: string },
    nexts: readonly (Date | null)[],
  ) =>
    test.database.forTenant(asTenantId(tenant)).transaction('test.rows', async (tx) => {
      const rows = nexts.map((nextActivityAt) => ({
        ...{ tenantId: tx.tenantId, id: newId(), name: 'Deal', nameKey: 'deal', ...stage, status: 'open' as const },
        ...{ stageSince: now, currency: 'EUR', touchedAt: now, createdAt: now, updatedAt: now, nextActivityAt },
      }));
      for (let from = 0; from < rows.length; from += 500) {
        await tx.sql.insert(tx.tables.deals).values(rows.slice(from, from + 500));
      }
      return rows;
    });

  it('stand on exactly one page each, in the order of the board, while the day goes on', async () => {
    const { api, tenant, pipelineId, pipelines } = await makeSales(app);
    const stages = pipelines.flatMap((pipeline) => pipeline.stages);
    const stageId = stages[0]?.id ?? '';
    const filter = { op: 'and' as const, items: [{ field: 'name', operator: 'is' as const, value: 'deal' }] };
    await fc.assert(
      fc.asyncProperty(
        fc.array(nextActivity, { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (nexts, limit, filtered) => {
          await test.database.forTenant(tenant.id).transaction('test.clear', async ({ sql, tables }) => {
            await sql.delete(tables.deals);
          });
          const rows = await insertDeals(tenant.id, { pipelineId, stageId }, nexts);
          await insertDeals(tenant.id, { pipelineId, stageId: stages[1]?.id ?? '' }, [now, null]);
          const seen: string[] = [];
          let cursor: string | undefined;
          let clock = now;
          do {
            app.setNow(clock);
            const page = await api.board.cards({
              ...{ object: 'deal', column: stageId, limit, fields: [] },
              ...(filtered && { filter }),
              ...(cursor && { cursor }),
            });
            seen.push(...page.rows.map(({ id }) => id));
            cursor = page.nextCursor ?? undefined;
            // Every further page is asked for hours later: what was due today is late by then.
            clock = at(clock, 5 * 3_600_000);
          } while (cursor);
          const places = rows.map(({ id, nextActivityAt: next }) => ({ id, next, urgency: urgencyOf(next, moment) }));
          expect(seen).toEqual(places.sort(compareCards).map(({ id }) => id));
        },
      ),
      { numRuns: 40 },
    );
    app.setNow(undefined);
  }, 120_000);

  describe('are read from the index', () => {
    const [tenantId, stageId, pipelineId] = [asTenantId(newId()), newId(), newId()];
    beforeAll(async () => {
      const nexts = Array.from({ length: 10_000 }, (_, n) => (n % 3 === 0 ? null : at(now, (n - 5_000) * 60_000)));
      for (const tenant of [tenantId, newId()]) {
        await insertDeals(tenant, { pipelineId, stageId }, nexts);
        await insertDeals(tenant, { pipelineId, stageId: newId() }, nexts);
      }
      await analyzeTables(test, 'deals');
    }, 120_000);

    async function plan(reader: Reader, query: SQL): Promise<string> {
      const explain = reader.dialect === 'sqlite' ? sql`explain query plan ` : sql`explain `;
      const lines = await reader.rows<Record<string, unknown>>(sql`${explain}${query}`);
      return lines.map((line) => line.detail ?? line['QUERY PLAN']).join('\n');
    }

    it.each(urgencies.flatMap((urgency) => [false, true].map((goesOn) => ({ urgency, goesOn }))))(
      'in its order, without sorting: $urgency, further page: $goesOn',
      async ({ urgency, goesOn }) => {
        const next = { overdue: at(now, -600_000), today: at(now, 600_000), none: null, later: at(now, 86_400_000) };
        const values = { ...moment, tenantId, stageId, next: next[urgency], id: newId() };
        const text = await test.database.forTenant(tenantId).read('test', (reader) => {
          const query = placesQuery(reader, urgency, (name, column) => sql.param(values[name], column), {
            goesOn,
            limit: 26,
          });
          return plan(reader, query.getSQL());
        });
        expect(text).toContain('deals_next_ix');
        expect(text).not.toMatch(/USE TEMP B-TREE|\bSort\b/);
        expect(text).toMatch(
          test.dialect === 'sqlite' ? /stage_id=\? AND / : /Index Cond:.*stage_id.*next_activity_at/,
        );
      },
    );
  });
});
