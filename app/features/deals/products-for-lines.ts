import { v7 as newId } from 'uuid';
import type { FilterGroup } from '~/features/records/filter-language';
import type { RecordCalls } from '~/features/records/record-calls';
import type { RecordView } from '~/features/records/types';
import type { Writing } from '~/features/records/values';
import { foldText, type Option } from '~/ui/options';
import { type LineDraft, type PastedLine, priceText } from './line-rules';

/** A product as lines need it; `unitPrice` in minor units of `currency`. */
export type Product = RecordView & {
  name: string;
  code: string | null;
  unitPrice: number | null;
  currency: string | null;
};

const fields = ['name', 'code', 'unitPrice', 'currency', 'active'];
const matchesShown = 20;
/** Items that are asked for in one filter. */
const atOnce = 10;

/** Products on sale whose name or code fits. */
export async function findProducts(calls: RecordCalls, text: string, signal: AbortSignal): Promise<Product[]> {
  const { rows } = await calls.list(
    {
      search: text.trim() || undefined,
      filter: { op: 'and', items: [{ field: 'active', operator: 'isTrue' }] },
      sort: [{ field: 'name', direction: 'asc' }],
      fields,
      limit: matchesShown,
    },
    signal,
  );
  return rows as Product[];
}

export const productOption = ({ id, title, code }: Product): Option => ({
  value: id,
  label: title,
  ...(code && { hint: code }),
});

/** What a line takes over from its product: the price where it is in the deal's currency. */
export function takenFrom(product: Product, writing: Writing): Partial<LineDraft> {
  const hasPrice = product.unitPrice !== null && product.currency === writing.currency;
  return {
    productId: product.id,
    name: product.title,
    ...(hasPrice && { unitPrice: priceText(product.unitPrice ?? 0, writing) }),
  };
}

const called = (item: string): FilterGroup['items'] => [
  { field: 'code', operator: 'is', value: item },
  { field: 'name', operator: 'is', value: item },
];

/** New lines from rows of a spreadsheet: products found by their code, else by their name; the rest stays free text. */
export async function linesFromRows(
  calls: RecordCalls,
  rows: readonly PastedLine[],
  writing: Writing,
): Promise<LineDraft[]> {
  const items = [...new Set(rows.map(({ item }) => item.slice(0, 200)))];
  const products: Product[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    const part = items.slice(at, at + atOnce);
    const page = await calls.list({ filter: { op: 'or', items: part.flatMap(called) }, fields, limit: 100 });
    products.push(...(page.rows as Product[]));
  }
  const find = (item: string): Product | undefined =>
    products.find(({ code }) => code !== null && foldText(code) === foldText(item)) ??
    products.find(({ name }) => foldText(name) === foldText(item));
  return rows.map(({ item, quantity, unitPrice, discount }) => {
    const product = find(item);
    const taken = product ? takenFrom(product, writing) : {};
    return {
      id: newId(),
      productId: null,
      name: item,
      quantity,
      discount,
      position: null,
      saved: null,
      ...taken,
      unitPrice: unitPrice || (taken.unitPrice ?? ''),
    };
  });
}
