import { useSearchParams } from '@remix-run/react';
import { groupFields } from './group-menu';
import type { ObjectDescription } from './types';

/** The field that the rows stand under, from the address, and choosing another. */
export function useGrouping(object: ObjectDescription) {
  const [params, setParams] = useSearchParams();
  const grouped = groupFields(object).find((field) => field.key === params.get('group'));
  const groupBy = (field: string | null) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (field) next.set('group', field);
        else next.delete('group');
        return next;
      },
      { preventScrollReset: true },
    );
  return { grouped, groupBy };
}
