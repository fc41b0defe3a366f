import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { keysOf } from '~/features/commands/catalogue';
import { useShell } from '~/features/commands/shell';
import { useSingleKeys } from '~/lib/single-keys';
import { Kbd } from '~/ui/kbd';

/** Opens the search; `/` and Mod+K do the same from anywhere. */
export function SearchButton({ collapsed }: { collapsed: boolean }) {
  const { openPalette } = useShell();
  const singleKeys = useSingleKeys();
  return (
    <button
      type="button"
      onClick={() => openPalette()}
      aria-label="Search"
      aria-keyshortcuts={singleKeys === 'on' ? '/ Control+K Meta+K' : 'Control+K Meta+K'}
      className={clsx(
        'flex h-8 items-center gap-2 rounded-control border border-line-strong bg-surface text-13 text-muted hover:bg-hover touch:h-11',
        collapsed ? 'w-8 justify-center touch:w-11' : 'px-2',
      )}
    >
      <Search />
      {!collapsed && (
        <>
          <span className="flex-1 text-start">Search</span>
          <Kbd keys={keysOf('search.open') ?? ''} />
        </>
      )}
    </button>
  );
}
