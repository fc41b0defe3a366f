import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PasswordField } from '~/features/identity/password-field';
import { RowAction } from '~/features/settings/row-action';
import { settingsAction } from '~/features/settings/settings-action.server';
import { SettingsForm } from '~/features/settings/settings-form';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { answer } from '~/lib/api.server';
import { deviceName } from '~/lib/device-name';
import { fieldError } from '~/lib/form-outcome';
import { singleKeysAction, useSingleKeys } from '~/lib/single-keys';
import { RelativeTime } from '~/lib/time';
import { Button } from '~/ui/button';
import { Section } from '~/ui/section';
import { SwitchForm } from '~/ui/switch-form';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import { ThemeSwitch } from '~/ui/theme-switch';

export async function loader(args: LoaderFunctionArgs) {
  return { sessions: await answer(args, (api) => api.identity.listSessions()) };
}

export const action = settingsAction({
  async profile(api, text) {
    await api.identity.updateProfile({ name: text('name') });
    return 'Your name is saved.';
  },
  async password(api, text) {
    await api.identity.changePassword({ current: text('currentPassword'), password: text('password') });
    return 'Your new password is set. You are signed out everywhere else.';
  },
  async end(api, text) {
    await api.identity.revokeSession({ id: text('id') });
    return 'The session is ended.';
  },
  async endAll(api) {
    await api.identity.signOutEverywhere();
    return undefined;
  },
});

const singleKeysOptions = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

export default function Profile() {
  const { user } = useWorkspace();
  const singleKeys = useSingleKeys();
  const { sessions } = useLoaderData<typeof loader>();
  return (
    <>
      <Section title="You">
        <SettingsForm intent="profile" submit="Save" fields={['name']}>
          {(refusal) => (
            <>
              <TextField
                label="Name"
                name="name"
                autoComplete="name"
                defaultValue={refusal?.values.name ?? user.name}
                error={fieldError(refusal, 'name')}
              />
              <TextField label="E-mail address" value={user.email} readOnly hint="It is what you sign in with." />
            </>
          )}
        </SettingsForm>
      </Section>
      <Section title="Theme" description="For this browser.">
        <ThemeSwitch />
      </Section>
      <div id="keyboard">
        <Section
          title="Single-key shortcuts"
          description="Keys such as c, / and g p do something without Ctrl or Cmd. Switch them off if you dictate, or press keys by accident. For this browser."
        >
          <SwitchForm
            label="Single-key shortcuts"
            action={singleKeysAction}
            name="singleKeys"
            options={singleKeysOptions}
            current={singleKeys}
          />
        </Section>
      </div>
      <Section title="Password" description="Changing it signs you out everywhere else.">
        <SettingsForm intent="password" submit="Change password" fields={['current', 'password']} tone="secondary">
          {(refusal) => (
            <>
              <PasswordField
                label="Current password"
                name="currentPassword"
                autoComplete="current-password"
                error={fieldError(refusal, 'current')}
              />
              <PasswordField
                label="New password"
                name="password"
                autoComplete="new-password"
                hint="At least 15 characters. A sentence is easy to remember."
                error={fieldError(refusal, 'password')}
              />
            </>
          )}
        </SettingsForm>
      </Section>
      <Section
        title="Sessions"
        description="Where you are signed in."
        actions={
          <RowAction
            values={{ intent: 'endAll' }}
            title="Sign out everywhere?"
            confirm="Sign out everywhere"
            trigger={<Button size="small">Sign out everywhere</Button>}
          >
            Every session ends, this one included.
          </RowAction>
        }
        framed
      >
        <ul className="divide-y">
          {sessions.map((session) => (
            <li key={session.id} className="flex min-h-13 items-center gap-3 px-4 py-2 text-13">
              <div className="min-w-0 flex-1">
                <p className="flex items-center gap-2 font-medium">
                  <span className="truncate">{deviceName(session.userAgent)}</span>
                  {session.current && <Tag label="this one" hue="green" />}
                </p>
                <p className="text-12 text-muted">
                  Seen <RelativeTime at={session.lastSeenAt} />
                  {session.ipAddress && ` · ${session.ipAddress}`}
                </p>
              </div>
              {!session.current && (
                <RowAction
                  values={{ intent: 'end', id: session.id }}
                  title="End this session?"
                  confirm="End session"
                  trigger={<Button size="small">End</Button>}
                >
                  Whoever uses it must sign in again.
                </RowAction>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
