import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouterInputs } from '@/api/types';
import type { FilterGroup } from '~/features/records/filter-language';
import { useRecords } from '~/features/records/records-context';
import { explainFailure } from '~/lib/api-client';
import type { FirstCards } from './board-loader.server';
import type { Moment } from './card-order';
import {
  appendPage,
  type ColumnState,
  type Columns,
  emptyColumn,
  findDeal,
  placeDeals,
  shiftHeads,
  withoutDeals,
} from './columns-state';
import { cardFields, type Deal, type Head, type Pipeline, type Stage } from './deal';

export type BoardSource = { heads: readonly Head[]; cards: readonly FirstCards[] };

type Options = {
  pipeline: Pipeline;
  /** What the loader read; another object begins the board anew. */
  source: BoardSource;
  narrowing: { filter?: FilterGroup; search?: string };
  moment: Moment;
};

const mostAtOnce = 100;
const pause = 150;

const columnsFrom = ({ cards }: BoardSource): Columns =>
  Object.fromEntries(
    cards.map(({ stageId, rows, nextCursor }) => [stageId, { ...emptyColumn, rows, cursor: nextCursor }]),
  );

/** The cards and figures of a board: the loader's first, the next by scrolling, kept as they are in the database. */
export function useDealBoard({ pipeline, source, narrowing, moment }: Options) {
  const { api, callsOf, writing } = useRecords();
  const [from, setFrom] = useState(source);
  const [columns, setColumns] = useState<Columns>(() => columnsFrom(source));
  const [heads, setHeads] = useState(source.heads);
  if (from !== source) {
    setFrom(source);
    setColumns(columnsFrom(source));
    setHeads(source.heads);
  }
  const latest = useRef({ columns, source, narrowing, moment, pipeline });
  useEffect(() => {
    latest.current = { columns, source, narrowing, moment, pipeline };
  });
  /** Deals whose move is on its way: what is heard of them meanwhile is older than what is shown. */
  const moving = useRef(new Set<string>());

  const setColumn = useCallback((stageId: string, change: (column: ColumnState) => ColumnState) => {
    setColumns((all) => ({ ...all, [stageId]: change(all[stageId] ?? emptyColumn) }));
  }, []);

  const read = useCallback(
    async (stageId: string, cursor: string | null, limit: number) => {
      const input = {
        ...{ object: 'deal', column: stageId, fields: cardFields, limit, ...latest.current.narrowing },
        ...(cursor && { cursor }),
      };
      const page = await api.board.cards.query(input as RouterInputs['board']['cards']);
      return { rows: page.rows as unknown as Deal[], cursor: page.nextCursor };
    },
    [api],
  );

  /** The next cards of a column; its first ones where it was closed until now. */
  const loadMore = useCallback(
    async (stageId: string) => {
      const { columns: now, source: began } = latest.current;
      const column = now[stageId];
      if (column?.loading || (column && column.cursor === null && column.problem === null)) return;
      setColumn(stageId, (known) => ({ ...known, loading: true, problem: null }));
      try {
        const page = await read(stageId, column?.cursor ?? null, 25);
        if (latest.current.source !== began) return;
        setColumn(stageId, (known) => appendPage(known, page.rows, page.cursor));
      } catch (error) {
        setColumn(stageId, (known) => ({ ...known, loading: false, problem: explainFailure(error).message }));
      }
    },
    [read, setColumn],
  );

  /** Reads a column again as far as it was loaded, for changes whose place the server alone knows. */
  const reload = useCallback(
    async (stageId: string) => {
      const { columns: now, source: began } = latest.current;
      const column = now[stageId];
      if (!column) return;
      const page = await read(stageId, null, Math.max(25, Math.min(column.rows.length, mostAtOnce)));
      if (latest.current.source !== began) return;
      setColumn(stageId, (known) => ({ ...known, ...page, rows: page.rows, problem: null }));
    },
    [read, setColumn],
  );

  const refreshHeads = useLater(async () => {
    if (moving.current.size > 0) return;
    const { pipeline: shown, narrowing: narrow, source: began } = latest.current;
    const input = { object: 'deal', pipelineId: shown.id, ...narrow };
    const { columns: fresh } = await api.board.get.query(input as RouterInputs['board']['get']);
    if (latest.current.source === began && moving.current.size === 0) setHeads(fresh as Head[]);
  });

  const place = useCallback((deals: readonly Deal[], byHand: boolean) => {
    setColumns((all) => placeDeals(all, deals, { moment: latest.current.moment, byHand }));
  }, []);
  const remove = useCallback((ids: readonly string[]) => setColumns((all) => withoutDeals(all, new Set(ids))), []);
  /** Newer states of deals, each put where it belongs. */
  const adopt = useCallback(
    (deals: readonly Deal[]) => {
      const settled = deals.filter(({ id }) => !moving.current.has(id));
      remove(settled.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id));
      place(
        settled.filter(({ deletedAt }) => deletedAt === null),
        false,
      );
    },
    [place, remove],
  );

  /** Shows deals in another stage before the server has heard of it. Returns what they were, for the way back. */
  const carry = useCallback(
    (ids: readonly string[], stage: Stage): Deal[] => {
      const { columns: now, pipeline: shown } = latest.current;
      const before = ids.flatMap((id) => findDeal(now, id) ?? []);
      for (const { id } of before) moving.current.add(id);
      const stageSince = new Date().toISOString();
      place(
        before.map((deal) => ({ ...deal, stageId: stage.id, stageSince })),
        true,
      );
      const circumstances = { stages: shown.stages, currency: writing.currency };
      setHeads((all) => shiftHeads(all, before, stage, circumstances));
      return before;
    },
    [place, writing.currency],
  );
  /** The move is over: the server's word counts again. */
  const settle = useCallback(
    async (ids: readonly string[]) => {
      for (const id of ids) moving.current.delete(id);
      refreshHeads();
      const parts = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, part) =>
        ids.slice(part * mostAtOnce, (part + 1) * mostAtOnce),
      );
      const fresh = await Promise.all(parts.map((part) => callsOf('deals').getMany(part)));
      adopt(fresh.flat() as Deal[]);
    },
    [callsOf, adopt, refreshHeads],
  );
  /** The move did not happen: everything as it was. */
  const putBack = useCallback(
    (before: readonly Deal[]) => {
      for (const { id } of before) moving.current.delete(id);
      place(before, true);
      refreshHeads();
    },
    [place, refreshHeads],
  );

  return {
    ...{ columns, heads, loadMore, reload, refreshHeads, adopt, remove, carry, settle, putBack },
    dealsNow: useCallback(() => latest.current.columns, []),
  };
}
export type DealBoard = ReturnType<typeof useDealBoard>;

/** Several wishes within a moment become one call. What fails now comes with the next one. */
function useLater(work: () => Promise<void>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latest.current().catch(() => undefined), pause);
  }, []);
}
