import { useEffect, useMemo, useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { recordCalls } from '~/features/records/record-calls';
import { isObjectName, type ObjectName, pluralOf } from '~/features/records/types';
import { useApi } from '~/features/workspace/use-workspace';
import { type ApiClient, explainFailure } from '~/lib/api-client';
import { everythingSought, type PaletteQuery } from './palette-query.rules';

/** A record as the palette shows it. */
export type FoundRecord = {
  object: ObjectName;
  id: string;
  title: string;
  subtitle: string | null;
  /** The words of a note that was found: the record is the one that it stands on. */
  note?: string;
};
export type Found = { query: string; records: readonly FoundRecord[]; failure?: string };

const typingPauseMs = 80;
const mostFound = 12;

type Hit = RouterOutputs['search']['query']['results'][number];

function fromHit({ object, id, title, subtitle, parent }: Hit): FoundRecord[] {
  if (object === 'note') {
    if (!parent || !isObjectName(parent.object)) return [];
    return [{ object: parent.object, id: parent.id, title: parent.title, subtitle: null, note: title }];
  }
  return isObjectName(object) ? [{ object, id, title, subtitle: subtitle ?? parent?.title ?? null }] : [];
}

/** The record with an id, of whatever kind: the calls travel together. */
async function byId(api: ApiClient, id: string): Promise<FoundRecord[]> {
  const names = Object.keys(pluralOf) as ObjectName[];
  const found = await Promise.all(names.map((object) => recordCalls(api, pluralOf[object]).getMany([id])));
  return found.flatMap((rows, at) =>
    rows.map((row) => ({ object: names[at] ?? 'person', id: row.id, title: row.title, subtitle: null })),
  );
}

const sameQuery = (query: PaletteQuery): string => JSON.stringify(query);

/** The records that are asked for; those found last stay until others are. */
export function useFound(query: PaletteQuery): Found & { searching: boolean } {
  const api = useApi();
  const [found, setFound] = useState<Found>({ query: '', records: [] });
  const key = sameQuery(query);
  const asks = query.kind !== 'commands' && query.text !== '' && (query.kind !== 'id' || query.id !== undefined);
  useEffect(() => {
    const wanted = JSON.parse(key) as PaletteQuery;
    if (!asks) {
      setFound({ query: key, records: [] });
      return;
    }
    const abort = new AbortController();
    const search = async (): Promise<FoundRecord[]> => {
      if (wanted.kind === 'id') return byId(api, wanted.id ?? '');
      const objects = wanted.kind === 'records' ? [wanted.object] : [...everythingSought];
      const input = { text: wanted.text, objects, limit: mostFound };
      const { results } = await api.search.query.query(input, { signal: abort.signal });
      return results.flatMap(fromHit);
    };
    const timer = setTimeout(() => {
      search()
        .then((records) => !abort.signal.aborted && setFound({ query: key, records }))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setFound({ query: key, records: [], failure: explainFailure(error).message });
        });
    }, typingPauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, key, asks]);
  return { ...found, searching: asks && found.query !== key };
}

/** What the viewer opened last, but for one record; empty until it is read, and where it cannot be. */
export function useRecent(without: string | undefined): readonly FoundRecord[] {
  const api = useApi();
  const [recent, setRecent] = useState<readonly FoundRecord[]>([]);
  useEffect(() => {
    let left = false;
    void api.recent.list
      .query({})
      .then((items) => {
        if (left) return;
        setRecent(items.flatMap(({ object, ...item }) => (isObjectName(object) ? [{ object, ...item }] : [])));
      })
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [api]);
  return useMemo(() => recent.filter(({ id }) => id !== without), [recent, without]);
}
