import * as z from 'zod';
import { instant } from '../identity';
import { role } from '../workspaces';

export const memberView = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  status: z.enum(['active', 'suspended']),
  /** The person who asks. */
  self: z.boolean(),
  joinedAt: instant,
});
export type MemberView = z.output<typeof memberView>;

export const invitationView = z.object({
  id: z.string(),
  email: z.string(),
  role,
  invitedBy: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
  expired: z.boolean(),
});
export type InvitationView = z.output<typeof invitationView>;

/** What the holder of an invitation's link may know before they sign in. */
export const invitationLookView = z.object({
  workspace: z.string(),
  email: z.string(),
  role,
  invitedBy: z.string().nullable(),
  /** Whether the invited address has an account to sign in with. */
  hasAccount: z.boolean(),
  expiresAt: instant,
});
