import { defineObject } from '../records/define-object';
import { money, number, relation, text } from '../records/fields';
import { lineTotal } from './line-total.rules';

/** One line of a deal: so much of something, at a price. */
export const lineItemObject = defineObject({
  name: 'lineItem',
  plural: 'lineItems',
  label: { one: 'Line item', many: 'Line items' },
  table: 'lineItems',
  listed: false,
  titleField: 'name',
  defaultSort: { field: 'position', direction: 'asc' },
  fields: {
    dealId: relation({ label: 'Deal', object: 'deal', as: 'deal', required: true, readOnly: true }),
    productId: relation({ label: 'Product', object: 'product', as: 'product' }),
    name: text({ label: 'Item', required: true, maxLength: 200 }),
    quantity: number({ label: 'Quantity', min: 0, max: 1_000_000_000, decimals: 3, initial: 1 }),
    unitPrice: money({ label: 'Unit price', initial: 0 }),
    discount: number({ label: 'Discount', min: 0, max: 100, decimals: 2, unit: '%', initial: 0 }),
    total: money({ label: 'Total', required: true, readOnly: true }),
    position: number({ label: 'Position', initial: 0 }),
  },
  parent: (row) => ({ object: 'deal', id: String(row.dealId) }),
  check: ({ total }): Record<string, string> =>
    Number.isSafeInteger(total) ? {} : { unitPrice: 'This is more than can be counted.' },
  derive: (row) => ({ total: lineTotal(row as Parameters<typeof lineTotal>[0]) }),
});
