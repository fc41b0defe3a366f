import type { RoleName } from '@db/tables/tenancy';

/** Roles from most to least; each may do all that the ones after it may. */
export const roles = ['owner', 'admin', 'manager', 'member', 'viewer'] as const satisfies readonly RoleName[];
export type Role = (typeof roles)[number];

/**
 * Who may do what, on one page: permission → the least role that has it. Every procedure names one of these, or
 * 'public' / 'signed-in' where no workspace is involved.
 */
export const permissions = {
  'workspace.read': 'viewer',
  'workspace.update': 'admin',
  'workspace.delete': 'owner',
  'members.read': 'viewer',
  'members.invite': 'admin',
  'members.update': 'admin',
  'members.remove': 'admin',
  'api-keys.read': 'admin',
  'api-keys.create': 'admin',
  'api-keys.revoke': 'admin',
  'records.read': 'viewer',
  'records.create': 'member',
  'records.update': 'member',
  'records.delete': 'member',
  'records.restore': 'member',
  'records.destroy': 'admin',
  'records.export': 'member',
  'tags.manage': 'manager',
  'pipelines.manage': 'manager',
  'views.manage': 'manager',
  'records.bulk': 'member',
  'bulk.undo': 'manager',
  'changes.undo': 'member',
  'imports.read': 'member',
  'imports.run': 'member',
  'imports.undo': 'manager',
  'demo.add': 'admin',
  'demo.remove': 'admin',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof permissions;
export type Access = Permission | 'public' | 'signed-in';

export const allows = (role: Role, permission: Permission): boolean =>
  roles.indexOf(role) <= roles.indexOf(permissions[permission]);

/** The permissions of a role, for pages that show or hide what a person may do. */
export const permissionsOf = (role: Role): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((permission) => allows(role, permission));
