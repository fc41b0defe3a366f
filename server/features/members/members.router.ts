import * as z from 'zod';
import { router } from '../../trpc/init';
import { publicProcedure, signedInProcedure, tenantProcedure } from '../../trpc/procedures';
import { emailAddress, linkToken, newPassword, personName, userView } from '../identity';
import { membershipView, role } from '../workspaces';
import { invite, listInvitations, resendInvitation, revokeInvitation } from './invitations.service';
import { acceptInvitation, lookAtInvitation, signUpWithInvitation } from './join';
import { invitationLookView, invitationView, memberView } from './members.schema';
import { changeRole, leaveWorkspace, listMembers, removeMember, setStatus } from './members.service';

const done = z.object({ done: z.literal(true) });
const ok = { done: true } as const;
const userId = z.uuid();

export const membersRouter = router({
  list: tenantProcedure('members.read')
    .meta({ summary: 'Lists the people of the workspace with their roles.', public: true })
    .output(z.array(memberView))
    .query(({ ctx }) => listMembers(ctx)),

  changeRole: tenantProcedure('members.update')
    .meta({ summary: 'Gives a member another role, at most the own one.' })
    .input(z.strictObject({ userId, role }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await changeRole(ctx, input);
      return ok;
    }),

  suspend: tenantProcedure('members.update')
    .meta({ summary: 'Shuts a member out of the workspace until they are let in again.' })
    .input(z.strictObject({ userId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await setStatus(ctx, { ...input, status: 'suspended' });
      return ok;
    }),

  reinstate: tenantProcedure('members.update')
    .meta({ summary: 'Lets a suspended member in again.' })
    .input(z.strictObject({ userId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await setStatus(ctx, { ...input, status: 'active' });
      return ok;
    }),

  remove: tenantProcedure('members.remove')
    .meta({ summary: 'Removes a member from the workspace; their records stay.' })
    .input(z.strictObject({ userId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await removeMember(ctx, input.userId);
      return ok;
    }),

  leave: tenantProcedure('workspace.read')
    .meta({ summary: 'Ends the own membership of the workspace.' })
    .output(done)
    .mutation(async ({ ctx }) => {
      await leaveWorkspace(ctx);
      return ok;
    }),
});

export const invitationsRouter = router({
  list: tenantProcedure('members.invite')
    .meta({ summary: 'Lists the invitations that nobody has accepted yet.' })
    .output(z.array(invitationView))
    .query(({ ctx }) => listInvitations(ctx)),

  create: tenantProcedure('members.invite')
    .meta({ summary: 'Invites somebody by mail, with a role of at most the own one.' })
    .input(z.strictObject({ email: emailAddress, role }))
    .output(invitationView)
    .mutation(({ ctx, input }) => invite(ctx, input)),

  resend: tenantProcedure('members.invite')
    .meta({ summary: 'Sends an invitation again with a new link.' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(invitationView)
    .mutation(({ ctx, input }) => resendInvitation(ctx, input.id)),

  revoke: tenantProcedure('members.invite')
    .meta({ summary: 'Withdraws an invitation.' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await revokeInvitation(ctx, input.id);
      return ok;
    }),

  look: publicProcedure()
    .meta({ summary: 'Shows the holder of an invitation link what it is for.' })
    .input(z.strictObject({ token: linkToken }))
    .output(invitationLookView)
    .query(({ ctx, input }) => lookAtInvitation(ctx, input.token)),

  accept: signedInProcedure()
    .meta({ summary: 'Joins the workspace of an invitation that was sent to the own address.' })
    .input(z.strictObject({ token: linkToken }))
    .output(membershipView)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input.token)),

  signUp: publicProcedure()
    .meta({ summary: 'Creates an account for an invited address, joins the workspace and signs in.' })
    .input(z.strictObject({ token: linkToken, name: personName, password: newPassword }))
    .output(z.object({ user: userView, workspace: membershipView }))
    .mutation(({ ctx, input }) => signUpWithInvitation(ctx, input)),
});
