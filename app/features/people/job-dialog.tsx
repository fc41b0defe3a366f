import { type FormEvent, useState } from 'react';
import { v7 as newId } from 'uuid';
import { described } from '~/features/records/descriptions';
import { useRecords } from '~/features/records/records-context';
import type { Field } from '~/features/records/types';
import { useChoices } from '~/features/records/use-choices';
import { explainFailure } from '~/lib/api-client';
import { useLocality } from '~/lib/time';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { Combobox } from '~/ui/combobox';
import { DateField } from '~/ui/date-field';
import { Dialog, DialogClose } from '~/ui/dialog';
import type { Option } from '~/ui/options';
import { TextField } from '~/ui/text-field';

type Props = { personId: string; onClose: () => void; onAdded: (groupId: string | null) => void };

const companyField: Pick<Field, 'type' | 'object'> = { type: 'relation', object: 'company' };

/** A job that a person has or had beside the one in the details. */
export function JobDialog({ personId, onClose, onAdded }: Props) {
  const { api, objects } = useRecords();
  const { locale } = useLocality();
  const source = useChoices(
    described(objects, 'person').fields.find(({ object }) => object === 'company') ?? ({ ...companyField } as Field),
  );
  const [id] = useState(() => newId());
  const [company, setCompany] = useState<Option | null>(null);
  const [jobTitle, setJobTitle] = useState('');
  const [startedOn, setStartedOn] = useState('');
  const [endedOn, setEndedOn] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (!company) return setErrors({ companyId: 'Choose a company.' });
    if (startedOn && endedOn && endedOn < startedOn) return setErrors({ endedOn: 'This is before the start.' });
    setSending(true);
    setProblem(null);
    try {
      const { groupId } = await api.people.employments.create.mutate({
        id,
        personId,
        values: {
          companyId: company.value,
          jobTitle: jobTitle || null,
          startedOn: startedOn || null,
          endedOn: endedOn || null,
        },
      });
      onAdded(groupId);
    } catch (error) {
      const { fields = {}, message } = explainFailure(error);
      const named = Object.fromEntries(
        Object.entries(fields).map(([path, text]) => [path.replace('values.', ''), text]),
      );
      setErrors(named);
      if (Object.keys(named).length === 0) setProblem(message);
      setSending(false);
    }
  };
  return (
    <Dialog
      title="Add a job"
      width="small"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="add-job" loading={sending}>
            Add job
          </Button>
        </>
      }
    >
      <form id="add-job" noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {problem && (
          <Banner tone="danger" urgent>
            {problem}
          </Banner>
        )}
        <Combobox label="Company" {...source} value={company} onValueChange={setCompany} error={errors.companyId} />
        <TextField
          label="Role"
          optional
          value={jobTitle}
          maxLength={200}
          onChange={(event) => setJobTitle(event.target.value)}
          error={errors.jobTitle}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField
            label="From"
            optional
            locale={locale}
            value={startedOn}
            onValueChange={setStartedOn}
            error={errors.startedOn}
          />
          <DateField
            label="Until"
            optional
            locale={locale}
            value={endedOn}
            onValueChange={setEndedOn}
            error={errors.endedOn}
          />
        </div>
      </form>
    </Dialog>
  );
}
