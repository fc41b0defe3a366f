import { useEffect, useMemo } from 'react';
import { useRecords } from './records-context';
import { hasFields } from './shown-columns';
import type { Plural } from './types';
import type { RecordList } from './use-record-list';

const mostAtOnce = 100;

/** Reads the rows that came without a field that is now shown: the first page brings only the columns it began with. */
export function useMissingFields({
  plural,
  columnKeys,
  list,
}: {
  plural: Plural;
  columnKeys: readonly string[];
  list: RecordList;
}): void {
  const { callsOf } = useRecords();
  const calls = useMemo(() => callsOf(plural), [callsOf, plural]);
  const { rows, replace } = list;
  const lacking = rows.filter((row) => !hasFields(row, columnKeys)).map(({ id }) => id);
  const wanted = lacking.slice(0, mostAtOnce).join();
  useEffect(() => {
    if (!wanted) return;
    // What cannot be read now stays empty until the list is read again
    void calls
      .getMany(wanted.split(','))
      .then(replace)
      .catch(() => undefined);
  }, [wanted, calls, replace]);
}
