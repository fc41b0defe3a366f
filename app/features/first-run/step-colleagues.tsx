import { useRef } from 'react';
import { roleOptions, rolesUpTo } from '~/features/settings/roles';
import { type FormRefusal, fieldError } from '~/lib/form-outcome';
import { Banner } from '~/ui/banner';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-field';
import { TextLink } from '~/ui/text-link';
import { keepDraft } from './draft';
import type { WelcomeData } from './load-welcome.server';
import type { Sending } from './send-invitations.server';
import { SentList } from './sent-list';
import { IntentButton, StepForm } from './step-form';

type Props = { data: WelcomeData; refusal: FormRefusal | undefined; sending: Sending | undefined };

/** Several addresses at once, each told on its own. What is typed is kept in this browser until it is sent. */
export function StepColleagues({ data: { workspace, role, start, demo, invited, draft }, refusal, sending }: Props) {
  const fields = useRef<HTMLDivElement>(null);
  const keep = () => {
    const value = (name: string) =>
      fields.current?.querySelector<HTMLTextAreaElement | HTMLSelectElement>(`[name="${name}"]`)?.value ?? '';
    keepDraft(workspace.slug, { emails: value('emails'), role: value('role') });
  };
  const begin = refusal?.values ?? sending?.rest ?? draft ?? { emails: '', role: 'member' };
  const done = invited.length > 0;
  return (
    <StepForm
      refusal={refusal}
      fields={['emails']}
      buttons={
        <>
          <span className="me-auto">
            <IntentButton intent="back" variant="secondary">
              Back
            </IntentButton>
          </span>
          {!done && (
            <IntentButton intent="finish" variant="ghost">
              Skip
            </IntentButton>
          )}
          <IntentButton intent="invite" variant={done ? 'secondary' : 'primary'}>
            {done ? 'Invite more' : 'Send invitations'}
          </IntentButton>
          {done && (
            <IntentButton intent="finish">
              {start === 'import' ? 'Go to the import' : 'Go to my workspace'}
            </IntentButton>
          )}
        </>
      }
    >
      <input type="hidden" name="start" value={start ?? ''} />
      {demo.present && start && start !== 'demo' && (
        <Banner>
          The demo data is still here{demo.own && `, since you added to it (${demo.own})`}. You can remove it in{' '}
          <TextLink to={`/w/${workspace.slug}/settings/data`}>Settings → Data</TextLink>.
        </Banner>
      )}
      <SentList sending={sending} invited={invited} />
      {/* What came back from the server begins anew with its own text */}
      <div key={sending ? sending.key : 'draft'} ref={fields} onInput={keep} className="grid gap-4">
        <TextArea
          label="E-mail addresses"
          name="emails"
          rows={4}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={refusal !== undefined}
          placeholder="ana@example.com, ben@example.com"
          hint="Separate several by commas or line breaks."
          defaultValue={begin.emails}
          error={fieldError(refusal, 'emails')}
        />
        <Select
          label="Role"
          name="role"
          className="sm:w-1/2"
          options={roleOptions(rolesUpTo(role)).map(({ value, label, hint }) => ({
            value,
            label: `${label}: ${hint}`,
          }))}
          defaultValue={begin.role || 'member'}
        />
      </div>
    </StepForm>
  );
}
