import type { PageContext, RouterInputs } from '@/api/types';
import type { ApiClient } from '~/lib/api-client';
import type { FilterGroup } from './filter-language';
import { inChunks } from './list-rules';
import type { Plural, RecordPage, RecordView, SortLevel, Total, Values, WorkedOn } from './types';

export type ListInput = {
  filter?: FilterGroup;
  search?: string;
  sort?: SortLevel[];
  limit?: number;
  cursor?: string;
  trash?: boolean;
  total?: boolean;
  /** Only these fields of each record, besides what every record has. */
  fields?: string[];
};
export type StandingOn = { object: WorkedOn; recordId: string };
export type Written = { record: RecordView; groupId: string | null };
/** Records as they are now, and the fields of them that were refused, with the reasons. */
export type ManyWritten = {
  records: RecordView[];
  refused: { id: string; fields: Record<string, string> }[];
  groupId: string | null;
};
export type Moved = { count: number; groupId: string | null };

type PeopleList = RouterInputs['people']['list'];
type PeopleValues = RouterInputs['people']['update']['values'];

/** As many ids as the address of a call has room for. */
const mostNamed = 35;

/** As many records as `updateMany` changes. */
export const mostAtOnce = 500;

/** The procedures that every record type has, seen alike: which values fit, the registry's description tells. */
export function recordCalls(api: ApiClient, plural: Plural) {
  const router = api[plural] as unknown as ApiClient['people'];
  return {
    list: (input: ListInput, signal?: AbortSignal) =>
      router.list.query(input as PeopleList, { signal }) as Promise<RecordPage>,
    /** @param exact counts on to the end, which may take long */
    count: ({ filter, search }: ListInput, exact = false): Promise<Total> =>
      router.count.query({ filter, search, exact } as RouterInputs['people']['count']),
    get: (id: string) => router.get.query({ id }) as Promise<RecordView>,
    /** Any number of them; those that do not exist are left out. */
    getMany: async (ids: readonly string[]) => {
      const parts = inChunks(ids, mostNamed).map((part) => router.getMany.query({ ids: part }));
      return (await Promise.all(parts)).flat() as RecordView[];
    },
    /** @param on the record that a task or an activity stands on */
    create: (id: string, values: Values, on?: StandingOn) =>
      router.create.mutate({ id, values: values as PeopleValues, ...on }) as Promise<Written>,
    describe: () => router.describe.query(),
    update: (id: string, version: number, values: Values) =>
      router.update.mutate({ id, version, values: values as PeopleValues }) as Promise<Written>,
    /** Many records, each in its own fields, as one change; at most `mostAtOnce`. */
    updateMany: (items: { id: string; version: number; values: Values }[]) =>
      router.updateMany.mutate({ items }) as Promise<ManyWritten>,
    trash: (ids: string[]): Promise<Moved> => router.delete.mutate({ ids }),
    restore: (ids: string[]): Promise<Moved> => router.restore.mutate({ ids }),
    destroy: (ids: string[]): Promise<{ count: number }> => router.destroy.mutate({ ids }),
  };
}
export type RecordCalls = ReturnType<typeof recordCalls>;

type Caller = PageContext['api'];

/** The same for loaders. */
export function loaderCalls(api: Caller, plural: Plural) {
  const router = api[plural] as unknown as Caller['people'];
  return {
    describe: () => router.describe(),
    list: (input: ListInput) => router.list(input as PeopleList) as Promise<RecordPage>,
    get: (id: string) => router.get({ id }) as Promise<RecordView>,
    getMany: (ids: string[]) => router.getMany({ ids }) as Promise<RecordView[]>,
  };
}
