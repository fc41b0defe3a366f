import type { ReactNode } from 'react';
import type { Hue } from '../hues';

export type BoardColumn<Item> = {
  id: string;
  label: string;
  hue: Hue;
  /** Figures under the label. */
  figures?: ReactNode;
  /** One quiet action beside the label. */
  action?: ReactNode;
  /** How many there are in all, loaded or not. */
  count: number;
  /** The same, written as the reader writes numbers. */
  countText: string;
  items: readonly Item[];
  hasMore: boolean;
  loading: boolean;
  /** Why the next ones did not come. */
  problem: string | null;
  /** What stands in a column without cards. */
  empty: ReactNode;
  /** A narrow strip that still takes what is dropped on it; opened and closed by `onToggle`. */
  collapsed: boolean;
  onToggle?: () => void;
  /** Also a target at the foot of the board while something is dragged. */
  inBar?: { icon: ReactNode; tone: 'success' | 'danger' };
};

/** What the board asks about an item; stable functions, so that cards render only when their item changes. */
export type BoardItems<Item> = {
  idOf: (item: Item) => string;
  labelOf: (item: Item) => string;
  hrefOf: (item: Item) => string;
  /** Where the item would come to stand among a column's, by the order of the board. */
  placeOf: (item: Item, among: readonly Item[]) => number;
  /** What stands on the card below its label. */
  render: (item: Item) => ReactNode;
  /** The card calls for attention: a coloured edge, explained by words on the card. */
  isUrgent?: (item: Item) => boolean;
};

/** What is being moved, by pointer or by keys. */
export type Lift = {
  ids: readonly string[];
  /** The one that was taken hold of. */
  lead: string;
  from: string;
  /** The column under it; null outside of all. */
  over: string | null;
  by: 'pointer' | 'keys';
};
