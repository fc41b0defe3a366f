import { type FormRefusal, fieldError, fieldToBegin } from '~/lib/form-outcome';
import { ButtonLink } from '~/ui/button';
import { Select } from '~/ui/select';
import { TextField } from '~/ui/text-field';
import type { WelcomeData } from './load-welcome.server';
import { IntentButton, StepForm } from './step-form';
import { stepPath } from './steps';

const fields = ['values.name', 'values.currency', 'values.defaultCountry', 'values.timeZone'];

/** Name, money, country and clock of the workspace. */
export function StepWorkspace({
  data: { workspace, options },
  refusal,
}: {
  data: WelcomeData;
  refusal: FormRefusal | undefined;
}) {
  const kept = (name: 'name' | 'currency' | 'defaultCountry' | 'timeZone') => refusal?.values[name] ?? workspace[name];
  return (
    <StepForm
      refusal={refusal}
      fields={fields}
      buttons={
        <>
          <ButtonLink to={stepPath(workspace.slug, 'start')} variant="ghost">
            Skip
          </ButtonLink>
          <IntentButton intent="workspace">Continue</IntentButton>
        </>
      }
    >
      <input type="hidden" name="version" value={workspace.version} />
      <TextField
        label="Name"
        name="name"
        autoComplete="organization"
        required
        autoFocus={refusal && fieldToBegin(refusal, fields) === 'values.name'}
        hint="Usually your company's name."
        defaultValue={kept('name')}
        error={fieldError(refusal, 'values.name')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Currency"
          name="currency"
          hint="What sums are shown in. Deals may have others."
          options={options?.currencies ?? []}
          defaultValue={kept('currency')}
          error={fieldError(refusal, 'values.currency')}
        />
        <Select
          label="Country"
          name="defaultCountry"
          hint="For phone numbers without a country code."
          options={options?.countries ?? []}
          defaultValue={kept('defaultCountry')}
          error={fieldError(refusal, 'values.defaultCountry')}
        />
      </div>
      <Select
        label="Time zone"
        name="timeZone"
        hint="Due days and reports follow it."
        options={options?.timeZones ?? []}
        defaultValue={kept('timeZone')}
        error={fieldError(refusal, 'values.timeZone')}
      />
    </StepForm>
  );
}
