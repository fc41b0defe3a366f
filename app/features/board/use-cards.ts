import { useCallback, useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react';
import type { RouterInputs } from '@/api/types';
import type { FilterGroup } from '~/features/records/filter-language';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { explainFailure } from '~/lib/api-client';
import type { BoardPlan, BoardSource, Head } from './board-plan';
import {
  appendPage,
  type ColumnState,
  type Columns,
  emptyColumn,
  findCard,
  placeCards,
  rejoinColumns,
  withoutCards,
} from './cards-state';
import { useCarriedCards } from './use-carried-cards';
import { useLater } from './use-later';

export type Narrowing = { filter?: FilterGroup; search?: string };

type Options<Card extends RecordView> = {
  plan: BoardPlan<Card>;
  /** What the loader read; another object of the same board is put in front of what was loaded. */
  source: BoardSource<Card>;
  narrowing: Narrowing;
};

const pageSize = 25;
const mostAtOnce = 100;
const pause = 150;

const columnsFrom = <Card>({ cards }: BoardSource<Card>): Columns<Card> =>
  Object.fromEntries(
    cards.map(({ column, rows, nextCursor }) => [column, { ...emptyColumn<Card>(), rows, cursor: nextCursor }]),
  );

const partsOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, part) =>
    ids.slice(part * mostAtOnce, (part + 1) * mostAtOnce),
  );

