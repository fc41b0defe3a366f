import { recordRouter } from '../records/record-router';
import { companyObject } from './company-object';

export { companyObject };

export const companiesRouter = recordRouter(companyObject);
