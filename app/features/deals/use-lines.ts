import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { RouterInputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { useLiveChanges } from '~/features/records/use-live';
import { useUndo } from '~/features/records/use-undo';
import type { Writing } from '~/features/records/values';
import { explainFailure } from '~/lib/api-client';
import { dismissToast } from '~/ui/toast-store';
import { blankLine, draftOf, isBlank, isChanged, type Line, type LineDraft, movedLine, readLine } from './line-rules';

type Problems = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Sent = RouterInputs['deals']['lines']['save']['lines'];

type Options = {
  dealId: string;
  /** Its currency is the deal's. */
  writing: Writing;
  mayEdit: boolean;
  /** The lines were saved: the deal's amount may follow them. */
  onSaved: () => void;
};

const pauseMs = 300;

const sameText = (one: LineDraft, other: LineDraft): boolean =>
  (['productId', 'name', 'quantity', 'unitPrice', 'discount', 'position'] as const).every(
    (key) => one[key] === other[key],
  );

/** The server's lines, with what is being written in them or behind them kept. @param sent drafts that the server has now */
function merged(lines: readonly Line[], drafts: readonly LineDraft[], sent: readonly LineDraft[], writing: Writing) {
  const kept = lines.map((line) => {
    const now = drafts.find(({ id }) => id === line.id);
    const then = sent.find(({ id }) => id === line.id);
    const isWritten = now && (then ? !sameText(now, then) : isChanged(now, writing));
    return isWritten ? { ...now, saved: line } : draftOf(line, writing);
  });
  const known = new Set(lines.map(({ id }) => id));
  return [...kept, ...drafts.filter(({ id, saved }) => saved === null && !known.has(id))];
}

const said = (count: number, removed: number): string => {
  if (removed > 0) return removed === 1 ? 'Line item removed' : `${removed} line items removed`;
  return count === 1 ? 'Line item saved' : `${count} line items saved`;
};

/** The line items of a deal while they are written: saved when a row is left, kept fresh, with an empty row at the end. */
export function useLines({ dealId, writing, mayEdit, onSaved }: Options) {
  const { api, head } = useRecords();
  const { announce } = useUndo();
  const [drafts, setDrafts] = useState<readonly LineDraft[] | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef<readonly LineDraft[]>([]);
  const told = useRef<string | null>(null);
  /** What the server has, and what is being removed: a line can go while it is still on its way there. */
  const known = useRef<ReadonlySet<string>>(new Set());
  const going = useRef(new Set<string>());
  const around = useRef({ writing, mayEdit, onSaved });
  useEffect(() => {
    around.current = { writing, mayEdit, onSaved };
  });

  const show = useCallback((next: readonly LineDraft[]) => {
    const last = next.at(-1);
    const needsRow = around.current.mayEdit && (!last || !isBlank(last));
    latest.current = needsRow ? [...next, blankLine(newId())] : next;
    setDrafts(latest.current);
  }, []);

  const adopt = useCallback(
    (lines: readonly Line[], sent: readonly LineDraft[]) => {
      known.current = new Set(lines.map(({ id }) => id));
      const staying = lines.filter(({ id }) => !going.current.has(id));
      show(merged(staying, latest.current, sent, around.current.writing));
    },
    [show],
  );
  const load = useCallback(async () => {
    try {
      adopt((await api.deals.lines.list.query({ dealId })).lines, []);
      setFailure(null);
    } catch (error) {
      setFailure(explainFailure(error).message);
    }
  }, [api, dealId, adopt]);
  useEffect(() => void load(), [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (event.object !== 'lineItem' || event.parentId !== dealId) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });

  /** @throws nothing: what was refused is said beside the row, or in a corner */
  const send = useCallback(
    async (wanted: readonly string[]) => {
      const remove = wanted.filter((id) => known.current.has(id));
      for (const id of wanted) if (!known.current.has(id)) going.current.delete(id);
      const sent: LineDraft[] = [];
      const lines: Sent = [];
      const found: Record<string, Record<string, string>> = {};
      for (const draft of latest.current) {
        if (!isChanged(draft, around.current.writing)) continue;
        const reading = readLine(draft, around.current.writing);
        if (!reading.ok) found[draft.id] = reading.problems;
        else {
          sent.push(draft);
          lines.push({ id: draft.id, values: reading.values, ...(draft.saved && { version: draft.saved.version }) });
        }
      }
      setProblems(found);
      if (lines.length === 0 && remove.length === 0) return;
      setSaving(true);
      try {
        const saved = await api.deals.lines.save.mutate({ dealId, lines, remove });
        for (const id of remove) going.current.delete(id);
        adopt(saved.lines, sent);
        if (saved.groupId) {
          // Row after row would fill the corner: the last one is enough, Mod+Z goes further back
          if (told.current) dismissToast(told.current);
          told.current = `undo-${saved.groupId}`;
          announce(said(lines.length, remove.length), saved.groupId);
        }
        around.current.onSaved();
      } catch (error) {
        for (const id of remove) going.current.delete(id);
        const { fields = {} } = explainFailure(error);
        const named = refusedFields(fields, sent);
        setProblems({ ...found, ...named });
        if (Object.keys(named).length === 0) toastFailure(error, 'The line items were not saved');
        await load();
      } finally {
        setSaving(false);
      }
    },
    [api, dealId, adopt, load, announce],
  );
  // One call after the other: each begins with what the one before it brought
  const queue = useRef(Promise.resolve());
  const save = useCallback(
    (remove: readonly string[] = []) => {
      queue.current = queue.current.then(() => send(remove));
      return queue.current;
    },
    [send],
  );
  // Whoever leaves the page in the middle of a row has written it all the same
  useEffect(() => () => void save(), [save]);

  return useMemo(
    () => ({
      drafts,
      problems,
      failure,
      saving,
      save,
      load,
      edit: (id: string, change: Partial<LineDraft>) => {
        show(latest.current.map((draft) => (draft.id === id ? { ...draft, ...change } : draft)));
        setProblems(({ [id]: _, ...rest }) => rest);
      },
      add: (added: readonly LineDraft[]) => {
        show([...latest.current.filter((draft) => !isBlank(draft)), ...added]);
        return save();
      },
      remove: (id: string) => {
        going.current.add(id);
        show(latest.current.filter((draft) => draft.id !== id));
        void save([id]);
      },
      move: (from: number, to: number) => {
        const count = latest.current.filter((draft) => !isBlank(draft)).length;
        if (from === to || to < 0 || to >= count || from >= count) return false;
        show(movedLine(latest.current, from, to));
        return true;
      },
    }),
    [drafts, problems, failure, saving, save, load, show],
  );
}
export type Lines = ReturnType<typeof useLines>;

/** Refusals such as `lines.2.values.quantity`, by the id of their line. */
function refusedFields(
  fields: Readonly<Record<string, string>>,
  sent: readonly LineDraft[],
): Record<string, Record<string, string>> {
  const named: Record<string, Record<string, string>> = {};
  for (const [path, text] of Object.entries(fields)) {
    const [, at, key] = /^lines\.(\d+)\.values\.(\w+)$/.exec(path) ?? [];
    const line = at === undefined ? undefined : sent[Number(at)];
    if (line && key) named[line.id] = { ...named[line.id], [key]: text };
  }
  return named;
}
