import { recordRouter } from '../records/record-router';
import { leadObject } from './lead-object';

export const leadsRouter = recordRouter(leadObject);
