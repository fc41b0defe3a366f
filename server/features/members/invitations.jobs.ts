import { asTenantId } from '@db/ids';
import { and, eq, gt, isNull } from 'drizzle-orm';
import * as z from 'zod';
import type { JobDefinition } from '@/lib/jobs/types';
import { newToken, tokenHash } from '@/lib/security/tokens';
import type { AppServices } from '../../trpc/context';
import { letter, oneLine } from '../identity';

const input = z.object({ tenantId: z.uuid(), invitationId: z.uuid(), origin: z.string(), invitedBy: z.string() });

/** Sends an invitation. The secret of its link is made here and is in the mail only. */
export const invitationMail = { name: 'members.invitation-mail', maxAttempts: 5 };

async function sendInvitation(
  app: AppServices,
  { tenantId, invitationId, origin, invitedBy }: z.output<typeof input>,
): Promise<void> {
  const token = newToken();
  const found = await app.database.forTenant(asTenantId(tenantId)).transaction('invitations.link', async (tx) => {
    const { invitations, tenants } = tx.tables;
    const [open] = await tx.sql
      .update(invitations)
      .set({ tokenHash: tokenHash(token) })
      .where(
        and(
          eq(invitations.tenantId, tx.tenantId),
          eq(invitations.id, invitationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, app.now()),
        ),
      )
      .returning({ email: invitations.email, role: invitations.role });
    const [workspace] = await tx.sql.select({ name: tenants.name }).from(tenants).where(eq(tenants.id, tx.tenantId));
    return open && workspace && { ...open, workspace: workspace.name };
  });
  if (!found) return;
  const [who, where] = [oneLine(invitedBy), oneLine(found.workspace)];
  await app.services.mail.send(
    letter({
      to: found.email,
      subject: `${who} invites you to ${where}`,
      paragraphs: ['Hello,', `${who} invites you to work in ${where} on CRM Flow, as ${found.role}.`],
      action: { label: 'Join the workspace', url: `${origin}/invitation?token=${token}` },
      footer: 'The link works once, for seven days. If you do not know the sender, you can ignore this mail.',
    }),
  );
}

/** What the worker runs for this feature. */
export function membersJobs(app: AppServices): JobDefinition[] {
  const invitation: JobDefinition<z.output<typeof input>> = {
    ...invitationMail,
    input,
    timeoutSeconds: 60,
    handle: ({ data }) => sendInvitation(app, data),
  };
  return [invitation];
}
