import { type ObjectName, pluralOf } from '~/features/records/types';
import { writePanel } from '~/features/records/view-state';

export type Openable = { object: ObjectName; id: string };

/** A record's own page, below the workspace. */
export const pageOf = ({ object, id }: Openable): string => `${pluralOf[object]}/${id}`;

const own: Readonly<Record<ObjectName, readonly string[]>> = {
  person: ['people'],
  company: ['companies', 'companies/board'],
  deal: ['deals', 'deals/board'],
  lead: ['leads', 'leads/board'],
  task: ['tasks', 'tasks/all', 'tasks/board', 'calendar', ''],
  activity: ['activities', 'activities/board', 'tasks', 'calendar', ''],
  product: ['products'],
};

/** Where a record is shown beside other things: over the page one is on if that can be, else over its list. */
export function besideAddress(
  target: Openable,
  here: { pathname: string; search: string },
  path: (place: string) => string,
): string {
  const over = own[target.object].find((place) => path(place).replace(/\/$/, '') === here.pathname.replace(/\/$/, ''));
  const place = over === undefined ? path(pluralOf[target.object]) : here.pathname;
  const params = new URLSearchParams(over === undefined ? '' : here.search);
  return `${place}?${writePanel(params, target)}`;
}
