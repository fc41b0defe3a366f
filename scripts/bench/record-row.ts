import { newId, type TenantId } from '@db/ids';

/** What every record has, of one that somebody made at an instant. */
export const recordRow = (tenantId: TenantId, userId: string, createdAt: Date) => ({
  tenantId,
  id: newId(),
  version: 1,
  createdAt,
  updatedAt: createdAt,
  createdBy: userId,
  ownerId: userId,
  deletedAt: null,
  importId: null,
  demo: false,
  custom: {},
});
