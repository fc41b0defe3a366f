import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AuthForm } from '~/features/identity/auth-form';
import { browserLocality } from '~/features/identity/browser-locality.server';
import { BrowserZone } from '~/features/identity/browser-zone';
import { MailSent } from '~/features/identity/mail-sent';
import { PasswordField } from '~/features/identity/password-field';
import { attempt } from '~/lib/api.server';
import { fieldError, fieldToBegin } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { TextField } from '~/ui/text-field';
import { TextLink } from '~/ui/text-link';

export const meta: MetaFunction = () => [{ title: 'Create a workspace · CRM Flow' }];

export function loader({ request, context }: LoaderFunctionArgs) {
  if (context.subject.kind === 'user') throw redirect('/');
  return { next: context.safePath(new URL(request.url).searchParams.get('next'), '') };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const values = { name: textOf(form, 'name'), email: textOf(form, 'email'), workspace: textOf(form, 'workspace') };
  const outcome = await attempt(args, (api) =>
    api.identity.signUp({
      ...values,
      password: textOf(form, 'password'),
      ...browserLocality(args.request, form),
    }),
  );
  if (!outcome.ok) return data({ error: outcome.error, values }, outcome.init);
  if (outcome.value.next === 'mail') return { sentTo: values.email.trim() };
  throw redirect(`/w/${outcome.value.workspace.slug}/welcome`);
}

const fields = ['name', 'email', 'password', 'workspace'];

export default function SignUp() {
  const { next } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result && 'sentTo' in result) return <GoOnByMail to={result.sentTo} />;
  const refusal = result;
  const begin = fieldToBegin(refusal, fields);
  return (
    <AuthForm
      title="Create a workspace"
      description="You become its owner; invite your team afterwards."
      submit="Create workspace"
      refusal={refusal}
      fields={fields}
      footer={
        <>
          Have an account?{' '}
          <TextLink to={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>Sign in</TextLink>
        </>
      }
    >
      <BrowserZone />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        autoFocus={begin === 'name'}
        defaultValue={refusal?.values.name}
        error={fieldError(refusal, 'name')}
      />
      <TextField
        label="Work e-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus={begin === 'email'}
        defaultValue={refusal?.values.email}
        error={fieldError(refusal, 'email')}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        required
        autoFocus={begin === 'password'}
        hint="At least 15 characters. A sentence is easy to remember."
        error={fieldError(refusal, 'password')}
      />
      <TextField
        label="Workspace name"
        name="workspace"
        autoComplete="organization"
        required
        autoFocus={begin === 'workspace'}
        hint="Usually your company's name."
        defaultValue={refusal?.values.workspace}
        error={fieldError(refusal, 'workspace')}
      />
    </AuthForm>
  );
}

function GoOnByMail({ to }: { to: string }) {
  return (
    <MailSent>
      <p>
        The next step is on its way to <strong className="wrap-anywhere">{to}</strong>. Its link works for one day.
      </p>
      <p>
        Nothing there after a few minutes? Look among the junk mail, or{' '}
        <TextLink to="/sign-up" reloadDocument>
          try again
        </TextLink>
        .
      </p>
    </MailSent>
  );
}
