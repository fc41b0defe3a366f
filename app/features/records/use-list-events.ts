import { useEffect, useRef } from 'react';
import type { ChangeEvent } from './live-store';
import type { RecordCalls } from './record-calls';
import { useRecords } from './records-context';
import type { ObjectDescription, Plural, RecordView } from './types';
import { useLiveChanges } from './use-live';

type Options = {
  plural: Plural;
  object: ObjectDescription;
  calls: RecordCalls;
  rowsNow: () => readonly RecordView[];
  replace: (rows: readonly RecordView[]) => void;
  remove: (ids: readonly string[]) => void;
  refreshFirstPage: () => Promise<void>;
  mark: (id: string, fields: readonly string[]) => void;
};

/** Events come in bursts (an import, a bulk edit): they are gathered for this long and looked up together. */
const gatherMs = 200;

type Gathered = { stale: Map<string, Set<string>>; gone: Set<string>; others: boolean };
const nothing = (): Gathered => ({ stale: new Map(), gone: new Set(), others: false });

/** Keeps the rows of a list as they are in the database, and marks what others changed. */
export function useListEvents(options: Options): void {
  const { head, me } = useRecords();
  const gathered = useRef(nothing());
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const flush = async () => {
    const { stale, gone, others } = gathered.current;
    gathered.current = nothing();
    const { calls, replace, remove, refreshFirstPage, mark } = latest.current;
    if (gone.size > 0) remove([...gone]);
    try {
      const [fresh] = await Promise.all([
        calls.getMany([...stale.keys()]),
        others || gone.size > 0 ? refreshFirstPage() : undefined,
      ]);
      replace(fresh);
      for (const row of fresh) mark(row.id, [...(stale.get(row.id) ?? [])]);
    } catch {
      // What cannot be read now comes with the next event or the next visit
      const next = gathered.current;
      next.others ||= others || gone.size > 0;
      for (const [id, fields] of stale) next.stale.set(id, new Set([...fields, ...(next.stale.get(id) ?? [])]));
    }
  };
  const gather = (event: ChangeEvent) => {
    const { object, rowsNow } = latest.current;
    const rows = rowsNow();
    const { stale, gone } = gathered.current;
    if (event.object !== object.name) {
      const links = object.fields.filter((field) => field.object === event.object);
      const touched = rows.filter((row) => links.some(({ key }) => row[key] === event.recordId));
      for (const { id } of touched) if (!stale.has(id)) stale.set(id, new Set());
      return touched.length > 0;
    }
    const row = rows.find(({ id }) => id === event.recordId);
    if (event.action === 'delete' || event.action === 'destroy') {
      if (row) gone.add(event.recordId);
      else gathered.current.others = true;
    } else if (!row) gathered.current.others = true;
    else if (row.version < event.version) {
      const fields = stale.get(event.recordId) ?? new Set();
      if (event.actor.id !== me.id) for (const field of event.fields) fields.add(field);
      stale.set(event.recordId, fields);
    } else return false;
    return true;
  };
  useLiveChanges(head, (event) => {
    if (!gather(event)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), gatherMs);
  });
}
