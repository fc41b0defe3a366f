import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useApi, useWorkspace } from '~/features/workspace/use-workspace';
import type { ApiClient } from '~/lib/api-client';
import { type RecordCalls, recordCalls } from './record-calls';
import type { Member, ObjectDescription, ObjectName, Plural, TagView } from './types';
import type { Writing } from './values';

/** What pages about records load besides the records: descriptions, people to assign, tags. */
export type Basics = {
  objects: Record<ObjectName, ObjectDescription>;
  members: Member[];
  tags: TagView[];
  /** The last change before the page's data was read; live updates go on from it. */
  head: string | null;
};

type RecordsContextValue = Basics & {
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
    const isNew = (tag: TagView) => basics.tags.every(({ id }) => id !== tag.id);
    return {
      ...basics,
      tags: [...basics.tags, ...added.filter(isNew)],
      api,
      callsOf: (plural: Plural) => recordCalls(api, plural),
      me: { id: user.id, name: user.name },
      writing: { locale: locality.locale, currency },
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
