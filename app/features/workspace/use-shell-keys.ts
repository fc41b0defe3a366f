import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { useSingleKeys } from '~/lib/single-keys';
import { isTyping } from '~/ui/side-panel';
import { useKeysSheet } from './keys-sheet';
import { places, settingsPlace } from './places';
import { useSearchDialog } from './search-dialog';
import { useWorkspace } from './use-workspace';

/** The keys that work everywhere in a workspace: search, `g` with a letter to go somewhere, `?` for the list of keys. Silent while typing; keys alone can be switched off. */
export function useShellKeys(): void {
  const { path, can } = useWorkspace();
  const { open } = useSearchDialog();
  const { open: openKeys } = useKeysSheet();
  const singleKeys = useSingleKeys();
  const navigate = useNavigate();
  useEffect(() => {
    const unlessTyping = (run: () => void) => (event: KeyboardEvent) => {
      if (isTyping(event.target) || document.querySelector('[role=dialog][data-state=open]:not([data-beside])')) return;
      event.preventDefault();
      run();
    };
    const ways = [...places, settingsPlace]
      .filter(({ needs }) => can(needs))
      .map((place) => [`g ${place.goKey}`, unlessTyping(() => navigate(path(place.path)))] as const);
    const alone = {
      '/': unlessTyping(open),
      '?': unlessTyping(openKeys),
      'Shift+?': unlessTyping(openKeys),
      ...Object.fromEntries(ways),
    };
    return tinykeys(window, {
      '$mod+k': (event) => {
        event.preventDefault();
        open();
      },
      ...(singleKeys === 'on' && alone),
    });
  }, [path, can, open, openKeys, navigate, singleKeys]);
}
