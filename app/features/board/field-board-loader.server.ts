import type { LoaderFunctionArgs } from '@remix-run/node';
import { described, unpackDescriptions } from '~/features/records/descriptions';
import { around, loadBasics, namesIn, panelRecord } from '~/features/records/record-loaders.server';
import { relatedIn, withRelated } from '~/features/records/related-fields';
import { objectOf, type Plural, type RecordView } from '~/features/records/types';
import { readPanel, readView } from '~/features/records/view-state';
import { answer } from '~/lib/api.server';
import { pack } from '~/lib/packed';
import { readFieldPlace } from './field-place';
import { fieldQuery } from './field-query';
import { arrangedBy } from './forecast';
import { narrowingOf, readBoard } from './read-board.server';

/** Loads a board by a field: the figures of all columns, and the first cards of those that are not hidden. */
export const fieldBoardLoader = (plural: Plural) => (args: LoaderFunctionArgs) =>
  answer(args, async (api) => {
    const params = new URL(args.request.url).searchParams;
    const view = readView(params);
    const name = objectOf[plural];
    const asking = [...new Set([...around[name], ...relatedIn(view.filter)])];
    const [basics, views] = await Promise.all([loadBasics(api, asking), api.views.list({ object: name })]);
    const objects = unpackDescriptions(basics.objects);
    const object = described(objects, name);
    const { field, hidden, from } = readFieldPlace(params, object);
    if (!field) {
      const message = `There is no board of ${object.label.many.toLowerCase()}: they have nothing to choose one of.`;
      throw Response.json({ code: 'NOT_FOUND', message, requestId: args.context.requestId }, { status: 404 });
    }
    const asked = {
      object: name,
      ...fieldQuery(arrangedBy(object, field), { by: field, sort: view.sort, from }),
      shown: { but: hidden },
    };
    const [{ source, refused }, names, panel] = await Promise.all([
      readBoard<RecordView>(api, asked, narrowingOf(view)),
      namesIn(api, view.filter, withRelated(object, objects)),
      panelRecord(api, readPanel(params)),
    ]);
    return {
      by: 'field' as const,
      ...{ basics, views, names, panel },
      board: pack(source),
      fieldKey: field.key,
      refused,
      unread: view.unread,
    };
  });
