import type { ObjectName, Plural, RecordView } from '~/features/records/types';
import type { CardRules } from './cards-state';

/** Figures of a column, over all its records, in minor units of the workspace's currency. */
export type Head = {
  id: string;
  name: string;
  color: string | null;
  count: number;
  /** False: it is so many and more. */
  exact: boolean;
  sum: number;
  weighted: number;
  /** Of a month: what was won in it; null for other columns. */
  won: number | null;
  /** Currencies whose records are not in the sums, for want of a rate. */
  unconverted: string[];
};

/** The first cards of a column, as the loader read them. */
export type FirstCards<Card> = { column: string; rows: Card[]; nextCursor: string | null };

/** What the loader read of a board. */
export type BoardSource<Card> = { heads: readonly Head[]; cards: readonly FirstCards<Card>[] };

/** What makes a board the one it is: whose records, by what they stand in columns, and in which order. */
export type BoardPlan<Card extends RecordView> = CardRules<Card> & {
  plural: Plural;
  object: ObjectName;
  /** What the figures are asked for with, besides object, filter and search. */
  headsOf: Readonly<Record<string, unknown>>;
  /** The same for cards, besides their column. */
  cardsOf: Readonly<Record<string, unknown>>;
  /** Fields that a card shows, orders by or adds up. */
  fields: readonly string[];
  /** Fields of a card that point to other records, whose names it shows. */
  links: readonly { object: string; key: string }[];
  /** A card as it is once it was put into a column. */
  put: (card: Card, columnId: string) => Card;
  /** The figures as they are once cards were put into a column, until the server says them. */
  shift: (heads: readonly Head[], cards: readonly Card[], columnId: string) => Head[];
};
