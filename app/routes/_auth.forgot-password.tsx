import { type ActionFunctionArgs, data, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { AuthForm } from '~/features/identity/auth-form';
import { MailSent } from '~/features/identity/mail-sent';
import { attempt } from '~/lib/api.server';
import { fieldError } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { TextField } from '~/ui/text-field';
import { TextLink } from '~/ui/text-link';

export const meta: MetaFunction = () => [{ title: 'Forgotten password · CRM Flow' }];

export async function action(args: ActionFunctionArgs) {
  const email = textOf(await args.request.formData(), 'email');
  const outcome = await attempt(args, (api) => api.identity.requestPasswordReset({ email }));
  if (!outcome.ok) return data({ sent: false as const, error: outcome.error, values: { email } }, outcome.init);
  return { sent: true as const, email };
}

export default function ForgotPassword() {
  const result = useActionData<typeof action>();
  if (result?.sent) {
    return (
      <MailSent>
        <p>
          If <strong className="wrap-anywhere">{result.email}</strong> has an account, a link for a new password is on
          its way. It works for one hour.
        </p>
      </MailSent>
    );
  }
  return (
    <AuthForm
      title="Forgotten password"
      description="We send you a link to choose a new one."
      submit="Send the link"
      refusal={result}
      fields={['email']}
      footer={<TextLink to="/sign-in">Back to sign-in</TextLink>}
    >
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        defaultValue={result?.values.email}
        error={fieldError(result, 'email')}
      />
    </AuthForm>
  );
}
