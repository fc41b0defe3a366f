import type { LoaderFunctionArgs } from '@remix-run/node';
import { described, unpackDescriptions } from '~/features/records/descriptions';
import { around, loadBasics, namesIn, panelRecord, startWithDefault } from '~/features/records/record-loaders.server';
import { relatedIn, withRelated } from '~/features/records/related-fields';
import { readPanel, readView } from '~/features/records/view-state';
import { answer } from '~/lib/api.server';
import { pack } from '~/lib/packed';
import { readBoardPlace } from './board-place';
import type { BoardSource } from './board-plan';
import { cardFields, type Deal, isOpenStage } from './deal';
import { narrowingOf, readBoard } from './read-board.server';

const nothing: { source: BoardSource<Deal>; refused: boolean } = { source: { heads: [], cards: [] }, refused: false };

/** Loads the board of a pipeline: the figures of all stages, and the first cards of those that are open. */
export const boardLoader = (args: LoaderFunctionArgs) =>
  answer(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const view = readView(params);
    const place = readBoardPlace(params);
    const [basics, views, overview] = await Promise.all([
      loadBasics(api, [...new Set([...around.deal, ...relatedIn(view.filter)])]),
      api.views.list({ object: 'deal' }),
      api.pipelines.list({}),
    ]);
    if (params.size === 0) startWithDefault(args, 'deals', views);
    const objects = unpackDescriptions(basics.objects);
    const pipeline = overview.pipelines.find(({ id }) => id === place.pipelineId) ?? overview.pipelines[0];
    const shown = pipeline?.stages.filter((stage) => isOpenStage(stage) || place.opened.includes(stage.id)) ?? [];
    const asked = {
      object: 'deal' as const,
      headsOf: { pipelineId: pipeline?.id },
      cardsOf: {},
      fields: cardFields,
      shown: { only: shown.map(({ id }) => id) },
    };
    const [{ source, refused }, names, panel] = await Promise.all([
      pipeline ? readBoard<Deal>(api, asked, narrowingOf(view)) : nothing,
      namesIn(api, view.filter, withRelated(described(objects, 'deal'), objects)),
      panelRecord(api, readPanel(params)),
    ]);
    return {
      by: 'stage' as const,
      ...{ basics, views, names, panel },
      board: pack({ overview, ...source }),
      pipelineId: pipeline?.id ?? null,
      refused,
      unread: view.unread,
      now: Date.now(),
    };
  });
