import type { FormRefusal } from '~/lib/form-outcome';
import { Banner } from '~/ui/banner';
import { ButtonLink } from '~/ui/button';
import { RadioGroup } from '~/ui/radio-group';
import type { WelcomeData } from './load-welcome.server';
import { IntentButton, StepForm } from './step-form';
import { type Start, stepPath } from './steps';

/** Nothing that people wrote is thrown away on the way: the settings do that, after a question. */
const goes = (own: string) =>
  own === ''
    ? 'The demo data is removed first.'
    : `The demo data stays for now, since you added to it (${own}); Settings → Data removes it.`;

function choices({ present, addable, own }: WelcomeData['demo']) {
  const import_ = {
    value: 'import',
    label: 'Import a file',
    hint: present
      ? `From a spreadsheet or another CRM. ${goes(own)}`
      : 'CSV or Excel, from a spreadsheet or another CRM.',
  };
  const empty = {
    value: 'empty',
    label: 'Start empty',
    hint: present ? goes(own) : 'Add people, companies and deals by hand.',
  };
  if (present) {
    const hint = 'Example records to look around in. One click in the settings removes them.';
    return [{ value: 'demo', label: 'Keep the demo data', hint }, import_, empty];
  }
  if (!addable) return [import_, { ...empty, label: 'Go on as it is', hint: 'There are records here already.' }];
  const hint = 'A year of example people, companies and deals. One click in the settings removes exactly those.';
  return [{ value: 'demo', label: 'Look around with demo data', hint }, import_, empty];
}

/** Demo data, a file, or nothing. */
export function StepStart({
  data: { workspace, demo, start },
  refusal,
}: {
  data: WelcomeData;
  refusal: FormRefusal | undefined;
}) {
  const options = choices(demo);
  const chosen =
    (refusal?.values.start as Start | undefined) ?? start ?? (demo.present || demo.addable ? 'demo' : 'empty');
  return (
    <StepForm
      refusal={refusal}
      fields={[]}
      buttons={
        <>
          <ButtonLink to={stepPath(workspace.slug, 'workspace')} className="me-auto">
            Back
          </ButtonLink>
          <ButtonLink to={stepPath(workspace.slug, 'colleagues', start)} variant="ghost">
            Skip
          </ButtonLink>
          <IntentButton intent="start">Continue</IntentButton>
        </>
      }
    >
      {demo.present && (
        <Banner tone="success">
          <span role="status">
            Demo data is in your workspace: {demo.people} people with companies, deals and tasks.
          </span>
        </Banner>
      )}
      <RadioGroup label="Begin with" hideLabel name="start" look="cards" options={options} defaultValue={chosen} />
    </StepForm>
  );
}
