import type { JobDefinition } from '@/lib/jobs/types';
import { identityJobs } from '../features/identity/identity.jobs';
import type { AppServices } from '../trpc/context';

/** Everything a worker runs. Each feature brings its own. */
export const jobDefinitions = (app: AppServices): JobDefinition[] => [...identityJobs(app)];
