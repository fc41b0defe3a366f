import { clsx } from 'clsx';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { moneyText } from '~/features/records/values';
import { Tag } from '~/ui/tag';

/** What matters about a product at a glance: whether it is sold, under which number, for how much. */
export function ProductHead({ product, className }: { product: RecordView; className?: string }) {
  const { writing } = useRecords();
  const { code, unitPrice, currency, active } = product;
  return (
    <section aria-label="Product" className={clsx('flex flex-wrap items-center gap-x-5 gap-y-2 text-13', className)}>
      <Tag label={active ? 'On sale' : 'Not on sale'} hue={active ? 'green' : 'grey'} />
      {typeof code === 'string' && code !== '' && (
        <span>
          <span className="text-muted">Code</span> <bdi>{code}</bdi>
        </span>
      )}
      <span className="tabular-nums">
        <span className="text-muted">Unit price</span>{' '}
        <span className="font-semibold">
          {typeof unitPrice === 'number'
            ? moneyText(unitPrice, { ...writing, currency: String(currency ?? writing.currency) })
            : '–'}
        </span>
      </span>
    </section>
  );
}
