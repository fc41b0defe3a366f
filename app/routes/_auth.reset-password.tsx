import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AuthForm } from '~/features/identity/auth-form';
import { DeadLink } from '~/features/identity/dead-link';
import { PasswordField } from '~/features/identity/password-field';
import { answer, attempt } from '~/lib/api.server';
import { fieldError } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { ButtonLink } from '~/ui/button';
import { TextField } from '~/ui/text-field';
import { TextLink } from '~/ui/text-link';

export const meta: MetaFunction = () => [{ title: 'New password · CRM Flow' }];

export async function loader(args: LoaderFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get('token');
  if (!token) throw redirect('/forgot-password');
  return { token, ...(await answer(args, (api) => api.identity.lookAtReset({ token }))) };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const outcome = await attempt(args, (api) =>
    api.identity.resetPassword({ token: textOf(form, 'token'), password: textOf(form, 'password') }),
  );
  if (!outcome.ok) return data({ error: outcome.error, values: {} }, outcome.init);
  throw redirect('/sign-in?notice=password-changed');
}

export default function ResetPassword() {
  const { token, email } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <AuthForm
      title="Choose a new password"
      description="You will be signed out everywhere else."
      submit="Set password"
      refusal={refusal}
      fields={['password']}
      footer={<TextLink to="/forgot-password">Send another link</TextLink>}
    >
      <input type="hidden" name="token" value={token} />
      <TextField label="E-mail address" value={email} autoComplete="username" readOnly />
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        required
        autoFocus
        hint="At least 15 characters. A sentence is easy to remember."
        error={fieldError(refusal, 'password')}
      />
    </AuthForm>
  );
}

export function ErrorBoundary() {
  return (
    <DeadLink
      action={
        <>
          <ButtonLink to="/forgot-password" variant="primary">
            Send a new link
          </ButtonLink>
          <ButtonLink to="/sign-in">Back to sign-in</ButtonLink>
        </>
      }
    />
  );
}
