import { type Role, roles } from '../../trpc/access';

/** True when `one` may do more than `other`. */
export const isAbove = (one: Role, other: Role): boolean => roles.indexOf(one) < roles.indexOf(other);

/** Why somebody with the role `actor` may not give the role `wanted`, or undefined when they may. */
export const roleProblem = (actor: Role, wanted: Role): string | undefined =>
  isAbove(wanted, actor) ? `Your role (${actor}) cannot make somebody ${wanted}.` : undefined;

/** Why somebody with the role `actor` may not change a member with the role `target`, or undefined when they may. */
export const memberProblem = (actor: Role, target: Role): string | undefined =>
  isAbove(target, actor) ? `Your role (${actor}) cannot change somebody who is ${target}.` : undefined;

/** Why an owner cannot stop being one, or undefined. A workspace without an owner could never be managed again. */
export const lastOwnerProblem = (owners: readonly string[], userId: string): string | undefined =>
  owners.length === 1 && owners[0] === userId
    ? 'The last owner of a workspace has to stay. Make somebody else an owner first.'
    : undefined;
