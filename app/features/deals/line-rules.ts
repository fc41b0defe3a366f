import type { RouterOutputs } from '@/api/types';
import { editText, type Writing } from '~/features/records/values';
import { currencyDecimals, readNumber } from '~/ui/number-text';

/** A line item as the API tells it. */
export type Line = RouterOutputs['deals']['lines']['list']['lines'][number];

/** A line while it is being written; `saved` is what the server has of it. `position` null: after all others. */
export type LineDraft = {
  id: string;
  productId: string | null;
  name: string;
  quantity: string;
  unitPrice: string;
  discount: string;
  position: number | null;
  saved: Line | null;
};
export type NumberKey = 'quantity' | 'unitPrice' | 'discount';

export const blankLine = (id: string): LineDraft => ({
  id,
  productId: null,
  name: '',
  quantity: '',
  unitPrice: '',
  discount: '',
  position: null,
  saved: null,
});

/** @param writing its currency is the deal's */
export const draftOf = (line: Line, writing: Writing): LineDraft => ({
  id: line.id,
  productId: line.productId ?? null,
  name: line.name,
  quantity: numberText(line.quantity ?? 0, writing),
  unitPrice: priceText(line.unitPrice ?? 0, writing),
  discount: line.discount ? numberText(line.discount, writing) : '',
  position: line.position ?? null,
  saved: line,
});

const numberText = (value: number, writing: Writing): string =>
  editText({ type: 'number' } as Parameters<typeof editText>[0], value, writing);
/** A price of minor units as it is typed. */
export const priceText = (value: number, writing: Writing): string =>
  editText({ type: 'money' } as Parameters<typeof editText>[0], value, writing);

/** A row that nobody has written into: it is not saved. */
export const isBlank = ({ name, quantity, unitPrice, discount, saved }: LineDraft): boolean =>
  saved === null && [name, quantity, unitPrice, discount].every((text) => text.trim() === '');

/** How far each number is counted: thousandths of a piece, minor units, hundredths of a percent. */
const decimalsOf = (key: NumberKey, { currency }: Writing): number =>
  ({ quantity: 3, unitPrice: currencyDecimals(currency), discount: 2 })[key];

const standard: Record<NumberKey, (decimals: number) => bigint> = {
  quantity: (decimals) => 10n ** BigInt(decimals),
  unitPrice: () => 0n,
  discount: () => 0n,
};

type Scaled = { ok: true; scaled: bigint } | { ok: false; problem: string };

function readCell(key: NumberKey, text: string, writing: Writing): Scaled {
  const decimals = decimalsOf(key, writing);
  const reading = readNumber(text.replace(/%\s*$/, ''), { locale: writing.locale, decimals });
  if (!reading.ok) return { ok: false, problem: `${reading.problem}.` };
  const scaled = reading.scaled ?? standard[key](decimals);
  if (key !== 'unitPrice' && scaled < 0n) return { ok: false, problem: 'Not less than 0.' };
  if (key === 'discount' && scaled > 10_000n) return { ok: false, problem: 'At most 100 %.' };
  return { ok: true, scaled };
}

export type LineValues = {
  productId: string | null;
  name: string;
  quantity: number;
  unitPrice: number;
  discount: number;
  position?: number;
};
export type LineReading = { ok: true; values: LineValues } | { ok: false; problems: Record<string, string> };

/** What a draft comes to, or what is wrong with it, by field. */
export function readLine(draft: LineDraft, writing: Writing): LineReading {
  const problems: Record<string, string> = {};
  const number = (key: NumberKey): number => {
    const cell = readCell(key, draft[key], writing);
    if (!cell.ok) problems[key] = cell.problem;
    return cell.ok ? Number(cell.scaled) : 0;
  };
  const [quantity, unitPrice, discount] = [number('quantity'), number('unitPrice'), number('discount')];
  if (draft.name.trim() === '') problems.name = 'Choose a product or write what it is.';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    values: {
      productId: draft.productId,
      name: draft.name.trim(),
      quantity: quantity / 1_000,
      unitPrice,
      discount: discount / 100,
      ...(draft.position !== null && { position: draft.position }),
    },
  };
}

/** What a draft comes to in minor units, before and with its discount; null while a number in it is none. */
export function lineSums(draft: LineDraft, writing: Writing): { gross: number; total: number } | null {
  const [quantity, price, discount] = (['quantity', 'unitPrice', 'discount'] as const).map((key) =>
    readCell(key, draft[key], writing),
  );
  if (!quantity?.ok || !price?.ok || !discount?.ok) return null;
  const product = quantity.scaled * price.scaled;
  return {
    gross: divided(product, 1_000n),
    total: divided(product * (10_000n - discount.scaled), 10_000_000n),
  };
}

/** Rounded half away from zero, as the server counts. */
function divided(value: bigint, by: bigint): number {
  const half = by / 2n;
  return Number((value + (value < 0n ? -half : half)) / by);
}

const savedKeys = ['productId', 'name', 'quantity', 'unitPrice', 'discount', 'position'] as const;

/** Whether the server has something else, or nothing yet. */
export function isChanged(draft: LineDraft, writing: Writing): boolean {
  if (isBlank(draft)) return false;
  const { saved } = draft;
  const reading = readLine(draft, writing);
  if (!saved || !reading.ok) return true;
  return savedKeys.some((key) => (reading.values[key] ?? saved[key] ?? null) !== (saved[key] ?? null));
}

export type PastedLine = { item: string } & Record<NumberKey, string>;

/** Text without signs of currencies, for a number. */
const bare = (text: string | undefined): string => (text ?? '').replace(/[\p{Sc}\p{L}]/gu, '').trim();

/** Rows of a spreadsheet: name or code, quantity, price, discount. A row of headings is left out. */
export function pastedLines(text: string): PastedLine[] {
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1')))
    .filter((cells) => cells.some(Boolean));
  const heads = rows[0]?.slice(1) ?? [];
  const hasHeadings = heads.some(Boolean) && heads.every((cell) => !/\d/.test(cell));
  return rows
    .slice(hasHeadings ? 1 : 0)
    .map(([item = '', quantity, unitPrice, discount]) => ({
      item,
      quantity: bare(quantity),
      unitPrice: bare(unitPrice),
      discount: bare(discount),
    }))
    .filter(({ item }) => item !== '');
}

/** Whether pasted text is rows or cells, not a word for one cell. */
export const isTable = (text: string): boolean => /\t/.test(text) || /\n./.test(text.trim());

/** The lines with one at another place; those whose place changed get their new number. */
export function movedLine(lines: readonly LineDraft[], from: number, to: number): LineDraft[] {
  const next = [...lines];
  const [line] = next.splice(from, 1);
  if (line) next.splice(to, 0, line);
  return next.map((one, index) => (isBlank(one) || one.position === index + 1 ? one : { ...one, position: index + 1 }));
}
