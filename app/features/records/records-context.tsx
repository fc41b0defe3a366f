import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useApi, useWorkspace } from '~/features/workspace/use-workspace';
import type { ApiClient } from '~/lib/api-client';
import { type Packed, unpack } from '~/lib/packed';
import { type Descriptions, unpackDescriptions } from './descriptions';
import { type RecordCalls, recordCalls } from './record-calls';
import type { Member, Plural, TagView } from './types';
import type { Writing } from './values';

/** What pages about records load besides the records. */
export type Basics = {
  objects: Packed<Descriptions>;
  around: Packed<Around>;
};

/** People to assign, tags, and the last change before the page's data was read: live updates go on from it. */
export type Around = { members: Member[]; tags: TagView[]; head: string | null };

type RecordsContextValue = Around & {
  objects: Descriptions;
  api: ApiClient;
  callsOf: (plural: Plural) => RecordCalls;
  me: { id: string; name: string };
  writing: Writing;
  path: (place: string) => string;
  can: ReturnType<typeof useWorkspace>['can'];
  /** A tag that was just made, so that it can be chosen at once. */
  addTag: (tag: TagView) => void;
};

const RecordsContext = createContext<RecordsContextValue | undefined>(undefined);

/** Shares what the loader read with every part of a records page. */
export function RecordsProvider({ basics, children }: { basics: Basics; children: ReactNode }) {
  const { user, locality, currency, path, can } = useWorkspace();
  const api = useApi();
  const [added, setAdded] = useState<readonly TagView[]>([]);
  const addTag = useCallback((tag: TagView) => setAdded((all) => [...all, tag]), []);
  const value = useMemo(() => {
    const around = unpack(basics.around);
    const isNew = (tag: TagView) => around.tags.every(({ id }) => id !== tag.id);
    return {
      ...around,
      objects: unpackDescriptions(basics.objects),
      tags: [...around.tags, ...added.filter(isNew)],
      api,
      callsOf: (plural: Plural) => recordCalls(api, plural),
      me: { id: user.id, name: user.name },
      writing: { locale: locality.locale, timeZone: locality.timeZone, currency },
      path,
      can,
      addTag,
    };
  }, [basics, added, api, user, locality, currency, path, can, addTag]);
  return <RecordsContext.Provider value={value}>{children}</RecordsContext.Provider>;
}

export function useRecords(): RecordsContextValue {
  const context = useContext(RecordsContext);
  if (!context) throw new Error('useRecords() outside of RecordsProvider');
  return context;
}
