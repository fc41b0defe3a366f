import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AuthForm } from '~/features/identity/auth-form';
import { PasswordField } from '~/features/identity/password-field';
import { attempt } from '~/lib/api.server';
import { fieldError, fieldToBegin } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { Banner } from '~/ui/banner';
import { TextField } from '~/ui/text-field';
import { TextLink } from '~/ui/text-link';

export const meta: MetaFunction = () => [{ title: 'Sign in · CRM Flow' }];

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = context.safePath(searchParams.get('next'), '');
  if (context.subject.kind === 'user') throw redirect(next || '/');
  return { next, notice: searchParams.get('notice'), demo: context.demoSignIn };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const email = textOf(form, 'email');
  const outcome = await attempt(args, (api) => api.identity.signIn({ email, password: textOf(form, 'password') }));
  if (!outcome.ok) return data({ error: outcome.error, values: { email } }, outcome.init);
  throw redirect(args.context.safePath(new URL(args.request.url).searchParams.get('next')));
}

const notices: Record<string, string> = {
  'password-changed': 'Your new password is set. Sign in with it.',
  'signed-out': 'You are signed out.',
};

const fields = ['email', 'password'];

export default function SignIn() {
  const { next, notice, demo } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const begin = fieldToBegin(refusal, fields);
  const search = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <AuthForm
      title="Sign in"
      submit="Sign in"
      refusal={refusal}
      fields={fields}
      footer={
        <>
          New here? <TextLink to={`/sign-up${search}`}>Create a workspace</TextLink>
        </>
      }
    >
      {notice && notices[notice] && !refusal && <Banner tone="success">{notices[notice]}</Banner>}
      {demo && (
        <Banner title="Demo workspace">
          Sign in as <strong>{demo.email}</strong> with the password <strong>{demo.password}</strong>
        </Banner>
      )}
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus={begin === 'email'}
        defaultValue={refusal?.values.email ?? demo?.email}
        error={fieldError(refusal, 'email')}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        autoFocus={begin === 'password'}
        defaultValue={refusal ? undefined : demo?.password}
        error={fieldError(refusal, 'password')}
        aside={
          <TextLink to="/forgot-password" className="text-12">
            Forgot it?
          </TextLink>
        }
      />
    </AuthForm>
  );
}
