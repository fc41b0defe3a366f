import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { useRecords } from '~/features/records/records-context';
import { useLiveChanges } from '~/features/records/use-live';
import { explainFailure } from '~/lib/api-client';

export type Employment = RouterOutputs['people']['employments']['list'][number];
type Of = { personId: string } | { companyId: string };

const pauseMs = 200;

/** Who works or worked where: of a person or at a company, current first; kept fresh. */
export function useEmployments(of: Of) {
  const { api, head } = useRecords();
  const [jobs, setJobs] = useState<Employment[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const personId = 'personId' in of ? of.personId : null;
  const id = 'personId' in of ? of.personId : of.companyId;
  const load = useCallback(async () => {
    try {
      setJobs(await api.people.employments.list.query(personId ? { personId } : { companyId: id }));
      setFailure(null);
    } catch (error) {
      setFailure(explainFailure(error).message);
    }
  }, [api, personId, id]);
  useEffect(() => void load(), [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (event.object !== 'employment' && !(event.object === 'person' && event.fields.includes('companyId'))) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });
  return { jobs, failure, load };
}
