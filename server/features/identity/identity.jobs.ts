import { newId } from '@db/ids';
import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs/types';
import { newToken, tokenHash } from '@/lib/security/tokens';
import type { AppServices } from '../../trpc/context';
import { findCredentials, findUser, resetPrefix } from './identity.queries';
import { letter } from './letters';
import { signUpJobs } from './sign-up.jobs';

const resetLinkMinutes = 60;

const resetInput = z.object({ email: z.string(), origin: z.string() });
/** Sends the link, when the address has an account. The secret of the link is made here and is in the mail only. */
export const passwordResetMail = { name: 'identity.password-reset-mail', maxAttempts: 5 };

const changedInput = z.object({ userId: z.string() });
/** Tells the owner of an account that its password is another one now. */
export const passwordChangedMail = { name: 'identity.password-changed-mail', maxAttempts: 5 };

async function sendResetLink(app: AppServices, { email, origin }: z.output<typeof resetInput>): Promise<void> {
  const token = newToken();
  const user = await app.database.system.transaction('identity.reset-link', async (tx) => {
    const found = await findCredentials(tx, email);
    if (!found) return undefined;
    const { verifications } = tx.tables;
    const now = app.now();
    // Earlier links stay until one is used: of mails that were asked for twice, either may come last
    await tx.sql.insert(verifications).values({
      id: newId(),
      identifier: resetPrefix + tokenHash(token),
      value: found.id,
      expiresAt: new Date(now.getTime() + resetLinkMinutes * 60_000),
      createdAt: now,
      updatedAt: now,
    });
    return found;
  });
  if (!user) return;
  await app.services.mail.send(
    letter({
      to: user.email,
      subject: 'Choose a new password',
      paragraphs: [
        `Hello ${user.name},`,
        `somebody, hopefully you, asked for a new password for CRM Flow. The link works once, for ${resetLinkMinutes} minutes.`,
      ],
      action: { label: 'Choose a new password', url: `${origin}/reset-password?token=${token}` },
      footer: 'If you did not ask for it, you can ignore this mail: your password stays as it is.',
    }),
  );
}

async function sendChangeNotice(app: AppServices, { userId }: z.output<typeof changedInput>): Promise<void> {
  const user = await app.database.system.read('identity.find', (db) => findUser(db, userId));
  if (!user) return;
  await app.services.mail.send(
    letter({
      to: user.email,
      subject: 'Your password was changed',
      paragraphs: [
        `Hello ${user.name},`,
        'the password of your CRM Flow account was changed just now, and you were signed out everywhere else.',
      ],
      footer: 'If that was not you, reset the password from the sign-in page at once and tell your admin.',
    }),
  );
}

/** What the worker runs for this feature. */
export function identityJobs(app: AppServices): JobDefinition[] {
  const reset: JobDefinition<z.output<typeof resetInput>> = {
    ...passwordResetMail,
    input: resetInput,
    timeoutSeconds: 60,
    handle: ({ data }) => sendResetLink(app, data),
  };
  const changed: JobDefinition<z.output<typeof changedInput>> = {
    ...passwordChangedMail,
    input: changedInput,
    timeoutSeconds: 60,
    handle: ({ data }) => sendChangeNotice(app, data),
  };
  return [reset, changed, ...signUpJobs(app)];
}
