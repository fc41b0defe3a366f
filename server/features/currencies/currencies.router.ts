import * as z from 'zod';
import { router } from '@/trpc/init';
import { tenantProcedure } from '@/trpc/procedures';
import { currencies } from '../records/currencies';
import { listRates, removeRate, setRate } from './currencies.service';

const currency = z.enum(currencies.map(({ value }) => value));
const validFrom = z.iso.date('Not a date: write it as YYYY-MM-DD.').regex(/^[1-9]/, 'Not a year that people write.');
const rate = z
  .number('Not a number.')
  .min(0.000_000_1, 'A rate is above 0.')
  .max(1_000_000_000, 'A rate is at most 1,000,000,000.');

const rateList = z.object({
  /** The workspace's currency. */
  base: z.string(),
  /** By currency, the latest first. */
  rates: z.array(z.object({ currency: z.string(), validFrom: z.string(), rate: z.number() })),
});

export const currenciesRouter = router({
  list: tenantProcedure('records.read')
    .meta({
      summary: 'Lists what other currencies are worth in that of the workspace, from which days on.',
      public: true,
    })
    .input(z.strictObject({}).prefault({}))
    .output(rateList)
    .query(({ ctx }) => listRates(ctx)),

  set: tenantProcedure('workspace.update')
    .meta({ summary: 'Sets what one unit of a currency is worth from a day on.', public: true })
    .input(z.strictObject({ currency, validFrom, rate }))
    .output(rateList)
    .mutation(({ ctx, input }) => setRate(ctx, input)),

  remove: tenantProcedure('workspace.update')
    .meta({ summary: 'Removes the rate that a currency has from a day on.', public: true })
    .input(z.strictObject({ currency, validFrom }))
    .output(rateList)
    .mutation(({ ctx, input }) => removeRate(ctx, input)),
});
