import { newId, type TenantId } from '@db/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '../databases';
import { createTestApp, type TestApp } from '../test-app';
import { type Fingerprints, openFingerprints } from './fingerprint';

onBothDatabases('a fingerprint', (test) => {
  let t: TestApp;
  let fingerprints: Fingerprints;
  let tenants: TenantId[];
  beforeAll(async () => {
    t = await createTestApp(test);
    fingerprints = await openFingerprints(test);
    tenants = [(await t.newTenant('Home')).id, (await t.newTenant('Zanzibar')).id];
  });
  afterAll(async () => {
    await fingerprints.close();
    await t.close();
  });

  const insertTag = (tenantId: TenantId, id: string, end: () => void) =>
    test.database.forTenant(tenantId).transaction('test.tag', async ({ sql, tables: { tags } }) => {
      const now = new Date();
      const times = { createdAt: now, updatedAt: now };
      await sql.insert(tags).values({ id, tenantId, name: id, nameKey: id, color: 'blue', ...times });
      end();
    });

  it('of what nobody wrote to is the same; what is written shows in its table and tenant alone', async () => {
    const before = await fingerprints.take(tenants);
    expect(await fingerprints.take(tenants)).toEqual(before);
    const failed = new Error('taken back');
    const refused = insertTag(tenants[1]!, newId(), () => {
      throw failed;
    });
    await expect(refused).rejects.toBe(failed);
    expect(await fingerprints.take(tenants)).toEqual(before);
    await insertTag(tenants[1]!, newId(), () => {});
    const after = await fingerprints.take(tenants);
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    expect(names.filter((name) => after[name] !== before[name])).toEqual([`tags ${tenants[1]}`]);
  });
});
