import type { Reader, Transaction } from '@db/database';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { TenantContext } from '@/trpc/context';
import { salesSettings } from '../workspaces/sales-settings';
import { type Conversion, conversionBy, type Rate, rebased } from './conversion.rules';

/** Most rates of a workspace: one a day for a currency is thirteen years of them. */
const maxRates = 5_000;

/** All rates, by currency, the latest first. */
export async function ratesOf(db: Reader): Promise<Rate[]> {
  const query = db.prepared<Rate>('currencies.rates', (drizzle, { currencyRates }) =>
    drizzle
      .select({ currency: currencyRates.currency, validFrom: currencyRates.validFrom, rate: currencyRates.rate })
      .from(currencyRates)
      .where(eq(currencyRates.tenantId, sql.placeholder('tenantId')))
      .orderBy(asc(currencyRates.currency), desc(currencyRates.validFrom)),
  );
  return query.execute({ tenantId: db.tenantId });
}

/** How amounts become the workspace's currency. @param today the day it is there, 'YYYY-MM-DD' */
export async function conversionOf(db: Reader, today: string): Promise<Conversion> {
  const { currency } = await salesSettings(db);
  return conversionBy(await ratesOf(db), currency, today);
}

export type RateList = { base: string; rates: Rate[] };

async function rateList(db: Reader): Promise<RateList> {
  return { base: (await salesSettings(db)).currency, rates: await ratesOf(db) };
}

export const listRates = ({ db }: Pick<TenantContext, 'db'>): Promise<RateList> => db.read('currencies.list', rateList);

/**
 * Sets what a currency is worth from a day on; in place of what was set for that day.
 * @throws AppError INVALID_INPUT for the workspace's own currency; TOO_LARGE
 */
export function setRate({ db }: Pick<TenantContext, 'db'>, rate: Rate): Promise<RateList> {
  return db.transaction('currencies.set', async (tx) => {
    const { base, rates } = await rateList(tx);
    if (rate.currency === base) {
      const say = `${base} is the currency of the workspace: it is always worth 1.`;
      throw new AppError('INVALID_INPUT', { say, fields: { currency: say } });
    }
    if (rates.length >= maxRates) throw new AppError('TOO_LARGE', { say: 'Remove old rates first: there are 5,000.' });
    const { currencyRates } = tx.tables;
    await tx.sql
      .insert(currencyRates)
      .values({ ...rate, tenantId: tx.tenantId })
      .onConflictDoUpdate({
        target: [currencyRates.tenantId, currencyRates.currency, currencyRates.validFrom],
        set: { rate: rate.rate },
      });
    return rateList(tx);
  });
}

/** Removes the rate of a day; one that is not there is not there. */
export function removeRate(
  { db }: Pick<TenantContext, 'db'>,
  { currency, validFrom }: Pick<Rate, 'currency' | 'validFrom'>,
): Promise<RateList> {
  return db.transaction('currencies.remove', async (tx) => {
    const { currencyRates: rates } = tx.tables;
    await tx.sql
      .delete(rates)
      .where(and(eq(rates.tenantId, tx.tenantId), eq(rates.currency, currency), eq(rates.validFrom, validFrom)));
    return rateList(tx);
  });
}

/** When the workspace counts in another currency, its rates are told in that one. */
export async function rebaseRates(tx: Transaction, from: string, to: string): Promise<void> {
  if (from === to) return;
  const { currencyRates } = tx.tables;
  const rates = rebased(await ratesOf(tx), from, to);
  await tx.sql.delete(currencyRates).where(eq(currencyRates.tenantId, tx.tenantId));
  for (const rate of rates) await tx.sql.insert(currencyRates).values({ ...rate, tenantId: tx.tenantId });
}
