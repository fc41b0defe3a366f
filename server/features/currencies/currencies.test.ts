import { afterAll, beforeAll, expect, it } from 'vitest';
import { onBothDatabases } from '@/testing/databases';
import { createTestApp, type TestApp } from '@/testing/test-app';
import { refusal } from '../records/testing/refusal';
import { conversionOf } from './currencies.service';

onBothDatabases('currencies', (test) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(test);
  });
  afterAll(() => app.close());

  it('admins say what others are worth from a day on; once a day, and not of the own one', async () => {
    const { api, ctx, tenant } = await app.signedIn({ role: 'admin' });
    expect(await api.currencies.list({})).toEqual({ base: 'EUR', rates: [] });
    await api.currencies.set({ currency: 'USD', validFrom: '2026-01-01', rate: 0.8 });
    await api.currencies.set({ currency: 'USD', validFrom: '2026-03-01', rate: 0.85 });
    const { rates } = await api.currencies.set({ currency: 'USD', validFrom: '2026-03-01', rate: 0.9 });
    expect(rates).toEqual([
      { currency: 'USD', validFrom: '2026-03-01', rate: 0.9 },
      { currency: 'USD', validFrom: '2026-01-01', rate: 0.8 },
    ]);
    const conversion = await ctx.app.database
      .forTenant(tenant.id)
      .read('test.conversion', (db) => conversionOf(db, '2026-04-01'));
    expect(conversion.convert(1_000, 'USD')).toBe(900);
    const own = await refusal(api.currencies.set({ currency: 'EUR', validFrom: '2026-01-01', rate: 2 }));
    expect(own).toMatchObject({ code: 'INVALID_INPUT', fields: { currency: expect.any(String) } });
    expect((await api.currencies.remove({ currency: 'USD', validFrom: '2026-03-01' })).rates).toHaveLength(1);
  });

  it('rates follow when the workspace counts in another one', async () => {
    const { api } = await app.signedIn({ role: 'owner' });
    await api.currencies.set({ currency: 'USD', validFrom: '2026-01-01', rate: 0.8 });
    await api.currencies.set({ currency: 'GBP', validFrom: '2026-01-01', rate: 1.2 });
    await api.workspaces.update({ version: 1, values: { currency: 'USD' } });
    const { base, rates } = await api.currencies.list({});
    expect(base).toBe('USD');
    expect(rates.map(({ currency, rate }) => [currency, Math.round(rate * 1_000)])).toEqual([
      ['EUR', 1_250],
      ['GBP', 1_500],
    ]);
  });
});
