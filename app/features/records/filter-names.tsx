import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Names } from './filter-words';
import { useRecords } from './records-context';

type FilterNames = Names & {
  /** Remembers the name of something chosen here, so that its chip can say it. */
  learn: (id: string, name: string) => void;
};

const NamesContext = createContext<FilterNames | undefined>(undefined);

/** Names for the ids in filters: members, tags, records that the loader looked up, and what was chosen since. */
export function FilterNamesProvider({
  names,
  children,
}: {
  names: readonly (readonly [string, string])[];
  children: ReactNode;
}) {
  const { members, tags, writing } = useRecords();
  const [learned, setLearned] = useState<ReadonlyMap<string, string>>(new Map());
  const learn = useCallback((id: string, name: string) => setLearned((all) => new Map(all).set(id, name)), []);
  const value = useMemo(() => {
    const known = new Map([...names, ...[...members, ...tags].map(({ id, name }) => [id, name] as const), ...learned]);
    return { ...writing, learn, nameOf: (id: string) => known.get(id) };
  }, [names, members, tags, writing, learned, learn]);
  return <NamesContext.Provider value={value}>{children}</NamesContext.Provider>;
}

export function useFilterNames(): FilterNames {
  const names = useContext(NamesContext);
  if (!names) throw new Error('useFilterNames() outside of FilterNamesProvider');
  return names;
}
