import type { TestApp } from '@/testing/test-app';

type Rates = readonly { currency: string; validFrom: string; rate: number }[];

/** Somebody in a workspace of their own, the stages of its first pipeline, and a way to give it rates. */
export async function makeSales(app: TestApp) {
  const signedIn = await app.signedIn();
  const { pipelines, lostReasons } = await signedIn.api.pipelines.list({});
  const [pipeline] = pipelines;
  const ids = (type: string) => pipeline?.stages.filter((stage) => stage.type === type).map(({ id }) => id) ?? [];
  const [open1 = '', open2 = '', open3 = '', open4 = ''] = ids('open');
  const [[won = ''], [lost = '']] = [ids('won'), ids('lost')];
  const addRates = (rates: Rates) =>
    app.app.database.forTenant(signedIn.tenant.id).transaction('test.rates', async ({ sql, tables, tenantId }) => {
      await sql.insert(tables.currencyRates).values(rates.map((rate) => ({ ...rate, tenantId })));
    });
  return {
    ...signedIn,
    pipelineId: pipeline?.id ?? '',
    lostReasonId: lostReasons[0]?.id ?? '',
    lostReasons,
    pipelines,
    stages: { open1, open2, open3, open4, won, lost },
    addRate: (currency: string, rate: number, validFrom = '2020-01-01') => addRates([{ currency, validFrom, rate }]),
  };
}
