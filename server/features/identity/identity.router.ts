import * as z from 'zod';
import { router } from '../../trpc/init';
import { publicProcedure, signedInProcedure } from '../../trpc/procedures';
import { membershipView, permission, workspaceView } from '../workspaces';
import { signIn, signOut } from './accounts';
import {
  emailAddress,
  linkToken,
  newPassword,
  password,
  personName,
  sessionView,
  signUpInput,
  userView,
} from './identity.schema';
import { changePassword, lookAtReset, requestPasswordReset, resetPassword } from './password-changes';
import { listSessions, me, revokeSession, signOutEverywhere, updateProfile } from './profile';
import { confirmSignUp, lookAtSignUp, signUp } from './sign-up';

const done = z.object({ done: z.literal(true) });
const ok = { done: true } as const;
const begun = z.object({ user: userView, workspace: workspaceView.omit({ version: true }) });

export const identityRouter = router({
  signUp: publicProcedure()
    .meta({
      summary: 'Creates an account with a workspace of its own and signs in, or sends a mail that leads there.',
    })
    .input(signUpInput)
    .output(
      z.discriminatedUnion('next', [
        begun.extend({ next: z.literal('workspace') }),
        /** The same for every address, whether it has an account or not. */
        z.object({ next: z.literal('mail') }),
      ]),
    )
    .mutation(({ ctx, input }) => signUp(ctx, input)),

  lookAtSignUp: publicProcedure()
    .meta({ summary: 'Shows the holder of the link of a sign-up mail what it is for.' })
    .input(z.strictObject({ token: linkToken }))
    .output(z.object({ email: z.string(), workspace: z.string() }))
    .query(({ ctx, input }) => lookAtSignUp(ctx, input.token)),

  confirmSignUp: publicProcedure()
    .meta({ summary: 'Creates the account and workspace of a sign-up with the link of its mail, and signs in.' })
    .input(z.strictObject({ token: linkToken, password }))
    .output(begun)
    .mutation(({ ctx, input }) => confirmSignUp(ctx, input)),

  signIn: publicProcedure()
    .meta({ summary: 'Signs in with e-mail address and password; the answer sets the session cookie.' })
    .input(z.strictObject({ email: emailAddress, password }))
    .output(z.object({ user: userView, workspaces: z.array(membershipView) }))
    .mutation(({ ctx, input }) => signIn(ctx, input)),

  signOut: publicProcedure()
    .meta({ summary: 'Ends the session of this browser.' })
    .output(done)
    .mutation(async ({ ctx }) => {
      await signOut(ctx);
      return ok;
    }),

  signOutEverywhere: signedInProcedure()
    .meta({ summary: 'Ends every session of the person, this one included.' })
    .output(z.object({ ended: z.number() }))
    .mutation(({ ctx }) => signOutEverywhere(ctx)),

  listSessions: signedInProcedure()
    .meta({ summary: 'Lists where the person is signed in.' })
    .output(z.array(sessionView))
    .query(({ ctx }) => listSessions(ctx)),

  revokeSession: signedInProcedure()
    .meta({ summary: 'Ends one session of the person.' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await revokeSession(ctx, input.id);
      return ok;
    }),

  requestPasswordReset: publicProcedure()
    .meta({ summary: 'Sends a link for a new password to an address, when it has an account.' })
    .input(z.strictObject({ email: emailAddress }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await requestPasswordReset(ctx, input.email);
      return ok;
    }),

  lookAtReset: publicProcedure()
    .meta({ summary: 'Shows the holder of the link of a reset mail whose password it is for.' })
    .input(z.strictObject({ token: linkToken }))
    .output(z.object({ email: z.string() }))
    .query(({ ctx, input }) => lookAtReset(ctx, input.token)),

  resetPassword: publicProcedure()
    .meta({ summary: 'Sets a new password with the link of a mail and ends all sessions.' })
    .input(z.strictObject({ token: linkToken, password: newPassword }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx, input);
      return ok;
    }),

  changePassword: signedInProcedure()
    .meta({ summary: 'Changes the own password and ends all other sessions.' })
    .input(z.strictObject({ current: password, password: newPassword }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx, input);
      return ok;
    }),

  me: signedInProcedure()
    .meta({ summary: 'Says who is signed in, in which workspaces, and what they may do in the current one.' })
    .output(
      z.object({
        user: userView,
        workspaces: z.array(membershipView),
        current: membershipView.extend({ permissions: z.array(permission) }).nullable(),
        lastWorkspace: z.string().nullable(),
      }),
    )
    .query(({ ctx }) => me(ctx)),

  updateProfile: signedInProcedure()
    .meta({ summary: 'Changes the own name.' })
    .input(z.strictObject({ name: personName }))
    .output(userView)
    .mutation(({ ctx, input }) => updateProfile(ctx, input.name)),
});
