import type { Actor, TenantContext } from '@/trpc/context';
import type { RecordRow } from '../records/object-types';

/** Who looks at a view, and what their role includes. */
export type Looking = { readonly actor: Pick<Actor, 'id'>; can: TenantContext['can'] };

/** What decides who may see and change a view. */
export type OwnedView = Pick<RecordRow, 'ownerId'> & { shared?: unknown; locked?: unknown };

const isMine = ({ actor }: Pick<Looking, 'actor'>, { ownerId }: OwnedView): boolean =>
  actor.id !== null && ownerId === actor.id;

/** A private view of somebody else is one that does not exist. */
export const seesView = (who: Pick<Looking, 'actor'>, view: OwnedView): boolean =>
  isMine(who, view) || view.shared === true;

/** Lock, delete and restore a view. */
export const rulesView = (who: Looking, view: OwnedView): boolean =>
  seesView(who, view) && (isMine(who, view) || who.can('views.manage'));

/** Rename and rearrange a view. */
export const updatesView = (who: Looking, view: OwnedView): boolean =>
  rulesView(who, view) || (seesView(who, view) && view.locked !== true && who.can('records.update'));

/** Which of the fields that are to change are not this person's to change. */
export function refusedFields(who: Looking, view: OwnedView, changed: readonly string[]): string[] {
  if (!updatesView(who, view)) return [...changed];
  return changed.filter((key) => {
    if (key === 'isDefault') return !who.can('views.manage');
    if (key === 'locked') return !rulesView(who, view);
    // Made private, it is gone for everybody but its owner.
    return key === 'shared' && !isMine(who, view);
  });
}

/** What the viewer may do with a view, so that no page works it out. */
export const rightsOnView = (who: Looking, view: OwnedView) => ({
  update: updatesView(who, view),
  delete: rulesView(who, view),
  lock: rulesView(who, view),
  share: isMine(who, view) && who.can('records.update'),
});