/** The cards and figures of a board: the loader's first, the next by scrolling, kept as they are in the database. */
export function useCards<Card extends RecordView>({ plan, source, narrowing }: Options<Card>) {
  const { api, callsOf } = useRecords();
  // What the server is asked for: another question, another board
  const key = useMemo(() => JSON.stringify([plan.object, plan.headsOf, plan.cardsOf, narrowing]), [plan, narrowing]);
  const [from, setFrom] = useState({ source, key });
  const [columns, setColumns] = useState<Columns<Card>>(() => columnsFrom(source));
  const [heads, setHeads] = useState(source.heads);
  if (from.source !== source) {
    setFrom({ source, key });
    setColumns(from.key === key ? rejoinColumns(columnsFrom(source), columns) : columnsFrom(source));
    setHeads(source.heads);
  }
  const latest = useRef({ columns, key, narrowing, plan });
  // Before the effects of what is inside: a column that reaches its end asks in one of those
  useInsertionEffect(() => {
    latest.current = { columns, key, narrowing, plan };
  });
  /** Cards whose move is on its way: what is heard of them meanwhile is older than what is shown. */
  const moving = useRef(new Map<string, string>());
  /** Where each column ended when it was last read again, and the turn of that reading. */
  const reloaded = useRef(new Map<string, { turn: number; cursor: string | null }>());
  const turns = useRef(0);

  const setColumn = useCallback((id: string, change: (column: ColumnState<Card>) => ColumnState<Card>) => {
    setColumns((all) => ({ ...all, [id]: change(all[id] ?? emptyColumn()) }));
  }, []);

  const read = useCallback(
    async (column: string, cursor: string | null, limit: number) => {
      const { plan: asked, narrowing: narrow } = latest.current;
      const input = { object: asked.object, ...asked.cardsOf, column, fields: asked.fields, limit, ...narrow };
      const page = await api.board.cards.query({
        ...input,
        ...(cursor && { cursor }),
      } as RouterInputs['board']['cards']);
      return { rows: page.rows as unknown as Card[], cursor: page.nextCursor };
    },
    [api],
  );

  /** The next cards of a column; its first ones where it was closed until now. */
  const loadMore = useCallback(
    async (id: string) => {
      const { columns: now, key: began } = latest.current;
      const column = now[id];
      if (column?.loading || (column && column.cursor === null && column.problem === null)) return;
      let cursor = column?.cursor ?? null;
      let before = reloaded.current.get(id);
      setColumn(id, (known) => ({ ...known, loading: true, problem: null }));
      try {
        for (;;) {
          const page = await read(id, cursor, pageSize);
          if (latest.current.key !== began) return;
          const again = reloaded.current.get(id);
          if (!again || again === before) {
            return setColumn(id, (known) =>
              known.cursor === cursor ? appendPage(known, page.rows, page.cursor) : { ...known, loading: false },
            );
          }
          // The column was read again meanwhile and ends elsewhere: this page would leave a gap behind it
          if (again.cursor === null) return setColumn(id, (known) => ({ ...known, loading: false }));
          before = again;
          cursor = again.cursor;
        }
      } catch (error) {
        if (latest.current.key !== began) return;
        setColumn(id, (known) => ({ ...known, loading: false, problem: explainFailure(error).message }));
      }
    },
    [read, setColumn],
  );

  /** Reads a column again as far as it was loaded, for changes whose place the server alone knows. */
  const reload = useCallback(
    async (id: string) => {
      const { columns: now, key: began, plan: asked } = latest.current;
      const column = now[id];
      if (!column) return undefined;
      turns.current += 1;
      const turn = turns.current;
      const page = await read(id, null, Math.max(pageSize, Math.min(column.rows.length, mostAtOnce)));
      const overtaken = (reloaded.current.get(id)?.turn ?? 0) > turn;
      if (latest.current.key !== began || overtaken) return undefined;
      reloaded.current.set(id, { turn, cursor: page.cursor });
      const underWay = ({ id: card }: Card) => moving.current.has(card);
      setColumns((all) => {
        const known = all[id] ?? emptyColumn<Card>();
        const rows = page.rows.filter((card) => !underWay(card));
        const next = { ...all, [id]: { ...known, ...page, rows, problem: null } };
        return placeCards(next, known.rows.filter(underWay), asked, true);
      });
      return page;
    },
    [read],
  );

  const refreshHeads = useLater(pause, async () => {
    if (moving.current.size > 0) return;
    const { plan: asked, narrowing: narrow, key: began } = latest.current;
    const input = { object: asked.object, ...asked.headsOf, ...narrow };
    const { columns: fresh } = await api.board.get.query(input as RouterInputs['board']['get']);
    if (latest.current.key === began && moving.current.size === 0) setHeads(fresh as Head[]);
  });

  const place = useCallback((cards: readonly Card[], byHand: boolean) => {
    setColumns((all) => placeCards(all, cards, latest.current.plan, byHand));
  }, []);
  const remove = useCallback((ids: readonly string[]) => setColumns((all) => withoutCards(all, new Set(ids))), []);
  /** Newer states of cards, each put where it belongs. */
  const adopt = useCallback(
    (cards: readonly Card[]) => {
      const settled = cards.filter(({ id }) => !moving.current.has(id));
      remove(settled.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id));
      place(
        settled.filter(({ deletedAt }) => deletedAt === null),
        false,
      );
    },
    [place, remove],
  );
  /**
   * Reads records again and puts each where it belongs by now; whether one meets the filter, the server knows.
   * @returns those that are in a shown column, and still not seen there
   */
  const follow = useCallback(
    async (ids: readonly string[]): Promise<Card[]> => {
      const { plan: asked } = latest.current;
      const seen = () => ids.flatMap((id) => findCard(latest.current.columns, id) ?? []);
      const before = seen();
      const parts = await Promise.all(partsOf(ids).map((part) => callsOf(asked.plural).getMany(part)));
      const fresh = parts.flat() as Card[];
      if (Object.keys(latest.current.narrowing).length === 0) {
        adopt(fresh);
        return [];
      }
      const touched = [...new Set([...before, ...seen(), ...fresh].map(asked.columnOf))];
      const pages = new Map(await Promise.all(touched.map(async (id) => [id, await reload(id)] as const)));
      return fresh.filter((card) => {
        if (moving.current.has(card.id)) return false;
        const page = pages.get(asked.columnOf(card));
        return page?.cursor === null && page.rows.every(({ id }) => id !== card.id);
      });
    },
    [callsOf, adopt, reload],
  );

  // What stands beyond the cards that were just read is only as new as it was loaded
  useEffect(() => {
    const fresh = new Set(source.cards.flatMap(({ rows }) => rows.map(({ id }) => id)));
    const loaded = Object.values(latest.current.columns).flatMap(({ rows }) => rows.map(({ id }) => id));
    const older = loaded.filter((id) => !fresh.has(id));
    if (older.length > 0) void follow(older).catch(() => undefined);
  }, [source, follow]);

  const moves = useCarriedCards({ latest, moving, place, follow, refreshHeads, setHeads });
  return { columns, heads, loadMore, refreshHeads, adopt, follow, remove, ...moves };
}
export type Cards<Card extends RecordView> = ReturnType<typeof useCards<Card>>;
