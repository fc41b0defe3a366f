import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import type { WriteContext } from '../changes/append';

/** The day it is in the workspace, as 'YYYY-MM-DD'. */
export const today = ({ app, tenant }: Pick<WriteContext, 'app' | 'tenant'>): string =>
  format(new TZDate(app.now().getTime(), tenant.timeZone), 'yyyy-MM-dd');
