import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AuthForm } from '~/features/identity/auth-form';
import { PasswordField } from '~/features/identity/password-field';
import { attempt } from '~/lib/api.server';
import { fieldError } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { TextLink } from '~/ui/text-link';

export const meta: MetaFunction = () => [{ title: 'New password · CRM Flow' }];

export function loader({ request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token');
  if (!token) throw redirect('/forgot-password');
  return { token };
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
  const { token } = useLoaderData<typeof loader>();
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
