import { t } from '@/trpc/init';
import { recordRouter } from '../records/record-router';
import { employmentsRouter } from './employments.router';
import { personObject } from './person-object';

export { personObject };

export const peopleRouter = t.mergeRouters(recordRouter(personObject), t.router({ employments: employmentsRouter }));
