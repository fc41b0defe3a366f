import type { Role } from '@/trpc/access';
import type { Actor } from '@/trpc/context';
import type { Random } from './random';

export type DemoPerson = { key: string; name: string; email: string; role: Role };

/** Who works at the two workspaces of the demo; the first owns the main one. */
export const demoPeople: readonly DemoPerson[] = [
  { key: 'mara', name: 'Mara Lindqvist', email: 'mara@lumen.example.com', role: 'owner' },
  { key: 'jonas', name: 'Jonas Weber', email: 'jonas@lumen.example.com', role: 'manager' },
  { key: 'aisha', name: 'Aisha Khan', email: 'aisha@lumen.example.com', role: 'member' },
  { key: 'pawel', name: 'Paweł Zieliński', email: 'pawel@lumen.example.com', role: 'member' },
  { key: 'chloe', name: 'Chloé Martin', email: 'chloe@lumen.example.com', role: 'member' },
  { key: 'ben', name: "Ben O'Connor", email: 'ben@lumen.example.com', role: 'member' },
  { key: 'ruth', name: 'Ruth Okafor', email: 'ruth@lumen.example.com', role: 'viewer' },
];

/** The eighth user: a program, with a key whose secret nobody has. */
export const demoIntegration = 'Web form';

/** Who is at the small workspace, and as what. */
export const kiteMembers: readonly { key: string; role: Role }[] = [
  { key: 'jonas', role: 'owner' },
  { key: 'aisha', role: 'member' },
  { key: 'mara', role: 'viewer' },
];

/** The people of a workspace as they act in its story. */
export type Cast = {
  owner: Actor;
  manager: Actor;
  reps: readonly Actor[];
  integration: Actor;
};

/** Somebody who does the daily work: mostly reps, sometimes their manager. */
export const somebody = (random: Random, { manager, reps }: Cast): Actor =>
  random.chance(0.12) ? manager : random.pick(reps);
