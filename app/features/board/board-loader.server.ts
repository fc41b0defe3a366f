import type { LoaderFunctionArgs } from '@remix-run/node';
import type { PageContext, RouterInputs } from '@/api/types';
import { described, unpackDescriptions } from '~/features/records/descriptions';
import { type FilterGroup, noFilter } from '~/features/records/filter-language';
import { isRefused, loadBasics, namesIn, panelRecord } from '~/features/records/record-loaders.server';
import { readPanel, readView } from '~/features/records/view-state';
import { answer } from '~/lib/api.server';
import { pack } from '~/lib/packed';
import { readBoardPlace } from './board-place';
import { cardFields, type Deal, type Head, isOpenStage, type Pipeline } from './deal';

type Caller = PageContext['api'];
type Narrowing = { filter?: FilterGroup; search?: string };

export type FirstCards = { stageId: string; rows: Deal[]; nextCursor: string | null };

const firstCards = async (api: Caller, stageId: string, narrowing: Narrowing): Promise<FirstCards> => {
  const input = { object: 'deal', column: stageId, fields: cardFields, ...narrowing };
  const { rows, nextCursor } = await api.board.cards(input as RouterInputs['board']['cards']);
  return { stageId, rows: rows as unknown as Deal[], nextCursor };
};

async function boardOf(api: Caller, pipeline: Pipeline, opened: readonly string[], narrowing: Narrowing) {
  const shown = pipeline.stages.filter((stage) => isOpenStage(stage) || opened.includes(stage.id));
  const input = { object: 'deal', pipelineId: pipeline.id, ...narrowing };
  const [{ columns }, ...cards] = await Promise.all([
    api.board.get(input as RouterInputs['board']['get']),
    ...shown.map(({ id }) => firstCards(api, id, narrowing)),
  ]);
  return { heads: columns as Head[], cards };
}

/** The board as the address says; with a filter that does not fit, without it, and said so. */
async function readBoard(api: Caller, pipeline: Pipeline, opened: readonly string[], narrowing: Narrowing) {
  try {
    return { ...(await boardOf(api, pipeline, opened, narrowing)), refused: false };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { ...(await boardOf(api, pipeline, opened, {})), refused: true };
  }
}

/** Loads a board: its pipeline, the figures of all columns, and the first cards of those that are open. */
export const boardLoader = (args: LoaderFunctionArgs) =>
  answer(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const { filter, search, unread } = readView(params);
    const place = readBoardPlace(params);
    const basics = await loadBasics(api, ['deal', 'company', 'person']);
    const overview = await api.pipelines.list({});
    const pipeline = overview.pipelines.find(({ id }) => id === place.pipelineId) ?? overview.pipelines[0];
    const narrowing: Narrowing = { ...(filter !== noFilter && { filter }), ...(search && { search }) };
    const [board, names, panel] = await Promise.all([
      pipeline
        ? readBoard(api, pipeline, place.opened, narrowing)
        : { heads: [] as Head[], cards: [] as FirstCards[], refused: false },
      namesIn(api, filter, described(unpackDescriptions(basics.objects), 'deal')),
      panelRecord(api, readPanel(params)),
    ]);
    return {
      basics,
      board: pack({ overview, heads: board.heads, cards: board.cards }),
      pipelineId: pipeline?.id ?? null,
      names,
      panel,
      refused: board.refused || unread,
      now: Date.now(),
    };
  });
