import { useNavigate, useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { RouterInputs, RouterOutputs } from '@/api/types';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { useLiveChanges } from '~/features/records/use-live';
import { useUndo } from '~/features/records/use-undo';
import { useRefresh } from '~/lib/use-refresh';
import { useRailViews } from './rail-views';
import { allRecords, arrangementOf, type ViewKind, type ViewsOf, viewAddress, viewedObject } from './view-address';

export type ViewsData = RouterOutputs['views']['list'];
export type SavedView = ViewsData['views'][number];
type Values = RouterInputs['views']['update']['values'];

export type Viewed = {
  plural: ViewsOf;
  kind: Exclude<ViewKind, 'calendar'>;
  data: ViewsData;
  /** How it is arranged now, where the address alone does not say. */
  arranged?: string;
};

/** The views of a list: the one that is shown, what was changed of it, and all that can be done with them. */
export function useViews({ plural, kind, data, arranged }: Viewed) {
  const { api, head } = useRecords();
  const { announce } = useUndo();
  const { refresh } = useRailViews();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const read = useRefresh();
  useLiveChanges(head, ({ object }) => {
    if (object === 'view') read();
  });
  const [busy, setBusy] = useState(false);
  const current = data.views.find(({ id }) => id === params.get('view'));
  const arrangement = arranged ?? arrangementOf(params);
  const changed = current
    ? arrangement !== arrangementOf(new URLSearchParams(current.state))
    : arrangement !== '' && params.get('view') !== null;
  const act = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      read();
      return true;
    } catch (error) {
      toastFailure(error, what);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const update = (view: SavedView, values: Values, done: string) =>
    act('The view was not changed', async () => {
      const { groupId } = await api.views.update.mutate({ id: view.id, version: view.version, values });
      announce(done, groupId);
    });
  return {
    current,
    changed,
    /** Somebody arranged the list, with or without a view. */
    arranged: arrangement !== '',
    busy,
    save: (view: SavedView) => update(view, { state: arrangement }, `“${view.name}” saved`),
    update,
    create: (values: { name: string; shared: boolean }) =>
      act('The view was not saved', async () => {
        const id = newId();
        const all = { ...values, kind, state: arrangement };
        const { record, groupId } = await api.views.create.mutate({ id, object: viewedObject(plural), values: all });
        announce(`“${record.title}” saved`, groupId);
        navigate(viewAddress(record.id, record.state), { preventScrollReset: true });
      }),
    remove: (view: SavedView) =>
      act('The view was not deleted', async () => {
        const { groupId } = await api.views.delete.mutate({ ids: [view.id] });
        announce(`“${view.name}” moved to the trash`, groupId);
        navigate(`?view=${allRecords}`);
      }),
    favour: (view: SavedView) =>
      act('Not marked', async () => {
        await api.views.favourite.mutate({ id: view.id, on: !view.favourite });
        // Favourites are one's own: no change tells of them
        refresh();
      }),
    reset: (view: SavedView) => navigate(viewAddress(view.id, view.state), { preventScrollReset: true }),
  };
}
export type Views = ReturnType<typeof useViews>;
