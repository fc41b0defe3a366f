import { useEffect, useMemo, useState } from 'react';
import { v7 as newId } from 'uuid';
import { isOpenStage } from '~/features/board/deal';
import { toastFailure } from '~/features/records/choices';
import { CreateDialog } from '~/features/records/create-dialog';
import { useRecords } from '~/features/records/records-context';
import type { RecordView, Reference, Values } from '~/features/records/types';
import { useChoices } from '~/features/records/use-choices';
import { useDescription } from '~/features/records/use-description';
import { useUndo } from '~/features/records/use-undo';
import { Combobox } from '~/ui/combobox';
import type { Option } from '~/ui/options';
import { personField } from './person-field';

type Props = {
  /** What the deal begins with: the column it is made in, the filter it is made under. */
  values?: Values;
  /** Names for ids in `values`. */
  nameOf?: (id: string) => string | undefined;
  company?: Reference | null;
  mainContact?: Reference | null;
  onClose: () => void;
  /** Hears of the new deal when its contact is there too, and the way back is offered. */
  onCreated: (deal: RecordView) => void;
};

/** Where a deal begins when nothing else is said. */
function useFirstStage(wanted: boolean): Reference | null | undefined {
  const { api } = useRecords();
  const [stage, setStage] = useState<Reference | null>();
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void api.pipelines.list
      .query({})
      .then(({ pipelines }) => pipelines[0]?.stages.find(isOpenStage))
      .catch(() => undefined)
      .then((first) => !left && setStage(first ? { id: first.id, title: first.name } : null));
    return () => {
      left = true;
    };
  }, [api, wanted]);
  return wanted ? stage : null;
}

/** A new deal with its company, main contact, amount and close date. Nothing is saved before it is right. */
export function CreateDealDialog({ values = {}, nameOf, company, mainContact, onClose, onCreated }: Props) {
  const { api, me, writing } = useRecords();
  const { announce, announceAll } = useUndo();
  const object = useDescription('deal');
  const stage = useFirstStage(!('stageId' in values));
  const people = useChoices(personField);
  const began = mainContact ? { value: mainContact.id, label: mainContact.title } : null;
  const [contact, setContact] = useState<Option | null>(began);
  const [contactId] = useState(() => newId());
  const start = useMemo(
    () => ({
      name: company?.title ?? null,
      stageId: stage?.id ?? null,
      amount: null,
      currency: writing.currency,
      expectedCloseOn: null,
      companyId: company?.id ?? null,
      ownerId: me.id,
      ...values,
    }),
    [company, stage, writing.currency, me.id, values],
  );
  if (!object || stage === undefined) return null;
  const names = new Map([company, stage].flatMap((thing) => (thing ? [[thing.id, thing.title] as const] : [])));
  const created = async (deal: RecordView, groupId: string | null) => {
    const groups = [groupId];
    try {
      if (contact) {
        const part = { personId: contact.value, isPrimary: true };
        groups.unshift(
          (await api.deals.contacts.create.mutate({ id: contactId, dealId: deal.id, values: part })).groupId,
        );
      }
    } catch (error) {
      toastFailure(error, `${contact?.label} was not added to the deal`);
    }
    const [only, ...more] = groups.filter((group) => group !== null);
    if (more.length === 0) announce(`Added ${deal.title}`, only ?? null);
    else announceAll(`Added ${deal.title}`, [only ?? '', ...more]);
    onCreated(deal);
  };
  return (
    <CreateDialog
      plural="deals"
      object={object}
      values={start}
      nameOf={(id) => names.get(id) ?? nameOf?.(id)}
      extra={{
        content: (
          <Combobox
            {...people}
            label="Main contact"
            placeholder="None"
            clearable
            value={contact}
            onValueChange={setContact}
          />
        ),
        isDirty: contact?.value !== began?.value,
      }}
      onClose={onClose}
      onCreated={(deal, groupId) => void created(deal, groupId)}
    />
  );
}
