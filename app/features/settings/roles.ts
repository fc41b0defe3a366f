import type { Role } from '@/api/types';

const words: Record<Role, { label: string; hint: string }> = {
  owner: { label: 'Owner', hint: 'everything, also deleting the workspace' },
  admin: { label: 'Admin', hint: 'members, keys and settings' },
  manager: { label: 'Manager', hint: 'tags, undoing imports' },
  member: { label: 'Member', hint: 'works with records' },
  viewer: { label: 'Viewer', hint: 'reads only' },
};
const order: readonly Role[] = ['owner', 'admin', 'manager', 'member', 'viewer'];

/** The roles that somebody may give: the own one and those below; only an owner makes owners. */
export const rolesUpTo = (role: Role): Role[] => order.slice(order.indexOf(role));

export const roleOptions = (roles: readonly Role[]) => roles.map((role) => ({ value: role, ...words[role] }));
