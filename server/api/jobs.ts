import type { JobDefinition } from '@/lib/jobs/types';
import { bulkJobs } from '../features/bulk';
import { dealsJobs } from '../features/deals/deals.jobs';
import { housekeepingJob } from '../features/housekeeping';
import { identityJobs } from '../features/identity';
import { importsJobs } from '../features/imports';
import { inboxJobs } from '../features/inbox';
import { membersJobs } from '../features/members';
import { rollupsJobs } from '../features/rollups/rollups.jobs';
import { workspacesJobs } from '../features/workspaces';
import type { AppServices } from '../trpc/context';

/** Everything a worker runs. Each feature brings its own. */
export const jobDefinitions = (app: AppServices): JobDefinition[] => [
  ...identityJobs(app),
  ...membersJobs(app),
  ...workspacesJobs(app),
  ...importsJobs(app),
  ...dealsJobs(app),
  ...bulkJobs(app),
  ...inboxJobs(app),
  ...rollupsJobs(app),
  housekeepingJob(app),
];
