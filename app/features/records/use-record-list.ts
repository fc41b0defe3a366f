import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { explainFailure } from '~/lib/api-client';
import type { CellEdit } from './cell-editor';
import { appendRows, mergeFirstPage, rejoinPages, replaceRows, withoutRows } from './list-rules';
import type { ListInput } from './record-calls';
import { useRecords } from './records-context';
import type { ObjectDescription, Plural, RecordPage, RecordView, Total } from './types';
import { useCellStates } from './use-cell-states';
import { useListEvents } from './use-list-events';
import { useUndo } from './use-undo';
import { apiValue, parseText, sameValue, writingOf } from './values';

type Options = {
  plural: Plural;
  object: ObjectDescription;
  /** What the loader read; another page object of the same list is put in front of what was loaded. */
  page: RecordPage;
  /** The query of the list, without its place. */
  query: ListInput;
  /** Names the list in this tab, so that coming back finds the pages that were loaded. */
  listKey: string;
};

type Loaded = { rows: RecordView[]; cursor: string | null; total: Total | null };

/** Lists of this tab by key, for the way back to them. */
const kept = new Map<string, Loaded>();
const keptLists = 10;

/** @param before what was loaded of the same list until now */
function startWith(page: RecordPage, before: Loaded | undefined): Loaded {
  const rows = before && page.nextCursor !== null && rejoinPages(page.rows, before.rows);
  return rows
    ? { rows, cursor: before.cursor, total: page.total }
    : { rows: page.rows, cursor: page.nextCursor, total: page.total };
}

/** The rows of a list: the loader's first, the next by reaching the end, kept fresh, edited in place. */
export function useRecordList({ plural, object, page, query, listKey }: Options) {
  const { callsOf, writing } = useRecords();
  const calls = useMemo(() => callsOf(plural), [callsOf, plural]);
  const [source, setSource] = useState({ page, listKey });
  // At once, not in an effect: a list that is short for a moment loses how far it was scrolled
  const [loaded, setLoaded] = useState<Loaded>(() => startWith(page, kept.get(listKey)));
  const [loadingMore, setLoadingMore] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { setState, setStates, mark, stateOf } = useCellStates();
  const { remember } = useUndo();
  if (source.page !== page) {
    setSource({ page, listKey });
    // A view that was saved or marked has the same list read again: who scrolled far down stays there
    setLoaded(startWith(page, source.listKey === listKey ? loaded : kept.get(listKey)));
    setFailed(null);
  }
  const latest = useRef({ loaded, query, listKey });
  useEffect(() => {
    latest.current = { loaded, query, listKey };
  });
  useEffect(() => {
    return () => {
      kept.delete(listKey);
      kept.set(listKey, latest.current.loaded);
      for (const key of [...kept.keys()].slice(0, -keptLists)) kept.delete(key);
    };
  }, [listKey]);

  const setRows = useCallback((change: (rows: RecordView[]) => RecordView[], total?: Total | null) => {
    setLoaded((now) => ({ ...now, rows: change(now.rows), total: total ?? now.total }));
  }, []);

  const loadMore = useCallback(async () => {
    const { loaded: now, query: input, listKey: asked } = latest.current;
    if (!now.cursor) return;
    setLoadingMore(true);
    setFailed(null);
    try {
      const next = await calls.list({ ...input, cursor: now.cursor, limit: 100 });
      if (latest.current.listKey !== asked) return;
      // What began anew meanwhile goes on from another place
      setLoaded((old) =>
        old.cursor === now.cursor ? { ...old, rows: appendRows(old.rows, next.rows), cursor: next.nextCursor } : old,
      );
    } catch (error) {
      if (latest.current.listKey === asked) setFailed(explainFailure(error).message);
    } finally {
      setLoadingMore(false);
    }
  }, [calls]);

  const refreshFirstPage = useCallback(async () => {
    const { query: input, listKey: asked } = latest.current;
    const first = await calls.list({ ...input, total: true });
    if (latest.current.listKey === asked) setRows((rows) => mergeFirstPage(rows, first.rows), first.total);
  }, [calls, setRows]);

  const remove = useCallback((ids: readonly string[]) => {
    const gone = new Set(ids);
    setLoaded((now) => {
      const rows = withoutRows(now.rows, gone);
      const count = now.total && now.total.count - (now.rows.length - rows.length);
      return {
        ...now,
        rows,
        total: now.total && count !== null ? { ...now.total, count: Math.max(0, count) } : now.total,
      };
    });
  }, []);
  const replace = useCallback((rows: readonly RecordView[]) => setRows((all) => replaceRows(all, rows)), [setRows]);

  useListEvents({
    plural,
    object,
    calls,
    rowsNow: () => latest.current.loaded.rows,
    replace,
    remove,
    refreshFirstPage,
    mark,
  });

  const queues = useRef(new Map<string, Promise<unknown>>());
  const edit = useCallback(
    (row: RecordView, key: string, change: CellEdit) => {
      const field = object.fields.find((known) => known.key === key);
      if (!field) return;
      const parsed =
        change.kind === 'text'
          ? parseText(field, change.text, writingOf(field, row, writing))
          : { ok: true as const, value: change.value };
      if (!parsed.ok) return setState(row.id, key, { error: parsed.problem });
      if (sameValue(parsed.value, apiValue(row, field))) return setState(row.id, key, undefined);
      const shown = change.kind === 'choice' ? change.shown : { [key]: parsed.value };
      const previous = Object.fromEntries(Object.keys(shown).map((name) => [name, row[name]]));
      const patch = (values: Record<string, unknown>) =>
        setRows((rows) => rows.map((other) => (other.id === row.id ? { ...other, ...values } : other)));
      patch(shown);
      setState(row.id, key, { pending: true });
      const send = async () => {
        try {
          const { record, groupId } = await calls.update(row.id, change.version, { [key]: parsed.value });
          remember(groupId);
          replace([record]);
          setState(row.id, key, undefined);
        } catch (error) {
          const { code, message, fields, details } = explainFailure(error);
          const current = details?.current as RecordView | undefined;
          patch(previous);
          if (current) replace([current]);
          const conflict = code === 'CONFLICT' && current;
          setState(row.id, key, {
            error: conflict
              ? 'Somebody changed this meanwhile. This is their value.'
              : (fields?.[`values.${key}`] ?? message),
          });
        }
      };
      // Edits of one record go one after the other, so that none overtakes another
      const turn = (queues.current.get(row.id) ?? Promise.resolve()).then(send);
      queues.current.set(row.id, turn);
    },
    [object, writing, calls, setRows, replace, setState, remember],
  );

  return {
    rows: loaded.rows,
    total: loaded.total,
    hasMore: loaded.cursor !== null && failed === null,
    loadingMore,
    failed,
    loadMore,
    edit,
    remove,
    replace,
    refreshFirstPage,
    stateOf,
    setStates,
  };
}
export type RecordList = ReturnType<typeof useRecordList>;
