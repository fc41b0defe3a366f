import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { AuthForm } from '~/features/identity/auth-form';
import { browserLocality } from '~/features/identity/browser-locality.server';
import { BrowserZone } from '~/features/identity/browser-zone';
import { attempt } from '~/lib/api.server';
import { fieldError } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { TextField } from '~/ui/text-field';
import { TextLink } from '~/ui/text-link';

export const meta: MetaFunction = () => [{ title: 'New workspace · CRM Flow' }];

export function loader({ context }: LoaderFunctionArgs) {
  if (context.subject.kind !== 'user') throw redirect('/sign-in?next=/workspaces/new');
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const name = textOf(form, 'name');
  const outcome = await attempt(args, (api) => api.workspaces.create({ name, ...browserLocality(args.request, form) }));
  if (!outcome.ok) return data({ error: outcome.error, values: { name } }, outcome.init);
  throw redirect(`/w/${outcome.value.slug}/welcome`);
}

export default function NewWorkspace() {
  const refusal = useActionData<typeof action>();
  return (
    <AuthForm
      title="New workspace"
      description="Records, members and keys of its own. You become its owner."
      submit="Create workspace"
      refusal={refusal}
      fields={['name']}
      footer={<TextLink to="/">Back to my workspace</TextLink>}
    >
      <BrowserZone />
      <TextField
        label="Name"
        name="name"
        required
        autoFocus
        defaultValue={refusal?.values.name}
        error={fieldError(refusal, 'name')}
      />
    </AuthForm>
  );
}
