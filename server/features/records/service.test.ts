import { newId } from '@db/ids';
import { expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { companyObject } from '../companies/company-object';
import { personObject } from '../people/person-object';
import { createRecord, moveRecords, updateRecord } from './service';
import { handMadeContext } from './testing/hand-made-context';

onBothDatabases('records', (test) => {
  it('creates, updates, merges, refuses', async () => {
    const ctx = handMadeContext(test.database);
    const { record: acme } = await createRecord(ctx, companyObject, {
      values: { name: 'Acme', domain: 'acme.example' },
    });
    const id = newId();
    const made = await createRecord(ctx, personObject, {
      id,
      values: { firstName: 'Ada', lastName: 'Ōta', phone: '030 901820', companyId: acme.id },
    });
    expect(made.record).toMatchObject({
      name: 'Ada Ōta',
      phone: '+4930901820',
      company: { title: 'Acme' },
      version: 1,
    });
    expect((await createRecord(ctx, personObject, { id, values: { firstName: 'Ada' } })).groupId).toBeNull();
    await updateRecord(ctx, personObject, { id, version: 1, values: { city: 'Berlin' } });
    const merged = await updateRecord(ctx, personObject, { id, version: 1, values: { jobTitle: 'CTO' } });
    expect(merged.record).toMatchObject({ city: 'Berlin', jobTitle: 'CTO', version: 3 });
    await expect(updateRecord(ctx, personObject, { id, version: 1, values: { city: 'Bonn' } })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { fields: ['city'] },
    });
    expect(await moveRecords(ctx, personObject, 'delete', [id])).toMatchObject({ count: 1 });
  });
});
