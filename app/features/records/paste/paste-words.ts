/** A cell that kept its value. `row` is the record's title, `field` the column's label. */
export type RefusedCell = { id: string; key: string; row: string; field: string; why: string };

type Outcome = {
  pasted: number;
  rows: number;
  refused: readonly RefusedCell[];
  beyond: number;
  /** Whether anything is different now. */
  changed: boolean;
  noun: (count: number) => string;
};

const most = 2;
const longest = 24;
const short = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text);

const cells = (count: number) => `${count} ${count === 1 ? 'cell' : 'cells'}`;

/** What a paste came to, in a title and details: how much, and which cells kept their value, and why. */
export function pasteWords({ pasted, rows, refused, beyond, changed, noun }: Outcome): {
  title: string;
  detail?: string;
} {
  const kept = refused.length + beyond;
  const done = `${kept > 0 ? `${pasted} of ${cells(pasted + kept)}` : cells(pasted)} pasted`;
  const told = changed ? `${done} into ${noun(rows)}` : 'The cells hold this already';
  const title = pasted === 0 ? 'Nothing was pasted' : told;
  const reasons = refused.slice(0, most).map(({ row, field, why }) => `${short(row)}, ${field}: ${why}`);
  const more = refused.length - reasons.length;
  const lines = [
    ...(refused.length > 0 ? [`${cells(refused.length)} kept ${refused.length === 1 ? 'its' : 'their'} value.`] : []),
    ...reasons,
    ...(more > 0 ? [`${more} more ${more === 1 ? 'is' : 'are'} marked in the list.`] : []),
    ...(beyond > 0 ? [`${cells(beyond)} found no loaded row or shown column.`] : []),
  ];
  return { title, ...(lines.length > 0 && { detail: lines.join(' ') }) };
}
