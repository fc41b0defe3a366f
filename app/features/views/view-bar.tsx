import { ChevronDown, List, Lock, Plus, SquareKanban, Star } from 'lucide-react';
import { useState } from 'react';
import { ViewDialog } from '~/features/records/late-parts';
import { useRecords } from '~/features/records/records-context';
import { Button } from '~/ui/button';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from '~/ui/menu';
import { TabLinks } from '~/ui/tabs';
import { type SavedView, useViews, type Viewed, type Views, type ViewsData } from './use-views';
import { allRecords, kindPlace, viewPlace } from './view-address';

type Props = Viewed & {
  /** Of the first tab: what is shown without any view. */
  label: string;
};

/** Favourites first, then in the order that was given. */
const inOrder = (views: readonly SavedView[]): SavedView[] =>
  [...views].sort((a, b) => Number(b.favourite) - Number(a.favourite) || a.position - b.position);

/** The saved views of a list as tabs, and beside them what was changed of the one that is shown. */
export function ViewBar({ label, ...viewed }: Props) {
  const { plural, kind, data } = viewed;
  const { path } = useRecords();
  const views = useViews(viewed);
  const noun = kind === 'dashboard' ? 'dashboard' : 'view';
  const [naming, setNaming] = useState<'new' | SavedView | null>(null);
  const { current, changed } = views;
  const tabs = [
    {
      to: `${path(kindPlace(plural, kind))}?view=${allRecords}`,
      label,
      current: !current,
    },
    ...inOrder(data.views).map((view) => ({
      to: path(viewPlace(plural, view)),
      label: (
        <>
          {view.kind === 'board' && kind !== 'board' && <SquareKanban aria-label="Board" className="size-3.5" />}
          {view.kind === 'table' && kind !== 'table' && <List aria-label="Table" className="size-3.5" />}
          {view.favourite && <Star aria-label="Favourite" className="size-3.5" />}
          <bdi>{view.name}</bdi>
          {view.locked && <Lock aria-label="Locked" className="size-3.5" />}
        </>
      ),
      current: view.id === current?.id,
    })),
  ];
  const mayKeep = data.can.create && (current ? changed : views.arranged);
  if (data.views.length === 0 && !mayKeep) return null;
  return (
    <div className="flex items-center gap-2 px-2 shadow-[inset_0_-1px] shadow-line sm:px-4 print:hidden">
      <TabLinks label="Views" tabs={tabs} className="flex-1 shadow-none" />
      {current && changed && (
        <span className="flex shrink-0 items-center gap-1">
          <span className="rounded-full bg-warning-soft px-2 py-0.5 text-12 text-warning-text max-sm:hidden">
            Unsaved changes
          </span>
          {current.can.update && (
            <Button size="small" loading={views.busy} onClick={() => void views.save(current)}>
              Save
            </Button>
          )}
          <Button size="small" variant="ghost" onClick={() => views.reset(current)}>
            Reset
          </Button>
        </span>
      )}
      {mayKeep && (
        <Button size="small" variant="ghost" icon={<Plus />} onClick={() => setNaming('new')}>
          <span className="max-sm:sr-only">Save as new {noun}</span>
        </Button>
      )}
      {current && <ViewMenu view={current} views={views} data={data} onRename={() => setNaming(current)} />}
      {naming && (
        <ViewDialog
          view={naming === 'new' ? undefined : naming}
          noun={noun}
          busy={views.busy}
          onClose={() => setNaming(null)}
          onSave={async (values) => {
            const done =
              naming === 'new'
                ? await views.create(values)
                : await views.update(naming, values, `“${values.name}” saved`);
            if (done) setNaming(null);
          }}
        />
      )}
    </div>
  );
}

type MenuProps = { view: SavedView; views: Views; data: ViewsData; onRename: () => void };

function ViewMenu({ view, views, data, onRename }: MenuProps) {
  const { can } = view;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          label={`Actions for the ${view.kind === 'dashboard' ? 'dashboard' : 'view'} ${view.name}`}
          icon={<ChevronDown />}
        />
      }
    >
      <MenuItem icon={<Star />} onSelect={() => void views.favour(view)}>
        {view.favourite ? 'No longer a favourite' : 'Make it a favourite'}
      </MenuItem>
      {can.update && <MenuItem onSelect={onRename}>Rename or share…</MenuItem>}
      {can.lock && (
        <MenuCheckItem
          checked={view.locked}
          onCheckedChange={(locked) =>
            void views.update(view, { locked }, locked ? `“${view.name}” is locked` : `“${view.name}” is open`)
          }
        >
          Locked
        </MenuCheckItem>
      )}
      {data.can.setDefault && view.shared && (
        <MenuCheckItem
          checked={view.isDefault}
          onCheckedChange={(isDefault) =>
            void views.update(
              view,
              { isDefault },
              isDefault ? `Everybody starts with “${view.name}”` : 'No default view',
            )
          }
        >
          Default for everybody
        </MenuCheckItem>
      )}
      {can.delete && (
        <>
          <MenuSeparator />
          <MenuItem tone="danger" onSelect={() => void views.remove(view)}>
            Move to the trash
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
