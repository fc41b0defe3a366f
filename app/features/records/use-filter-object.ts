import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Descriptions } from './descriptions';
import type { FilterGroup } from './filter-language';
import { useRecords } from './records-context';
import { relatedIn, withRelated } from './related-fields';
import { type ObjectDescription, type ObjectName, pluralOf } from './types';

/**
 * What filters of a list may name: its own fields and those of related records. Record types that the page did not come
 * with are read when a filter names them, or when `describe` asks for them.
 */
export function useFilterObject(object: ObjectDescription, filter: FilterGroup) {
  const { objects, callsOf } = useRecords();
  const [read, setRead] = useState<Descriptions>({});
  const known = useMemo(() => ({ ...read, ...objects }), [read, objects]);
  const describe = useCallback(
    (name: ObjectName) => {
      if (known[name]) return;
      // What cannot be read now is asked for again with the next opening
      void callsOf(pluralOf[name])
        .describe()
        .then((description) => setRead((all) => ({ ...all, [name]: description })))
        .catch(() => undefined);
    },
    [known, callsOf],
  );
  const missing = relatedIn(filter)
    .filter((name) => !known[name])
    .join();
  useEffect(() => {
    for (const name of missing.split(',')) if (name) describe(name as ObjectName);
  }, [missing, describe]);
  const whole = useMemo(() => withRelated(object, known), [object, known]);
  return { object: whole, objects: known, describe };
}
