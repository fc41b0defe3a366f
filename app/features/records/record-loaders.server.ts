import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type { PageContext } from '@/api/types';
import type { ViewsData } from '~/features/views/use-views';
import { type ViewsOf, viewPlace } from '~/features/views/view-address';
import { answer } from '~/lib/api.server';
import { type Packed, pack } from '~/lib/packed';
import { columnsFromCookie } from './column-choice';
import { type Descriptions, described, packDescriptions, unpackDescriptions } from './descriptions';
import { type FilterGroup, noFilter } from './filter-language';
import { idsInFilter } from './filter-words';
import { type ListInput, loaderCalls } from './record-calls';
import type { Basics } from './records-context';
import { relatedIn, withRelated } from './related-fields';
import { shownColumns, withCurrencies } from './shown-columns';
import {
  isObjectName,
  type ObjectDescription,
  type ObjectName,
  objectOf,
  type Plural,
  pluralOf,
  type RecordPage,
  type RecordView,
} from './types';
import { type PanelTarget, readPanel, readView } from './view-state';

type Caller = PageContext['api'];

/** Objects whose fields offer the same to every workspace; a deal's offer the workspace's own stages. */
const alikeEverywhere: ReadonlySet<ObjectName> = new Set(['person', 'company', 'lead', 'task', 'activity', 'product']);
const packedOnce = new Map<string, Packed<Descriptions>>();

/** The registry is code: where it alone decides, the same is said to everybody for as long as this process lives. */
async function descriptions(api: Caller, names: readonly ObjectName[]): Promise<Packed<Descriptions>> {
  const key = names.toSorted().join();
  const known = packedOnce.get(key);
  if (known) return known;
  const all = await Promise.all(
    names.map(async (name) => [name, await loaderCalls(api, pluralOf[name]).describe()] as const),
  );
  const packed = packDescriptions(Object.fromEntries(all));
  if (names.every((name) => alikeEverywhere.has(name))) packedOnce.set(key, packed);
  return packed;
}

/** The objects that a page about records of one type asks about. */
export const around: Record<ObjectName, readonly ObjectName[]> = {
  person: ['person', 'company'],
  company: ['company', 'person'],
  deal: ['deal', 'company', 'person'],
  lead: ['lead', 'company', 'person'],
  task: ['task'],
  activity: ['activity'],
  product: ['product'],
};

/**
 * What every page about records needs besides them. The head is taken first, so that no change falls between.
 * @param names the objects that the page is about, and whose fields it may ask for
 */
export async function loadBasics(api: Caller, names: readonly ObjectName[] = around.person): Promise<Basics> {
  const head = await api.changes.head();
  const [objects, members, tags] = await Promise.all([descriptions(api, names), api.members.list(), api.tags.list({})]);
  const around = {
    members: members
      .filter(({ status }) => status === 'active')
      .map(({ userId, name, email }) => ({ id: userId, name, email })),
    tags: tags.tags.map(({ id, name, color }) => ({ id, name, color })),
    head: head.id,
  };
  return { objects, around: pack(around) };
}

export const isRefused = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'BAD_REQUEST';

/** The first rows; an address whose filter or order does not fit is shown without them, and said so. */
async function firstPage(
  api: Caller,
  plural: Plural,
  input: ListInput,
): Promise<{ page: RecordPage; refused: boolean }> {
  const calls = loaderCalls(api, plural);
  try {
    return { page: await calls.list(input), refused: false };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { page: await calls.list({ fields: input.fields, total: true }), refused: true };
  }
}

export async function namesIn(
  api: Caller,
  filter: FilterGroup,
  object: ObjectDescription,
): Promise<[string, string][]> {
  const { relations } = idsInFilter(filter, object);
  const names = await Promise.all(
    relations.map(async ({ object: name, ids }) => {
      const wanted = ids.filter((id) => /^[0-9a-f-]{36}$/i.test(id)).slice(0, 100);
      if (wanted.length === 0 || !isObjectName(name)) return [];
      const records = await loaderCalls(api, pluralOf[name]).getMany(wanted);
      return records.map(({ id, title }): [string, string] => [id, title]);
    }),
  );
  return names.flat();
}

/** A panel whose record is gone is no reason to fail the list. */
export const panelRecord = async (api: Caller, panel: PanelTarget | null): Promise<RecordView | null> =>
  panel
    ? loaderCalls(api, pluralOf[panel.object])
        .get(panel.id)
        .catch(() => null)
    : null;

/** Who opens a list or board without saying how begins with the view that was made the default. @throws Response to it */
export function startWithDefault({ params }: LoaderFunctionArgs, plural: ViewsOf, { views }: ViewsData): void {
  const first = views.find(({ isDefault }) => isDefault);
  if (first) throw redirect(`/w/${params.workspace}/${viewPlace(plural, first)}`);
}

/** Loads a list page: first rows by the address, its descriptions, and the record of an open panel. */
export function listLoader(plural: Plural) {
  return (args: LoaderFunctionArgs) =>
    answer(args, async (api) => {
      const params = new URL(args.request.url).searchParams;
      const { filter, sort, search, columns, pinned, unread } = readView(params);
      const names = [...new Set([...around[objectOf[plural]], ...relatedIn(filter)])];
      const [basics, views] = await Promise.all([loadBasics(api, names), api.views.list({ object: objectOf[plural] })]);
      if (params.size === 0) startWithDefault(args, plural, views);
      const objects = unpackDescriptions(basics.objects);
      const object = described(objects, objectOf[plural]);
      const choice = columnsFromCookie(args.request.headers.get('Cookie'), plural);
      const [{ page, refused }, called, panel] = await Promise.all([
        firstPage(api, plural, {
          fields: withCurrencies(object, shownColumns(object, columns ?? choice.keys, pinned ?? choice.pinned)),
          ...(filter !== noFilter && { filter }),
          ...(search && { search }),
          ...(sort.length > 0 && { sort: [...sort] }),
          total: true,
        }),
        namesIn(api, filter, withRelated(object, objects)),
        panelRecord(api, readPanel(params)),
      ]);
      return {
        basics,
        page: pack(page),
        names: called,
        panel,
        refused,
        unread,
        columns: choice,
        views,
      };
    });
}

/** Loads a record's own page, with the first of its timeline when that is the tab shown. */
export function recordLoader(plural: Plural) {
  return (args: LoaderFunctionArgs) =>
    answer(args, async (api) => {
      const id = String(args.params.id);
      const showsTimeline = !new URL(args.request.url).searchParams.has('tab');
      const object = objectOf[plural];
      const basics = await loadBasics(api, around[object]);
      const [record, timeline] = await Promise.all([
        loaderCalls(api, plural).get(id),
        showsTimeline ? api.timeline.list({ object, recordId: id }).catch(() => undefined) : undefined,
      ]);
      return { basics, record, timeline };
    });
}
