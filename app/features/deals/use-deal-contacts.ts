import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouterOutputs } from '@/api/types';
import { useRecords } from '~/features/records/records-context';
import { useLiveChanges } from '~/features/records/use-live';
import { explainFailure } from '~/lib/api-client';

/** A person's part in a deal. */
export type DealContact = RouterOutputs['deals']['contacts']['list'][number];
type Of = { dealId: string } | { personId: string };

/** The parts that people can have; the words are those of the server's registry. */
export const contactRoles = [
  { value: 'decision-maker', label: 'Decision maker' },
  { value: 'champion', label: 'Champion' },
  { value: 'evaluator', label: 'Evaluator' },
  { value: 'user', label: 'User' },
  { value: 'procurement', label: 'Procurement' },
  { value: 'legal', label: 'Legal' },
  { value: 'other', label: 'Other' },
] as const satisfies readonly { value: NonNullable<DealContact['role']>; label: string }[];
export type ContactRole = (typeof contactRoles)[number]['value'];

export const roleLabel = (role: unknown): string | undefined => contactRoles.find(({ value }) => value === role)?.label;

const pauseMs = 200;

/** The people of a deal, or the deals of a person; kept fresh. */
export function useDealContacts(of: Of) {
  const { api, head } = useRecords();
  const [contacts, setContacts] = useState<DealContact[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const dealId = 'dealId' in of ? of.dealId : null;
  const id = 'dealId' in of ? of.dealId : of.personId;
  const load = useCallback(async () => {
    try {
      setContacts(await api.deals.contacts.list.query(dealId ? { dealId } : { personId: id }));
      setFailure(null);
    } catch (error) {
      setFailure(explainFailure(error).message);
    }
  }, [api, dealId, id]);
  useEffect(() => void load(), [load]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveChanges(head, (event) => {
    if (event.object !== 'dealContact' || (dealId && event.parentId !== dealId)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void load(), pauseMs);
  });
  return { contacts, failure, load };
}
