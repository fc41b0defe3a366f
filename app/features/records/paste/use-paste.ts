import { useCallback, useEffect, useRef } from 'react';
import type { Paste } from '~/ui/data-table/types';
import { toast } from '~/ui/toast-store';
import { toastFailure } from '../choices';
import { mostAtOnce } from '../record-calls';
import { useRecords } from '../records-context';
import type { ObjectDescription, Plural, RecordView } from '../types';
import type { CellChange } from '../use-cell-states';
import type { RecordList } from '../use-record-list';
import { useUndo } from '../use-undo';

const nothing = 'Nothing was pasted';

/** Pastes cells over rows of the list: read and written as one change, which one Undo takes back. */
export function usePaste({ plural, object, list }: { plural: Plural; object: ObjectDescription; list: RecordList }) {
  const { writing, members, tags, callsOf } = useRecords();
  const { announce } = useUndo();
  const around = { plural, object, writing, members, tags, callsOf };
  const latest = useRef({ around, list, announce });
  /** Cells that the last paste left marked. */
  const marked = useRef<readonly CellChange[]>([]);
  useEffect(() => {
    latest.current = { around, list, announce };
  });
  return useCallback(async (paste: Paste<RecordView>) => {
    const { around: context, list: rows, announce: say } = latest.current;
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
}
