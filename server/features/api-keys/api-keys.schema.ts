import * as z from 'zod';
import { shortName } from '../workspaces/workspaces.schema';

/** A key never owns a workspace: deleting one, and making owners, is for people. */
export const keyRole = z.enum(['admin', 'manager', 'member', 'viewer']);

const instant = z.iso.datetime();

export const apiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters of its secret part. */
  prefix: z.string(),
  role: keyRole,
  createdBy: z.object({ id: z.string(), name: z.string().nullable() }),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type ApiKeyView = z.output<typeof apiKeyView>;

export const createApiKeyInput = z.strictObject({
  name: shortName(80),
  role: keyRole,
  /** Days until it stops working; null for a key without an end. */
  expiresInDays: z.int().min(1).max(730).nullable().default(90),
});
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;
