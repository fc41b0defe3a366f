import { type FormEvent, useState } from 'react';
import { v7 as newId } from 'uuid';
import { useRecords } from '~/features/records/records-context';
import { useChoices } from '~/features/records/use-choices';
import { explainFailure } from '~/lib/api-client';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { Combobox } from '~/ui/combobox';
import { Dialog, DialogClose } from '~/ui/dialog';
import type { Option } from '~/ui/options';
import { Select } from '~/ui/select';
import { personField } from './person-field';
import { type ContactRole, contactRoles } from './use-deal-contacts';

type Props = {
  dealId: string;
  /** The first one of a deal is its main contact, unless somebody says otherwise. */
  isFirst: boolean;
  onClose: () => void;
  onAdded: (name: string, groupId: string | null) => void;
};

/** Brings a person into a deal. */
export function ContactDialog({ dealId, isFirst, onClose, onAdded }: Props) {
  const { api } = useRecords();
  const source = useChoices(personField);
  const [id] = useState(() => newId());
  const [person, setPerson] = useState<Option | null>(null);
  const [role, setRole] = useState<ContactRole | ''>('');
  const [isPrimary, setPrimary] = useState(isFirst);
  const [problem, setProblem] = useState<{ person?: string; other?: string }>({});
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (!person) return setProblem({ person: 'Choose a person.' });
    setSending(true);
    try {
      const values = { personId: person.value, role: role || null, isPrimary };
      const { groupId } = await api.deals.contacts.create.mutate({ id, dealId, values });
      onAdded(person.label, groupId);
    } catch (error) {
      const { fields, message } = explainFailure(error);
      const named = fields?.['values.personId'];
      setProblem(named ? { person: named } : { other: message });
      setSending(false);
    }
  };
  return (
    <Dialog
      title="Add a contact"
      width="small"
      open
      mayClose={() => !sending}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="add-contact" loading={sending}>
            Add contact
          </Button>
        </>
      }
    >
      <form id="add-contact" noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {problem.other && (
          <Banner tone="danger" urgent>
            {problem.other}
          </Banner>
        )}
        <Combobox
          {...source}
          label="Person"
          autoFocus
          value={person}
          error={problem.person}
          onValueChange={(option) => {
            setPerson(option);
            setProblem({});
          }}
        />
        <Select
          label="Role"
          optional
          placeholder="No role"
          value={role}
          options={contactRoles}
          onChange={(event) => setRole(event.target.value as ContactRole | '')}
        />
        <Checkbox
          label="Main contact"
          hint="The one to talk to first; whoever was it until now is not any more."
          checked={isPrimary}
          onChange={(event) => setPrimary(event.target.checked)}
        />
      </form>
    </Dialog>
  );
}
