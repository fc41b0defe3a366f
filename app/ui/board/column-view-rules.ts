/** What a card with its gap is taken for until it has been measured. */
export const cardHeight = 108;
export const cardsBeyondView = 4;
/** Cards with little on them are no lower than this. */
const leastCardHeight = 48;
/** What is drawn before anyone knows how high the column is. */
const firstCards = 13;

/** A card that is in the page, with the empty room before it in pixels. */
export type Placed = { index: number; before: number };

/** Which of a column's cards are in the page. */
export type ColumnView = {
  placed: readonly Placed[];
  /** Empty room below them in pixels. */
  after: number;
  /** First and last card that can be seen; null before anything was measured. */
  inView: { startIndex: number; endIndex: number } | null;
  /** Takes the elements of the cards, to know their heights. */
  measure?: (element: HTMLElement | null) => void;
};

/** The first cards of a column with as much room below as the others are likely to take. */
export function firstView(count: number): ColumnView {
  const shown = Math.min(count, firstCards);
  return {
    placed: Array.from({ length: shown }, (_, index) => ({ index, before: 0 })),
    after: (count - shown) * cardHeight,
    inView: null,
  };
}

/** Whether the first cards may leave a part of a column empty that can be seen. */
export const isBeyondFirst = (count: number, height: number): boolean =>
  count > firstCards && height > firstCards * leastCardHeight;

/** A view together with cards that it does not know of yet: these stand without room before them until it does. */
export function withKept(placed: readonly Placed[], keep: readonly number[]): readonly Placed[] {
  const missing = keep.filter((index) => placed.every((card) => card.index !== index));
  if (missing.length === 0) return placed;
  return [...placed, ...missing.map((index) => ({ index, before: 0 }))].toSorted((a, b) => a.index - b.index);
}
