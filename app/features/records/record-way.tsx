import { DealHead } from '~/features/deals/deal-head';
import type { DealStages } from '~/features/deals/use-deal-stages';
import { LeadHead } from '~/features/leads/lead-head';
import { ProductHead } from '~/features/products/product-head';
import type { ObjectDescription, Rights } from './types';
import type { OpenRecord } from './use-record';

export type WayProps = {
  object: ObjectDescription;
  open: OpenRecord;
  can: Rights;
  stages?: DealStages | undefined;
  className?: string;
};

/** Where a record stands and what moves it on, under the head of its page or panel; nothing for types without a way. */
export function RecordWay({ object, open, can, stages, className }: WayProps) {
  const mayEdit = can.update && open.record.deletedAt === null;
  if (object.name === 'deal') return <DealHead {...{ object, open, mayEdit, className }} first={stages} />;
  if (object.name === 'lead') {
    return <LeadHead {...{ object, open, mayEdit, className }} mayConvert={mayEdit && can.create} />;
  }
  if (object.name === 'product') return <ProductHead product={open.record} className={className} />;
  return null;
}
