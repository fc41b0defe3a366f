import type { Reader } from '@db/database';
import { and, asc, eq, lte } from 'drizzle-orm';
import { minorDigits } from '../imports/cells/numbers';
import type { ToBase } from './column-sums.rules';

/** Amounts in the workspace's currency by the latest rate up to a day. */
export async function baseAmounts(db: Reader, base: string, day: string): Promise<ToBase> {
  const { currencyRates } = db.tables;
  const rows = await db.sql
    .select({ currency: currencyRates.currency, rate: currencyRates.rate })
    .from(currencyRates)
    .where(and(eq(currencyRates.tenantId, db.tenantId), lte(currencyRates.validFrom, day)))
    .orderBy(asc(currencyRates.validFrom));
  const rates = new Map(rows.map(({ currency, rate }) => [currency, rate]));
  rates.set(base, 1);
  return (amount, currency) => {
    const rate = rates.get(currency);
    return rate === undefined ? undefined : amount * rate * 10 ** (minorDigits(base) - minorDigits(currency));
  };
}
