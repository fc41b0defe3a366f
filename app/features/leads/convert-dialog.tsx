import { useNavigate } from '@remix-run/react';
import { type FormEvent, useEffect, useState } from 'react';
import { isOpenStage, type Pipeline } from '~/features/board/deal';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import type { RecordView } from '~/features/records/types';
import { useUndo } from '~/features/records/use-undo';
import { explainFailure } from '~/lib/api-client';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { Dialog, DialogClose } from '~/ui/dialog';
import { RadioGroup } from '~/ui/radio-group';
import { SkeletonLines } from '~/ui/skeleton';
import { type Conversion, choicesFor, newValues, none, type Preview, partOf, suggestedChoice } from './conversion';
import { type DealDraft, DealPart, readDeal, startDeal } from './deal-part';

type Props = { lead: RecordView; onClose: () => void; onConverted: () => void };
type Loaded = { preview: Preview; pipelines: readonly Pipeline[] };

/** Makes a person, a company and a deal of a lead, or joins those that are there already. */
export function ConvertDialog(props: Props) {
  const { api } = useRecords();
  const { lead, onClose } = props;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let left = false;
    Promise.all([api.leads.convertPreview.query({ id: lead.id }), api.pipelines.list.query({})])
      .then(([preview, { pipelines }]) => !left && setLoaded({ preview, pipelines }))
      .catch((error: unknown) => {
        if (left) return;
        toastFailure(error, 'The lead cannot be converted now');
        onClose();
      });
    return () => {
      left = true;
    };
  }, [api, lead.id, onClose]);
  if (loaded) return <Convert {...props} {...loaded} />;
  return (
    <Dialog title={`Convert ${lead.title}`} open onOpenChange={(open) => !open && onClose()}>
      <SkeletonLines />
    </Dialog>
  );
}

const said = (fields: Readonly<Record<string, string>>): string[] => [...new Set(Object.values(fields))];

function Convert({ lead, onClose, onConverted, preview, pipelines }: Props & Loaded) {
  const { api, writing, path } = useRecords();
  const { announce } = useUndo();
  const navigate = useNavigate();
  const [person, setPerson] = useState(() => suggestedChoice(preview, 'person'));
  const [company, setCompany] = useState(() => suggestedChoice(preview, 'company'));
  const [deal, setDeal] = useState<DealDraft>(() => startDeal(preview, writing));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<string[]>([]);
  const [sending, setSending] = useState(false);
  const stages = pipelines.flatMap(({ stages: all, name }) =>
    all.filter(isOpenStage).map((stage) => ({ ...stage, pipeline: name })),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const reading = readDeal(deal, preview, writing);
    setProblems([]);
    if (!reading.ok) return setErrors(reading.problems);
    if (person === none && company === none && !reading.deal) {
      return setProblems(['Choose at least a person, a company or a deal.']);
    }
    setSending(true);
    try {
      const { dealId, personId, companyId, groupId } = await api.leads.convert.mutate({
        id: lead.id,
        version: lead.version,
        person: partOf(person, newValues(preview, 'person', lead)),
        company: partOf(company, newValues(preview, 'company', lead)),
        deal: reading.deal,
      } as Conversion);
      const place = dealId ? `deals/${dealId}` : personId ? `people/${personId}` : `companies/${companyId}`;
      const thing = dealId ? 'deal' : personId ? 'person' : 'company';
      announce(`${lead.title} is converted`, groupId, {
        other: { label: `Open the ${thing}`, run: () => navigate(path(place)) },
      });
      onConverted();
    } catch (error) {
      const { fields = {}, message } = explainFailure(error);
      const ofDeal = Object.entries(fields).flatMap(([key, text]) =>
        key.startsWith('deal.values.') ? [[key.replace('deal.values.', ''), text] as const] : [],
      );
      setErrors(Object.fromEntries(ofDeal));
      setProblems(said(fields).length > 0 ? said(fields) : [message]);
      setSending(false);
    }
  };
  return (
    <Dialog
      title={`Convert ${lead.title}`}
      description="Notes, tasks and activities move along. It can be undone as one."
      open
      mayClose={() => !sending}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="convert-lead" loading={sending}>
            Convert lead
          </Button>
        </>
      }
    >
      <form id="convert-lead" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
        {problems.length > 0 && (
          <Banner tone="danger" urgent>
            {problems.join(' ')}
          </Banner>
        )}
        <RadioGroup
          label="Person"
          name="person"
          look="cards"
          hint={preview.people.length > 0 ? 'Somebody like this is known already.' : undefined}
          options={choicesFor(preview, 'person', lead)}
          value={person}
          onValueChange={setPerson}
        />
        <RadioGroup
          label="Company"
          name="company"
          look="cards"
          hint={preview.companies.length > 0 ? 'A company like this is known already.' : undefined}
          options={choicesFor(preview, 'company', lead)}
          value={company}
          onValueChange={setCompany}
        />
        {stages.length > 0 && (
          <DealPart
            deal={deal}
            stages={stages}
            severalPipelines={pipelines.length > 1}
            errors={errors}
            onChange={(change) => {
              setDeal((now) => ({ ...now, ...change }));
              setErrors({});
            }}
          />
        )}
      </form>
    </Dialog>
  );
}
