import { and, eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { companyObject } from '../companies/company-object';
import { personObject } from '../people/person-object';
import { withRowMaker } from './row-maker';
import { createRecord } from './service';
import { handMadeContext } from './testing/hand-made-context';
import { fieldsOf, selectViews, viewQuery } from './views';

onBothDatabases('rows made here', (test) => {
  it('are the rows that drizzle makes, with joined things and without', async () => {
    const ctx = handMadeContext(test.database);
    const { record: acme } = await createRecord(ctx, companyObject, { values: { name: 'Acme' } });
    await createRecord(ctx, personObject, {
      values: {
        firstName: 'Ada',
        companyId: acme.id,
        otherEmails: ['a@example.com'],
        birthday: '1990-02-03',
        emailConsent: true,
      },
    });
    await createRecord(ctx, personObject, { values: { firstName: 'Eve' } });
    await ctx.db.read('test', async (db) => {
      const parts = viewQuery(db, personObject, fieldsOf(personObject));
      const query = () =>
        selectViews(db, parts)
          .where(and(eq(parts.table.tenantId, sql.placeholder('tenantId'))))
          .orderBy(parts.table.id);
      const values = { tenantId: db.tenantId };
      const theirs = await db.prepared('test.theirs', query).execute(values);
      const ours = await db.prepared('test.ours', () => withRowMaker(query(), parts.columns)).execute(values);
      expect(theirs).toHaveLength(2);
      expect(theirs[0]).toMatchObject({ company: { title: 'Acme', trashed: false }, emailConsent: true });
      expect(theirs[1]).toMatchObject({ company: null, owner: null });
      expect(ours).toEqual(theirs);
    });
  });
});
