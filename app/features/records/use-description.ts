import { useEffect, useState } from 'react';
import { useRecords } from './records-context';
import { type ObjectDescription, type ObjectName, pluralOf } from './types';

/** The description of a record type that the page did not come with; undefined while it is being read. */
export function useDescription(name: ObjectName): ObjectDescription | undefined {
  const { objects, callsOf } = useRecords();
  const [read, setRead] = useState<ObjectDescription>();
  const known = objects[name];
  useEffect(() => {
    if (known) return;
    let left = false;
    void callsOf(pluralOf[name])
      .describe()
      .then((found) => {
        if (!left) setRead(found);
      })
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [known, callsOf, name]);
  return known ?? read;
}
