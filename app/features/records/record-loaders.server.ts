import type { LoaderFunctionArgs } from '@remix-run/node';
import type { PageContext } from '@/api/types';
import { answer } from '~/lib/api.server';
import { type Packed, pack } from '~/lib/packed';
import { columnsFromCookie } from './column-choice';
import { type Descriptions, packDescriptions, unpackDescriptions } from './descriptions';
import { type FilterGroup, noFilter } from './filter-language';
import { idsInFilter } from './filter-words';
import { type ListInput, loaderCalls } from './record-calls';
import type { Basics } from './records-context';
import { shownColumns } from './shown-columns';
import { type ObjectDescription, type Plural, pluralOf, type RecordPage, type RecordView } from './types';
import { type PanelTarget, readPanel, readView } from './view-state';

type Caller = PageContext['api'];

let described: Packed<Descriptions> | undefined;

/** The registry is code: it says the same to everybody for as long as this process lives. */
async function descriptions(api: Caller): Promise<Packed<Descriptions>> {
  if (described) return described;
  const [person, company] = await Promise.all([
    loaderCalls(api, 'people').describe(),
    loaderCalls(api, 'companies').describe(),
  ]);
  described = packDescriptions({ person, company });
  return described;
}

/** What every page about records needs besides them. The head is taken first, so that no change falls between. */
export async function loadBasics(api: Caller): Promise<Basics> {
  const head = await api.changes.head();
  const [objects, members, tags] = await Promise.all([descriptions(api), api.members.list(), api.tags.list({})]);
  const around = {
    members: members
      .filter(({ status }) => status === 'active')
      .map(({ userId, name, email }) => ({ id: userId, name, email })),
    tags: tags.tags.map(({ id, name, color }) => ({ id, name, color })),
    head: head.id,
  };
  return { objects, around: pack(around) };
}

const isRefused = (error: unknown): boolean =>
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

async function namesIn(api: Caller, filter: FilterGroup, object: ObjectDescription): Promise<[string, string][]> {
  const { relations } = idsInFilter(filter, object);
  const ids = relations.filter((id) => /^[0-9a-f-]{36}$/i.test(id)).slice(0, 100);
  if (ids.length === 0) return [];
  const records = await loaderCalls(api, 'companies').getMany(ids);
  return records.map(({ id, title }) => [id, title]);
}

/** A panel whose record is gone is no reason to fail the list. */
const panelRecord = async (api: Caller, panel: PanelTarget | null): Promise<RecordView | null> =>
  panel
    ? loaderCalls(api, pluralOf[panel.object])
        .get(panel.id)
        .catch(() => null)
    : null;

/** Loads a list page: first rows by the address, its descriptions, and the record of an open panel. */
export function listLoader(plural: Plural) {
  return (args: LoaderFunctionArgs) =>
    answer(args, async (api) => {
      const params = new URL(args.request.url).searchParams;
      const { filter, sort, search, columns, unread } = readView(params);
      const basics = await loadBasics(api);
      const objects = unpackDescriptions(basics.objects);
      const object = plural === 'people' ? objects.person : objects.company;
      const choice = columnsFromCookie(args.request.headers.get('Cookie'), plural);
      const [{ page, refused }, names, panel] = await Promise.all([
        firstPage(api, plural, {
          fields: shownColumns(object, columns ?? choice.keys),
          ...(filter !== noFilter && { filter }),
          ...(search && { search }),
          ...(sort.length > 0 && { sort: [...sort] }),
          total: true,
        }),
        namesIn(api, filter, object),
        panelRecord(api, readPanel(params)),
      ]);
      return {
        basics,
        page: pack(page),
        names,
        panel,
        refused: refused || unread,
        columns: choice,
      };
    });
}

/** Loads a record's own page, with the first of its timeline when that is the tab shown. */
export function recordLoader(plural: Plural) {
  return (args: LoaderFunctionArgs) =>
    answer(args, async (api) => {
      const id = String(args.params.id);
      const showsTimeline = !new URL(args.request.url).searchParams.has('tab');
      const basics = await loadBasics(api);
      const object = plural === 'people' ? 'person' : 'company';
      const [record, timeline] = await Promise.all([
        loaderCalls(api, plural).get(id),
        showsTimeline ? api.timeline.list({ object, recordId: id }).catch(() => undefined) : undefined,
      ]);
      return { basics, record, timeline };
    });
}
