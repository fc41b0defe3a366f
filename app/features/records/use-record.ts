import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { explainFailure } from '~/lib/api-client';
import { useRecords } from './records-context';
import type { Field, ObjectDescription, ObjectName, Plural, RecordView } from './types';
import { useLiveChanges } from './use-live';
import { useUndo } from './use-undo';

export type Saved = { ok: true } | { ok: false; problem: string; conflict: boolean };

type Options = {
  plural: Plural;
  object: ObjectDescription;
  initial: RecordView;
  /** Hears of every newer state, so that a list behind can show it. */
  onRecord?: (record: RecordView) => void;
  onGone?: () => void;
};

const markMs = 2_500;

/** One record, kept as it is in the database; its fields are saved one by one. */
export function useRecord({ plural, object, initial, onRecord, onGone }: Options) {
  const { callsOf, head, me, api } = useRecords();
  const calls = useMemo(() => callsOf(plural), [callsOf, plural]);
  const { remember } = useUndo();
  const [record, setRecord] = useState(initial);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  /** Who changed a field last, as far as this page heard. */
  const [authors, setAuthors] = useState<Readonly<Record<string, string>>>({});
  const latest = useRef({ record, onRecord, onGone });
  useEffect(() => {
    latest.current = { record, onRecord, onGone };
  });

  const adopt = useCallback((next: RecordView) => {
    if (next.id !== latest.current.record.id || next.version < latest.current.record.version) return;
    setRecord(next);
    latest.current.onRecord?.(next);
  }, []);
  // The list behind a panel may have read it again
  useEffect(
    () => setRecord((now) => (initial.id !== now.id || initial.version > now.version ? initial : now)),
    [initial],
  );

  const refresh = useCallback(async () => adopt(await calls.get(latest.current.record.id)), [calls, adopt]);
  useLiveChanges(head, (event) => {
    const now = latest.current.record;
    if (event.object !== object.name || event.recordId !== now.id || event.version <= now.version) return;
    if (event.action === 'destroy') return latest.current.onGone?.();
    const others = event.actor.id === me.id ? [] : event.fields;
    setAuthors((all) => ({ ...all, ...Object.fromEntries(event.fields.map((field) => [field, event.actor.name])) }));
    // What cannot be read now comes with the next event
    void refresh()
      .then(() => {
        if (others.length === 0) return;
        setChanged(new Set(others));
        setTimeout(() => setChanged(new Set()), markMs);
      })
      .catch(() => undefined);
  });

  const save = useCallback(
    async (field: Field, value: unknown, shown: Record<string, unknown>, version: number): Promise<Saved> => {
      const before = latest.current.record;
      setRecord((now) => ({ ...now, ...shown }));
      try {
        const written = await calls.update(before.id, version, { [field.key]: value });
        remember(written.groupId);
        adopt(written.record);
        return { ok: true };
      } catch (error) {
        const { code, message, fields, details } = explainFailure(error);
        setRecord((now) => ({ ...now, ...Object.fromEntries(Object.keys(shown).map((key) => [key, before[key]])) }));
        const current = details?.current as RecordView | undefined;
        if (current) adopt(current);
        const conflict = code === 'CONFLICT' && current !== undefined;
        if (conflict) {
          const { entries } = await api.changes.history
            .query({
              object: object.name as ObjectName,
              recordId: before.id,
              field: field.key,
              limit: 1,
            })
            .catch(() => ({ entries: [] }));
          const name = entries[0]?.actor.name;
          if (name) setAuthors((all) => ({ ...all, [field.key]: name }));
        }
        return { ok: false, problem: fields?.[`values.${field.key}`] ?? message, conflict };
      }
    },
    [calls, adopt, remember, api, object],
  );
  return { record, changed, authors, save, refresh, adopt };
}
export type OpenRecord = ReturnType<typeof useRecord>;
