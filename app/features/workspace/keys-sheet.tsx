import { useLocation } from '@remix-run/react';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { isSingleKey, useSingleKeys } from '~/lib/single-keys';
import { Dialog } from '~/ui/dialog';
import { Kbd } from '~/ui/kbd';
import { TextLink } from '~/ui/text-link';
import { places, settingsPlace } from './places';
import { useWorkspace } from './use-workspace';

type Line = { keys: readonly string[]; does: string };
type Group = { title: string; lines: readonly Line[] };

const listGroups: readonly Group[] = [
  {
    title: 'In this list',
    lines: [
      { keys: ['c'], does: 'Add a record' },
      { keys: ['ArrowUp', 'ArrowDown'], does: 'Move between rows' },
      { keys: ['Enter'], does: 'Open the row, or edit the cell' },
      { keys: ['F2'], does: 'Edit the cell' },
      { keys: ['Space'], does: 'Select the row' },
      { keys: ['Shift+ArrowDown'], does: 'Select more rows' },
      { keys: ['Mod+A'], does: 'Select the loaded rows' },
      { keys: ['Escape'], does: 'Clear the selection' },
      { keys: ['Mod+Z'], does: 'Take the last change back' },
    ],
  },
  {
    title: 'With a record open beside it',
    lines: [
      { keys: ['j', 'k'], does: 'Next, previous record' },
      { keys: ['o'], does: 'Open the full page' },
      { keys: ['Escape'], does: 'Close it' },
    ],
  },
];
const recordGroups: readonly Group[] = [
  { title: 'On this page', lines: [{ keys: ['Mod+Z'], does: 'Take the last change back' }] },
];

/** The keys of the place that a path leads to, below the workspace. */
function groupsAt(pathname: string): readonly Group[] {
  if (/\/(people|companies)\/?$/.test(pathname)) return listGroups;
  return /\/(people|companies)\/[^/]+/.test(pathname) ? recordGroups : [];
}

const KeysContext = createContext<{ open: () => void } | undefined>(undefined);

/** Opens the list of keys. */
export function useKeysSheet() {
  const context = useContext(KeysContext);
  if (!context) throw new Error('useKeysSheet() outside of KeysSheetProvider');
  return context;
}

/** The sheet that lists the keys of the current place: with `?`, or from the menu of the account. */
export function KeysSheetProvider({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const value = useMemo(() => ({ open: () => setOpen(true) }), []);
  return (
    <KeysContext.Provider value={value}>
      {children}
      <Dialog title="Keyboard shortcuts" width="small" open={isOpen} onOpenChange={setOpen}>
        <Keys onLeave={() => setOpen(false)} />
      </Dialog>
    </KeysContext.Provider>
  );
}

/** What is left of a group where keys alone are switched off. */
const withoutSingleKeys = ({ title, lines }: Group): Group => ({
  title,
  lines: lines
    .map(({ keys, does }) => ({ keys: keys.filter((key) => !isSingleKey(key)), does }))
    .filter(({ keys }) => keys.length > 0),
});

function Keys({ onLeave }: { onLeave: () => void }) {
  const { can, path } = useWorkspace();
  const singleKeys = useSingleKeys();
  const { pathname } = useLocation();
  const ways = [...places, settingsPlace].filter(({ needs }) => can(needs));
  const everywhere: Group = {
    title: 'Everywhere',
    lines: [
      { keys: ['Mod+K', '/'], does: 'Search' },
      ...ways.map(({ goKey, label }) => ({ keys: [`g ${goKey}`], does: `Go to ${label.toLowerCase()}` })),
      { keys: ['?'], does: 'Show these keys' },
    ],
  };
  const all = [...groupsAt(pathname), everywhere];
  const shown = singleKeys === 'on' ? all : all.map(withoutSingleKeys);
  return (
    <div className="grid gap-5">
      {shown.map(({ title, lines }) => (
        <section key={title}>
          <h3 className="pb-1 font-medium text-12 text-muted">{title}</h3>
          <dl className="text-13">
            {lines.map(({ keys, does }) => (
              <div key={does} className="flex min-h-8 items-center justify-between gap-4 border-b last:border-b-0">
                <dt>{does}</dt>
                <dd className="flex shrink-0 items-center gap-2 text-muted">
                  {keys.map((key) => (
                    <Kbd key={key} keys={key} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="text-12 text-muted">
        {singleKeys === 'on'
          ? 'Shortcuts of a letter or sign alone can be switched off in your '
          : 'Shortcuts of a letter or sign alone are switched off. You find them in your '}
        <TextLink to={path('settings/profile#keyboard')} onClick={onLeave}>
          profile
        </TextLink>
        .
      </p>
    </div>
  );
}
