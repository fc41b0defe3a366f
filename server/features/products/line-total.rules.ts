/**
 * quantity × unit price − discount, in minor units, rounded half away from zero once at the end. Whole-number arithmetic
 * of thousandths and hundredths of a percent: 0.1 × 3 in floating point would lose a cent now and then.
 * @param quantity up to three decimals @param unitPrice minor units @param discount percent, up to two decimals
 */
export function lineTotal({
  quantity,
  unitPrice,
  discount,
}: {
  quantity: number;
  unitPrice: number;
  discount: number;
}): number {
  const thousandths = BigInt(Math.round(quantity * 1_000));
  const kept = 10_000n - BigInt(Math.round(discount * 100));
  const scaled = thousandths * BigInt(unitPrice) * kept;
  const divisor = 10_000_000n;
  const half = scaled < 0n ? -divisor / 2n : divisor / 2n;
  return Number((scaled + half) / divisor);
}
