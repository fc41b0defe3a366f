import type { Transaction } from '@db/database';
import { dayBefore } from './office-hours';

/** What deals are in, where the workspace counts in euros. */
export const euroShares: Readonly<Record<string, number>> = { EUR: 60, USD: 30, GBP: 10 };

/** What other currencies were worth in euros, roughly. They stay when the demo goes: they are settings. */
const demoRates = [
  { currency: 'USD', rate: 0.92 },
  { currency: 'GBP', rate: 1.17 },
];

/** Rates for a workspace that counts in euros; those that it has stay. */
export async function addRates(tx: Transaction, now: Date): Promise<void> {
  const validFrom = dayBefore(now, 400);
  const rates = demoRates.map((rate) => ({ ...rate, validFrom, tenantId: tx.tenantId }));
  await tx.sql.insert(tx.tables.currencyRates).values(rates).onConflictDoNothing();
}
