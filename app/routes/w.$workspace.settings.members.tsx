import type { LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { clsx } from 'clsx';
import { UserPlus } from 'lucide-react';
import { useEffect } from 'react';
import type { RouterOutputs } from '@/api/types';
import { roleOptions, rolesUpTo } from '~/features/settings/roles';
import { RowAction } from '~/features/settings/row-action';
import { settingsAction } from '~/features/settings/settings-action.server';
import { SettingsForm, type SettingsResult } from '~/features/settings/settings-form';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { answer } from '~/lib/api.server';
import { fieldError } from '~/lib/form-outcome';
import { RelativeTime } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Section } from '~/ui/section';
import { Select } from '~/ui/select';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import { toast } from '~/ui/toast-store';

type Member = RouterOutputs['members']['list'][number];
type Role = Member['role'];

export async function loader(args: LoaderFunctionArgs) {
  return answer(args, async (api) => {
    const me = await api.identity.me();
    const mayInvite = me.current?.permissions.includes('members.invite') ?? false;
    const [members, invitations] = await Promise.all([
      api.members.list(),
      mayInvite ? api.invitations.list() : Promise.resolve([]),
    ]);
    return { members, invitations };
  });
}

export const action = settingsAction({
  async invite(api, text) {
    const { email } = await api.invitations.create({ email: text('email'), role: text('role') as Role });
    return `An invitation is on its way to ${email}.`;
  },
  async resend(api, text) {
    await api.invitations.resend({ id: text('id') });
    return 'The invitation was sent again.';
  },
  async revoke(api, text) {
    await api.invitations.revoke({ id: text('id') });
    return 'The invitation is withdrawn.';
  },
  async role(api, text) {
    await api.members.changeRole({ userId: text('userId'), role: text('role') as Role });
    return 'The role is changed.';
  },
  async suspend(api, text) {
    await api.members.suspend({ userId: text('userId') });
    return 'They are shut out until you let them in again.';
  },
  async reinstate(api, text) {
    await api.members.reinstate({ userId: text('userId') });
    return 'They are in again.';
  },
  async remove(api, text) {
    await api.members.remove({ userId: text('userId') });
    return 'They are no longer a member.';
  },
});

function MemberRow({ member }: { member: Member }) {
  const { can, current } = useWorkspace();
  const fetcher = useFetcher<SettingsResult>();
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok === false)
      toast({ title: fetcher.data.error.message, tone: 'danger' });
  }, [fetcher.state, fetcher.data]);
  const mayChange = can('members.update') && !member.self && rolesUpTo(current.role).includes(member.role);
  return (
    <li
      className={clsx(
        'grid items-center gap-x-3 gap-y-2 px-4 py-2.5 text-13 lg:grid-cols-[auto_minmax(0,1fr)_auto]',
        mayChange ? 'grid-cols-[auto_minmax(0,1fr)]' : 'grid-cols-[auto_minmax(0,1fr)_auto]',
      )}
    >
      <Avatar name={member.name} colourKey={member.userId} size="medium" />
      <div className="min-w-0">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{member.name}</span>
          {member.self && <Tag label="you" hue="green" />}
          {member.status === 'suspended' && <Tag label="suspended" hue="amber" look="dot" />}
        </p>
        <p className="truncate text-12 text-muted">{member.email}</p>
      </div>
      {mayChange ? (
        <div className="col-start-2 flex flex-wrap items-center gap-2 lg:col-start-3">
          <Select
            label={`Role of ${member.name}`}
            hideLabel
            size="small"
            className="w-full sm:w-32"
            options={roleOptions(rolesUpTo(current.role))}
            value={String(fetcher.formData?.get('role') ?? member.role)}
            onChange={(event) =>
              fetcher.submit({ intent: 'role', userId: member.userId, role: event.target.value }, { method: 'post' })
            }
          />
          {member.status === 'active' ? (
            <RowAction
              values={{ intent: 'suspend', userId: member.userId }}
              title={`Suspend ${member.name}?`}
              confirm="Suspend"
              trigger={<Button size="small">Suspend</Button>}
            >
              They cannot sign in to this workspace until you let them in again. Their records stay.
            </RowAction>
          ) : (
            <Button
              size="small"
              onClick={() => fetcher.submit({ intent: 'reinstate', userId: member.userId }, { method: 'post' })}
            >
              Let in again
            </Button>
          )}
          <RowAction
            values={{ intent: 'remove', userId: member.userId }}
            title={`Remove ${member.name}?`}
            confirm="Remove"
            trigger={
              <Button size="small" variant="ghost">
                Remove
              </Button>
            }
          >
            They lose access at once. Their records stay.
          </RowAction>
        </div>
      ) : (
        <span className="text-muted">{roleOptions([member.role])[0]?.label}</span>
      )}
    </li>
  );
}

export default function Members() {
  const { members, invitations } = useLoaderData<typeof loader>();
  const { can, current } = useWorkspace();
  const mayInvite = can('members.invite');
  return (
    <>
      {mayInvite && (
        <Section title="Invite somebody" description="They get a link by mail that works for seven days.">
          <SettingsForm intent="invite" submit="Send invitation" fields={['email', 'role']} inline>
            {(refusal) => (
              <>
                <TextField
                  label="E-mail address"
                  name="email"
                  type="email"
                  className="flex-1"
                  autoComplete="off"
                  defaultValue={refusal?.values.email}
                  error={fieldError(refusal, 'email')}
                />
                <Select
                  label="Role"
                  name="role"
                  className="sm:w-36"
                  options={roleOptions(rolesUpTo(current.role))}
                  defaultValue={refusal?.values.role ?? 'member'}
                  error={fieldError(refusal, 'role')}
                />
              </>
            )}
          </SettingsForm>
        </Section>
      )}
      <Section title={`Members (${members.length})`} framed>
        <ul className="divide-y">
          {members.map((member) => (
            <MemberRow key={member.userId} member={member} />
          ))}
        </ul>
      </Section>
      {mayInvite && (
        <Section title="Open invitations" framed>
          {invitations.length === 0 ? (
            <EmptyState icon={<UserPlus />} title="Nobody is invited just now" className="py-8" />
          ) : (
            <ul className="divide-y">
              {invitations.map((invitation) => (
                <li key={invitation.id} className="flex flex-wrap items-center gap-3 px-4 py-2.5 text-13">
                  <div className="min-w-0 flex-1 basis-40">
                    <p className="truncate font-medium">{invitation.email}</p>
                    <p className="text-12 text-muted">
                      {roleOptions([invitation.role])[0]?.label} · invited <RelativeTime at={invitation.createdAt} />
                      {invitation.expired && ' · the link has expired'}
                    </p>
                  </div>
                  <div className="flex flex-wrap items-center gap-2">
                    <RowAction
                      values={{ intent: 'resend', id: invitation.id }}
                      title={`Send the invitation to ${invitation.email} again?`}
                      confirm="Send again"
                      trigger={<Button size="small">Send again</Button>}
                    >
                      The link in the earlier mail stops working.
                    </RowAction>
                    <RowAction
                      values={{ intent: 'revoke', id: invitation.id }}
                      title={`Withdraw the invitation of ${invitation.email}?`}
                      confirm="Withdraw"
                      trigger={
                        <Button size="small" variant="ghost">
                          Withdraw
                        </Button>
                      }
                    >
                      The link in the mail stops working.
                    </RowAction>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  );
}
