import { fold } from '@db/fold';
import { currencies } from '../records/currencies';
import { defineObject } from '../records/define-object';
import { flag, longText, money, select, text } from '../records/fields';

/** What a deal can be made of. */
export const productObject = defineObject({
  name: 'product',
  plural: 'products',
  label: { one: 'Product', many: 'Products' },
  table: 'products',
  listed: true,
  titleField: 'name',
  defaultSort: { field: 'name', direction: 'asc' },
  fields: {
    name: text({
      label: 'Name',
      required: true,
      maxLength: 200,
      foldedKey: 'nameKey',
      sortable: true,
      filterable: true,
      defaultColumn: true,
    }),
    code: text({
      label: 'Code',
      maxLength: 60,
      unique: true,
      sortable: true,
      filterable: true,
      defaultColumn: true,
      description: 'Article number; no two products share one',
    }),
    unitPrice: money({
      label: 'Unit price',
      currencyField: 'currency',
      sortable: true,
      filterable: true,
      defaultColumn: true,
    }),
    currency: select({ label: 'Currency', options: currencies, filterable: true }),
    active: flag({ label: 'On sale', initial: true, filterable: true, defaultColumn: true }),
    description: longText({ label: 'Description', filterable: true }),
  },
  derive: (row) => ({ nameKey: fold(String(row.name)) }),
  searchText: ({ row }) => ({
    title: String(row.name),
    subtitle: row.code ? String(row.code) : undefined,
    words: [row.name, row.code].filter(Boolean).map(String),
    keys: [row.code].filter(Boolean).map(String),
  }),
});
