import type { Permission } from '@/api/types';
import type { Guide } from './load-guide.server';

type Deed = Exclude<keyof Guide, 'isNew' | 'demo'>;

type GuideStep = { deed: Deed; label: string; hint: string; place: string; needs: Permission };

/** What somebody does who gets to know the product, in the order in which it makes sense. */
const steps: readonly GuideStep[] = [
  {
    deed: 'imported',
    label: 'Import a sheet',
    hint: 'People or companies from CSV or Excel; you see what will happen first.',
    place: 'imports/new',
    needs: 'imports.run',
  },
  {
    deed: 'viewed',
    label: 'Build a view',
    hint: 'Filter and sort a list, then save it under a name.',
    place: 'people',
    needs: 'records.read',
  },
  {
    deed: 'moved',
    label: 'Move a deal',
    hint: 'Add one on the board, then move it to the next stage; the forecast follows.',
    place: 'deals/board',
    needs: 'records.update',
  },
  {
    deed: 'invited',
    label: 'Invite a colleague',
    hint: 'They get a link by mail.',
    place: 'settings/members',
    needs: 'members.invite',
  },
];

/** The steps that somebody may take, and which of them they have taken. */
export const stepsOf = (guide: Guide, can: (needs: Permission) => boolean) =>
  steps.filter(({ needs }) => can(needs)).map((step) => ({ ...step, done: guide[step.deed] }));
