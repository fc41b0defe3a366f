import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { AuthForm } from '~/features/identity/auth-form';
import { PasswordField } from '~/features/identity/password-field';
import { attempt } from '~/lib/api.server';
import { fieldError } from '~/lib/form-outcome';
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
  const [name, email, workspace] = [textOf(form, 'name'), textOf(form, 'email'), textOf(form, 'workspace')];
  const timeZone = textOf(form, 'timeZone');
  const outcome = await attempt(args, (api) =>
    api.identity.signUp({
      name,
      email,
      workspace,
      password: textOf(form, 'password'),
      ...(timeZone && { timeZone }),
      ...(args.request.headers.has('Accept-Language') && { locale: preferredLocale(args.request) }),
    }),
  );
  if (!outcome.ok) return data({ error: outcome.error, values: { name, email, workspace } }, outcome.init);
  throw redirect(`/w/${outcome.value.workspace.slug}/people`);
}

/** The first language a browser asks for, when it is one that formats numbers and dates. */
function preferredLocale(request: Request): string | undefined {
  const first = (request.headers.get('Accept-Language') ?? '').split(/[,;]/)[0]?.trim() ?? '';
  try {
    return Intl.getCanonicalLocales(first)[0]?.slice(0, 35);
  } catch {
    return undefined;
  }
}

export default function SignUp() {
  const { next } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const zone = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (zone.current) zone.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  return (
    <AuthForm
      title="Create a workspace"
      description="You become its owner; invite your team afterwards."
      submit="Create workspace"
      refusal={refusal}
      fields={['name', 'email', 'password', 'workspace']}
      footer={
        <>
          Have an account?{' '}
          <TextLink to={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>Sign in</TextLink>
        </>
      }
    >
      <input ref={zone} type="hidden" name="timeZone" />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        autoFocus
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
        defaultValue={refusal?.values.email}
        error={fieldError(refusal, 'email')}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        required
        hint="At least 15 characters. A sentence is easy to remember."
        error={fieldError(refusal, 'password')}
      />
      <TextField
        label="Workspace name"
        name="workspace"
        autoComplete="organization"
        required
        hint="Usually your company's name."
        defaultValue={refusal?.values.workspace}
        error={fieldError(refusal, 'workspace')}
      />
    </AuthForm>
  );
}
