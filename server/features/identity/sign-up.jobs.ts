import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs/types';
import { newToken } from '@/lib/security/tokens';
import type { AppServices } from '../../trpc/context';
import { findCredentials } from './identity.queries';
import { letter } from './letters';
import { dropPendingSignUp, linkPendingSignUp } from './sign-up.queries';

const input = z.object({ id: z.uuid(), origin: z.string() });

/** Answers a sign-up by mail: with the link that makes the account, or with word that there is one. */
export const signUpMail = { name: 'identity.sign-up-mail', maxAttempts: 5 };

/** Nothing that was typed stands in these letters: whoever typed it may not be the one who reads it. */
const words = {
  link: {
    subject: 'Confirm your address for CRM Flow',
    paragraphs: [
      'Hello,',
      'somebody, hopefully you, signed up for CRM Flow with this address. Open the link and enter the password that you chose; then your workspace is there. The link works once, for one day.',
    ],
    footer: 'If that was not you, you can ignore this mail: no account is made.',
  },
  known: {
    subject: 'You already have an account',
    paragraphs: [
      'Hello,',
      'somebody, hopefully you, signed up for CRM Flow with this address. It has an account already: sign in with your password, or choose a new one from the sign-in page.',
      'For a further workspace, sign in and choose “New workspace” in the menu of workspaces.',
    ],
    footer: 'If that was not you, you can ignore this mail: nothing has changed.',
  },
} as const;

async function answerSignUp(app: AppServices, { id, origin }: z.output<typeof input>): Promise<void> {
  const token = newToken();
  const found = await app.database.system.transaction('identity.sign-up-link', async (tx) => {
    const pending = await linkPendingSignUp(tx, id, token);
    if (!pending) return undefined;
    return { email: pending.email, known: (await findCredentials(tx, pending.email)) !== undefined };
  });
  if (!found) return;
  const action = found.known
    ? { label: 'Sign in', url: `${origin}/sign-in` }
    : { label: 'Create my workspace', url: `${origin}/confirm-sign-up?token=${token}` };
  const { subject, paragraphs, footer } = found.known ? words.known : words.link;
  await app.services.mail.send(letter({ to: found.email, subject, paragraphs: [...paragraphs], action, footer }));
  // Only now: a try that the mail server refused finds the sign-up again
  if (found.known) await app.database.system.transaction('identity.sign-up-known', (tx) => dropPendingSignUp(tx, id));
}

/** What the worker runs for sign-ups. */
export function signUpJobs(app: AppServices): JobDefinition[] {
  const mail: JobDefinition<z.output<typeof input>> = {
    ...signUpMail,
    input,
    timeoutSeconds: 60,
    handle: ({ data }) => answerSignUp(app, data),
  };
  return [mail];
}
