import { isObjectName, pluralOf } from '~/features/records/types';
import type { ViewsData } from './use-views';
import { kindPlace, type ViewsOf, viewPlace } from './view-address';

/** A view as the rail needs it. */
export type RailView = {
  id: string;
  name: string;
  plural: ViewsOf;
  kind: string;
  favourite: boolean;
  /** Its whole address, below the workspace. */
  to: string;
};

/** The views that may stand in the rail: favourites in the order they were given, then shared ones in theirs. */
export function railViews({ views }: Pick<ViewsData, 'views'>): RailView[] {
  const place = ({ favouritePosition, position }: ViewsData['views'][number]) => favouritePosition ?? position;
  return views
    .filter(({ favourite, shared }) => favourite || shared)
    .sort((a, b) => Number(b.favourite) - Number(a.favourite) || place(a) - place(b))
    .flatMap(({ id, name, object, kind, state, favourite }) => {
      const plural = isObjectName(object) ? pluralOf[object] : 'dashboards';
      return [{ id, name, plural, kind, favourite, to: viewPlace(plural, { id, kind, state }) }];
    });
}

/** More than so many below one place, and the rail is no rail any more: the list itself has them all. */
const most = 12;

/** What stands below a place: one's favourites wherever one is, what others share only where one is with its records. */
export const viewsBelow = (views: readonly RailView[], place: string, isHere: boolean): RailView[] =>
  views
    .filter(
      ({ plural, favourite }) =>
        (plural === 'dashboards' ? '' : plural) === place.split('/')[0] && (favourite || isHere),
    )
    .slice(0, most);

/** Whether an address shows this view, arranged anew or not. @param pathname the whole one: /w/:workspace/… */
export function showsView({ id, plural, kind }: RailView, { pathname, search }: { pathname: string; search: string }) {
  const [, , , ...rest] = pathname.split('/');
  return rest.join('/') === kindPlace(plural, kind) && new URLSearchParams(search).get('view') === id;
}
