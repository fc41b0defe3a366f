import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AuthForm } from '~/features/identity/auth-form';
import { PasswordField } from '~/features/identity/password-field';
import { answer, attempt } from '~/lib/api.server';
import { fieldError, fieldToBegin } from '~/lib/form-outcome';
import { textOf } from '~/lib/forms.server';
import { Banner } from '~/ui/banner';
import { ButtonLink } from '~/ui/button';
import { RouteError } from '~/ui/route-error';
import { TextField } from '~/ui/text-field';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Join ${loaded.invitation.workspace} · CRM Flow` : 'Invitation · CRM Flow' },
];

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

export async function loader(args: LoaderFunctionArgs) {
  const token = tokenOf(args.request);
  const invitation = await answer(args, (api) => api.invitations.look({ token }));
  const { subject } = args.context;
  const signedInAs = subject.kind === 'user' ? subject.user.email : undefined;
  return { token, invitation, signedInAs };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const token = tokenOf(args.request);
  const name = textOf(form, 'name');
  const outcome = await attempt(args, async (api) =>
    textOf(form, 'intent') === 'accept'
      ? await api.invitations.accept({ token })
      : (await api.invitations.signUp({ token, name, password: textOf(form, 'password') })).workspace,
  );
  if (!outcome.ok) return data({ error: outcome.error, values: { name } }, outcome.init);
  throw redirect(`/w/${outcome.value.slug}?joined`);
}

const fields = ['name', 'password'];

export default function Invitation() {
  const { token, invitation, signedInAs } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const begin = fieldToBegin(refusal, fields);
  const title = `Join ${invitation.workspace}`;
  const description = (
    <>
      {invitation.invitedBy ?? 'A member'} invited <strong>{invitation.email}</strong> as {invitation.role}.
    </>
  );
  if (signedInAs && signedInAs !== invitation.email) {
    return (
      <>
        <h1 className="font-semibold text-20">{title}</h1>
        <Banner tone="warning" className="mt-4">
          You are signed in as {signedInAs}, and the invitation is for {invitation.email}. Sign out first, then open the
          link again.
        </Banner>
        <ButtonLink to="/" className="mt-4">
          Go to my workspace
        </ButtonLink>
      </>
    );
  }
  if (signedInAs) {
    return (
      <AuthForm title={title} description={description} submit="Join" refusal={refusal} fields={[]}>
        <input type="hidden" name="intent" value="accept" />
      </AuthForm>
    );
  }
  if (invitation.hasAccount) {
    return (
      <>
        <h1 className="font-semibold text-20">{title}</h1>
        <p className="mt-1 mb-6 text-13 text-muted">{description}</p>
        <ButtonLink
          variant="primary"
          size="large"
          wide
          to={`/sign-in?next=${encodeURIComponent(`/invitation?token=${token}`)}`}
        >
          Sign in to join
        </ButtonLink>
      </>
    );
  }
  return (
    <AuthForm title={title} description={description} submit="Join" refusal={refusal} fields={fields}>
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        autoFocus={begin === 'name'}
        defaultValue={refusal?.values.name}
        error={fieldError(refusal, 'name')}
      />
      <TextField label="E-mail address" value={invitation.email} autoComplete="username" readOnly />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        required
        autoFocus={begin === 'password'}
        hint="At least 15 characters. A sentence is easy to remember."
        error={fieldError(refusal, 'password')}
      />
    </AuthForm>
  );
}

export function ErrorBoundary() {
  return <RouteError />;
}
