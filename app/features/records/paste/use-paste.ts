import { useCallback, useEffect, useRef } from 'react';
import type { Paste, PastedCell } from '~/ui/data-table/types';
import { toast } from '~/ui/toast-store';
import { toastFailure } from '../choices';
import { mostAtOnce } from '../record-calls';
import { useRecords } from '../records-context';
import type { ObjectDescription, Plural, RecordView } from '../types';
import type { CellChange } from '../use-cell-states';
import type { RecordList } from '../use-record-list';
import { useUndo } from '../use-undo';

const nothing = 'Nothing was pasted';

/** The cells with their rows as they are by now: an earlier paste, or somebody else, may have changed them. */
function withNewest(cells: readonly PastedCell<RecordView>[], rows: readonly RecordView[]): PastedCell<RecordView>[] {
  const newest = new Map<string, RecordView>();
  for (const row of rows) if (row.version >= (newest.get(row.id)?.version ?? 0)) newest.set(row.id, row);
  return cells.map((cell) => ({ ...cell, row: newest.get(cell.row.id) ?? cell.row }));
}

/** Pastes cells over rows of the list: read and written as one change, which one Undo takes back. */
export function usePaste({ plural, object, list }: { plural: Plural; object: ObjectDescription; list: RecordList }) {
  const { writing, members, tags, callsOf } = useRecords();
  const { announce } = useUndo();
  const around = { plural, object, writing, members, tags, callsOf };
  const latest = useRef({ around, list, announce });
  /** Cells that the last paste left marked. */
  const marked = useRef<readonly CellChange[]>([]);
  /** What the last paste wrote: the list may not have been rendered with it when the next one begins. */
  const written = useRef<readonly RecordView[]>([]);
  useEffect(() => {
    latest.current = { around, list, announce };
  });
  const pasteOver = useCallback(async ({ cells, beyond }: Paste<RecordView>) => {
    const { around: context, list: rows, announce: say } = latest.current;
    const paste = { cells: withNewest(cells, [...rows.rows, ...written.current]), beyond };
    const places = paste.cells.map(({ row, column }) => ({ id: row.id, field: column }));
    rows.setStates([...marked.current, ...places.map((place) => ({ ...place, state: { pending: true } }))]);
    marked.current = [];
    const done = () => rows.setStates(places.map((place) => ({ ...place, state: undefined })));
    try {
      const { pasteCells } = await import('./paste-cells');
      if (new Set(places.map(({ id }) => id)).size > mostAtOnce) {
        done();
        return void toast({
          title: nothing,
          detail: `At most ${mostAtOnce} rows can be pasted at once.`,
          tone: 'danger',
        });
      }
      const { records, refused, groupId, words, pasted } = await pasteCells(paste, context);
      written.current = records;
      rows.replace(records);
      done();
      rows.setStates(refused.map(({ id, key, why }) => ({ id, field: key, state: { error: why } })));
      marked.current = refused.map(({ id, key }) => ({ id, field: key, state: undefined }));
      if (pasted === 0) toast({ ...words, tone: 'danger' });
      else say(words.title, groupId, { detail: words.detail });
    } catch (error) {
      done();
      toastFailure(error, nothing);
    }
  }, []);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (paste: Paste<RecordView>) => {
      turn.current = turn.current.then(() => pasteOver(paste));
    },
    [pasteOver],
  );
}
