import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { KeyRound } from 'lucide-react';
import { roleOptions, rolesUpTo } from '~/features/settings/roles';
import { RowAction } from '~/features/settings/row-action';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { answer, attempt } from '~/lib/api.server';
import { type FormRefusal, fieldError, formError } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { RelativeTime } from '~/lib/time';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { CopyButton } from '~/ui/copy-button';
import { EmptyState } from '~/ui/empty-state';
import { Section } from '~/ui/section';
import { Select } from '~/ui/select';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';

export async function loader(args: LoaderFunctionArgs) {
  return { keys: await answer(args, (api) => api.apiKeys.list()) };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  if (textOf(form, 'intent') === 'revoke') {
    const outcome = await attempt(args, (api) => api.apiKeys.revoke({ id: textOf(form, 'id') }));
    if (outcome.ok) return { intent: 'revoke', ok: true as const, notice: 'The key is revoked.' };
    return { intent: 'revoke', ok: false as const, error: outcome.error, values: {} as Record<string, string> };
  }
  const [name, role, days] = [textOf(form, 'name'), textOf(form, 'role'), textOf(form, 'expiresInDays')];
  const outcome = await attempt(args, (api) =>
    api.apiKeys.create({
      name,
      role: role as 'admin' | 'manager' | 'member' | 'viewer',
      expiresInDays: days === '' ? null : Number(days),
    }),
  );
  if (outcome.ok) return { intent: 'create', ok: true as const, made: outcome.value };
  return data(
    {
      intent: 'create',
      ok: false as const,
      error: outcome.error,
      values: { name, role, expiresInDays: days } as Record<string, string>,
    },
    outcome.init,
  );
}

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: '', label: 'No end' },
];

function CreateKey() {
  const { current } = useWorkspace();
  const result = useActionData<typeof action>();
  const { state, formData } = useNavigation();
  const refusal: FormRefusal | undefined = result?.intent === 'create' && !result.ok ? result : undefined;
  const message = formError(refusal, ['name', 'role', 'expiresInDays']);
  const made = result && 'made' in result ? result.made : undefined;
  return (
    <Section
      title="Make a key"
      description="For programs that use the API. A key acts with its role in this workspace."
    >
      {made && (
        <Banner tone="success" title={`The key “${made.name}” is made`} className="mb-4">
          <p>Copy it now: it is shown this once only.</p>
          <p className="mt-2 flex items-center gap-2">
            <code className="min-w-0 break-all rounded-small bg-surface px-2 py-1 font-mono text-12">{made.key}</code>
            <CopyButton text={made.key} label="Copy the key" />
          </p>
        </Banner>
      )}
      <Form method="post" noValidate className="grid gap-4" key={made?.id ?? 'new'}>
        <input type="hidden" name="intent" value="create" />
        {message && (
          <Banner tone="danger" urgent>
            {message}
          </Banner>
        )}
        <div className="grid items-start gap-3 sm:grid-cols-[1fr_8rem_8rem_auto]">
          <TextField
            label="Name"
            name="name"
            placeholder="What will use it"
            autoComplete="off"
            defaultValue={refusal?.values.name}
            error={fieldError(refusal, 'name')}
          />
          <Select
            label="Role"
            name="role"
            options={roleOptions(rolesUpTo(current.role).filter((role) => role !== 'owner'))}
            defaultValue={refusal?.values.role ?? 'member'}
            error={fieldError(refusal, 'role')}
          />
          <Select
            label="Works for"
            name="expiresInDays"
            options={lifetimes}
            defaultValue={refusal?.values.expiresInDays ?? '90'}
            error={fieldError(refusal, 'expiresInDays')}
          />
          <Button
            type="submit"
            variant="primary"
            className="sm:mt-6.5"
            loading={state !== 'idle' && formData?.get('intent') === 'create'}
          >
            Make key
          </Button>
        </div>
      </Form>
    </Section>
  );
}

export default function ApiKeys() {
  const { keys } = useLoaderData<typeof loader>();
  const { can } = useWorkspace();
  return (
    <>
      {can('api-keys.create') && <CreateKey />}
      <Section title="Keys" framed>
        {keys.length === 0 ? (
          <EmptyState icon={<KeyRound />} title="No keys yet" className="py-8">
            A key lets a program read and write records through the typed client or plain HTTP.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {keys.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center gap-3 px-4 py-2.5 text-13">
                <div className="min-w-0 flex-1 basis-40">
                  <p className="flex items-center gap-2 font-medium">
                    <span className="truncate">{key.name}</span>
                    <Tag label={roleOptions([key.role])[0]?.label ?? key.role} hue="grey" />
                  </p>
                  <p className="text-12 text-muted">
                    <code className="font-mono">{key.prefix}…</code> · made by {key.createdBy.name ?? 'a former member'}{' '}
                    ·{' '}
                    {key.lastUsedAt ? (
                      <>
                        used <RelativeTime at={key.lastUsedAt} />
                      </>
                    ) : (
                      'never used'
                    )}
                    {key.expiresAt && (
                      <>
                        {' '}
                        · ends <RelativeTime at={key.expiresAt} />
                      </>
                    )}
                  </p>
                </div>
                <RowAction
                  values={{ intent: 'revoke', id: key.id }}
                  title={`Revoke the key “${key.name}”?`}
                  confirm="Revoke"
                  trigger={<Button size="small">Revoke</Button>}
                >
                  Programs that use it are refused within a second. This cannot be undone.
                </RowAction>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
