import * as z from 'zod';
import { locale, shortName, timeZone, workspaceName } from '../workspaces/workspaces.schema';
import { passwordProblem } from './passwords.rules';

/** One address for one account, however it is typed. */
export const emailAddress = z
  .string()
  .max(254, 'An e-mail address has at most 254 characters.')
  .trim()
  .min(1, 'Enter an e-mail address.')
  .toLowerCase()
  .pipe(z.email('This is no e-mail address.'));

export const personName = shortName(120);

/** A password that somebody has. */
export const password = z.string().min(1, 'Enter the password.').max(4_000, 'Use at most 128 characters.');

/**
 * A password that somebody chooses. What can be said of it alone is said together with what else is wrong in the form;
 * whether it is the person's own name, or one of the most used, is looked at when the rest is right.
 */
export const newPassword = z
  .string()
  .max(4_000, 'Use at most 128 characters.')
  .superRefine((value, { addIssue }) => {
    const problem = passwordProblem(value, {}, new Set());
    if (problem) addIssue({ code: 'custom', message: problem });
  });

/** The secret part of a link in a mail. */
export const linkToken = z.string().min(1).max(100);

export const instant = z.iso.datetime();

export const userView = z.object({ id: z.string(), name: z.string(), email: z.string() });

export const sessionView = z.object({
  id: z.string(),
  /** The session that asks. */
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
});

export const signUpInput = z.strictObject({
  name: personName,
  email: emailAddress,
  password: newPassword,
  workspace: workspaceName,
  /** As the browser says them; what this server does not know is left at the default. */
  timeZone: timeZone.optional().catch(undefined),
  locale: locale.optional().catch(undefined),
});

export type SignUpInput = z.output<typeof signUpInput>;
