import { type FormEvent, useMemo, useRef, useState } from 'react';
import { type Draft, readDraft, startDraft } from '~/features/records/drafts';
import { useRecords } from '~/features/records/records-context';
import type { Values } from '~/features/records/types';
import { ValueInput } from '~/features/records/value-input';
import { writingOf } from '~/features/records/values';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import type { LostReason } from './deal';
import type { Question } from './move-rules';
import type { Asking } from './use-move-deals';

type Props = {
  asking: Asking;
  lostReasons: readonly LostReason[];
  /** 'YYYY-MM-DD' where the workspace is: the day that a deal is won, unless somebody says another. */
  today: string;
  onAnswer: (answers: Values) => Promise<Record<string, string> | undefined>;
  onGiveUp: () => void;
};

const headings = { open: 'before', won: 'Won', lost: 'Lost' };

function titleOf({ stage, deals }: Asking): string {
  const what = deals.length === 1 ? deals[0]?.title : `${deals.length} deals`;
  return stage.type === 'open' ? `${what} to ${stage.name}` : `${headings[stage.type]}: ${what}`;
}

const descriptions = {
  open: 'This stage asks for what is still missing.',
  won: 'Say when it was won and what it is worth.',
  lost: 'Say why, so that the reports can tell.',
};

/** Asks inside the drop for what the stage wants, and for nothing else. Closing it puts the cards back. */
export function MoveDialog({ asking, lostReasons, today, onAnswer, onGiveUp }: Props) {
  const { writing } = useRecords();
  const questions = useMemo(
    () => asking.questions.map((question) => withReasons(question, lostReasons)),
    [asking, lostReasons],
  );
  const [drafts, setDrafts] = useState(() => startDrafts(asking, questions, today, writing));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [deal] = asking.deals;
  const show = (found: Record<string, string>) => {
    setErrors(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const found: Record<string, string> = {};
    const answers: Values = {};
    for (const { field, required } of questions) {
      const draft = drafts.get(field.key);
      if (!draft) continue;
      const reading = readDraft({ ...field, required }, draft, deal ? writingOf(field, deal, writing) : writing);
      if (reading.ok) answers[field.key] = reading.value;
      else found[field.key] = reading.problem;
    }
    if (Object.keys(found).length > 0) return show(found);
    setSending(true);
    const refused = await onAnswer(answers);
    if (!refused) return;
    setSending(false);
    show(refused);
  };
  return (
    <Dialog
      title={titleOf(asking)}
      description={descriptions[asking.stage.type]}
      width="small"
      open
      mayClose={() => !sending}
      onOpenChange={(open) => !open && onGiveUp()}
      footer={
        <>
          <Button onClick={onGiveUp} disabled={sending}>
            Put back
          </Button>
          <Button variant="primary" type="submit" form="move-deals" loading={sending}>
            {asking.stage.type === 'open' ? `Move to ${asking.stage.name}` : `Mark as ${asking.stage.type}`}
          </Button>
        </>
      }
    >
      <form id="move-deals" ref={form} noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors[''] && (
          <Banner tone="danger" urgent>
            {errors['']}
          </Banner>
        )}
        {questions.map(({ field, required }, index) => {
          const draft = drafts.get(field.key);
          return (
            draft && (
              <ValueInput
                key={field.key}
                field={{ ...field, required }}
                draft={draft}
                optional={!required}
                error={errors[field.key]}
                autoFocus={index === 0}
                onDraft={(next) => {
                  setDrafts((all) => new Map(all).set(field.key, next));
                  setErrors(({ [field.key]: _, ...rest }) => rest);
                }}
              />
            )
          );
        })}
      </form>
    </Dialog>
  );
}

/** The fields as they are asked for here: the reasons of the workspace to choose from, and the note beside them. */
function withReasons(question: Question, reasons: readonly LostReason[]): Question {
  const { field } = question;
  if (field.key === 'lostNote') return { ...question, field: { ...field, label: 'Note' } };
  if (field.key !== 'lostReasonId') return question;
  return { ...question, field: { ...field, options: reasons.map(({ id, name }) => ({ value: id, label: name })) } };
}

function startDrafts(
  { deals, stage }: Asking,
  questions: readonly Question[],
  today: string,
  writing: Parameters<typeof startDraft>[2],
): ReadonlyMap<string, Draft> {
  const [deal] = deals;
  if (!deal) return new Map();
  return new Map(
    questions.map(({ field, kind }): [string, Draft] => {
      if (field.key === 'closedOn' && stage.type === 'won') return [field.key, { kind: 'day', day: today }];
      // Of several that lack it in part, none's own value is the answer for the others
      const start = kind === 'missing' && deals.length > 1 ? { ...deal, [field.key]: null } : deal;
      return [field.key, startDraft(field, start, writingOf(field, deal, writing))];
    }),
  );
}
