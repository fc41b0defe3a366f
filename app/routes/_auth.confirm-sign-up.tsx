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

export const meta: MetaFunction = () => [{ title: 'Confirm your address · CRM Flow' }];

export async function loader(args: LoaderFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get('token');
  if (!token) throw redirect('/sign-up');
  return { token, ...(await answer(args, (api) => api.identity.lookAtSignUp({ token }))) };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const outcome = await attempt(args, (api) =>
    api.identity.confirmSignUp({ token: textOf(form, 'token'), password: textOf(form, 'password') }),
  );
  if (!outcome.ok) return data({ error: outcome.error, values: {} }, outcome.init);
  throw redirect(`/w/${outcome.value.workspace.slug}/welcome`);
}

export default function ConfirmSignUp() {
  const { token, email, workspace } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <AuthForm
      title={`Create ${workspace}`}
      description="Your address is confirmed. Enter the password that you chose when you signed up."
      submit="Create workspace"
      refusal={refusal}
      fields={['password']}
      footer={
        <>
          Was that not you? Close this page: nothing is made. <TextLink to="/sign-up">Sign up anew</TextLink>
        </>
      }
    >
      <input type="hidden" name="token" value={token} />
      <TextField label="E-mail address" value={email} autoComplete="username" readOnly />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        autoFocus
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
          <ButtonLink to="/sign-in" variant="primary">
            Sign in
          </ButtonLink>
          <ButtonLink to="/sign-up">Sign up anew</ButtonLink>
        </>
      }
    />
  );
}
