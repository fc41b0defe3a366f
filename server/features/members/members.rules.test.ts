import { describe, expect, it } from 'vitest';
import { roles } from '../../trpc/access';
import { lastOwnerProblem, memberProblem, roleProblem } from './members.rules';

describe('who may change whom', () => {
  it('nobody gives a role above their own, or changes somebody above them', () => {
    for (const [rank, actor] of roles.entries()) {
      for (const [otherRank, other] of roles.entries()) {
        expect(roleProblem(actor, other) === undefined).toBe(otherRank >= rank);
        expect(memberProblem(actor, other) === undefined).toBe(otherRank >= rank);
      }
    }
    expect(roleProblem('admin', 'owner')).toContain('cannot make somebody owner');
    expect(memberProblem('admin', 'owner')).toContain('cannot change somebody who is owner');
  });

  it('the last owner stays', () => {
    expect(lastOwnerProblem(['a'], 'a')).toContain('last owner');
    expect(lastOwnerProblem(['a', 'b'], 'a')).toBeUndefined();
    expect(lastOwnerProblem(['b'], 'a')).toBeUndefined();
  });
});
