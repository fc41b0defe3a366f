import { TriangleAlert } from 'lucide-react';
import type { Writing } from '~/features/records/values';
import { numberFormat } from '~/lib/formats';
import { currencyDecimals } from '~/ui/number-text';
import { Tooltip } from '~/ui/tooltip';
import type { Head } from './board-plan';

type Sums = Pick<Head, 'sum' | 'weighted' | 'unconverted'> & { won?: number | null };

/** A sum in whole units: what it ends in says nothing among so many. */
const sumText = (minorUnits: number, { locale, currency }: Writing): string =>
  numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    minorUnits / 10 ** currencyDecimals(currency),
  );

/** Sum and weighted sum in the workspace's currency, and which currencies they lack. */
export function ColumnFigures({
  head,
  writing,
  withWeighted,
  of,
}: {
  head: Sums;
  writing: Writing;
  withWeighted: boolean;
  /** What is added up, where it is not said beside it. */
  of?: string;
}) {
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <span title={of}>
        {of && <span className="sr-only">{of}: </span>}
        {sumText(head.sum, writing)}
      </span>
      {withWeighted && (
        <span className="whitespace-nowrap">
          <span aria-hidden="true">· </span>
          <span className="sr-only">weighted: </span>
          {sumText(head.weighted, writing)}
          <span aria-hidden="true"> weighted</span>
        </span>
      )}
      {head.won ? (
        <span className="basis-full whitespace-nowrap">
          {sumText(head.won, writing)} won
          <span aria-hidden="true"> · </span>
          <span className="sr-only">, </span>
          {sumText(head.sum + head.won, writing)} in all
        </span>
      ) : null}
      <Unconverted currencies={head.unconverted} />
    </span>
  );
}

/** Says which amounts a sum lacks, because their currency has no rate. */
function Unconverted({ currencies }: { currencies: readonly string[] }) {
  if (currencies.length === 0) return null;
  const text = `Without amounts in ${currencies.join(', ')}: there is no exchange rate yet. Settings → Currencies has them.`;
  return (
    <Tooltip text={text} isName>
      <button type="button" aria-label={text} className="text-warning-text *:[svg]:size-3.5">
        <TriangleAlert />
      </button>
    </Tooltip>
  );
}

/** What the heads of several columns come to. */
export const totalOf = (heads: readonly Head[]): Sums & { count: number } => ({
  count: heads.reduce((total, { count }) => total + count, 0),
  sum: heads.reduce((total, { sum }) => total + sum, 0),
  weighted: heads.reduce((total, { weighted }) => total + weighted, 0),
  unconverted: [...new Set(heads.flatMap(({ unconverted }) => unconverted))].sort(),
});
