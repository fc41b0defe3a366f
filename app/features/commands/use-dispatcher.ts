import { useEffect, useRef } from 'react';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { useSingleKeys } from '~/lib/single-keys';
import { isTyping } from '~/ui/typing';
import { beginning, choose, type Surroundings } from './keys.rules';
import { offersNow } from './offers';

/** How long the second key of a sequence is waited for. */
const sequenceMs = 1_000;
const overThePage = '[role=dialog][data-state=open]:not([data-beside]), [role=alertdialog][data-state=open]';
const ownKeys = '[role=menu], [role=listbox]';
const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/**
 * The only place where shortcuts of the workspace are called. A part of the page that handles a key by itself (a cell, a
 * card) comes first; the second key of a sequence is taken before anything else sees it.
 */
export function useDispatcher(): void {
  const { can } = useWorkspace();
  const singleKeys = useSingleKeys();
  const latest = useRef({ can, singleKeys });
  useEffect(() => {
    latest.current = { can, singleKeys };
  });
  useEffect(() => {
    let first: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      clearTimeout(timer);
      first = undefined;
    };
    const around = ({ target }: Event): Surroundings => ({
      typing: isTyping(target) || (target instanceof Element && target.closest(ownKeys) !== null),
      covered: document.querySelector(overThePage) !== null,
      singleKeys: latest.current.singleKeys,
    });
    const callable = () => offersNow().filter(({ needs }) => !needs || latest.current.can(needs));

    const onSecondKey = (event: KeyboardEvent) => {
      if (first === undefined || modifiers.has(event.key)) return;
      const before = first;
      forget();
      const here = around(event);
      const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isCharacter || here.typing || here.covered) return;
      // A letter that leads nowhere was still meant as the second of two
      event.preventDefault();
      event.stopPropagation();
      choose(callable(), event, here, before)?.run();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || modifiers.has(event.key)) return;
      const here = around(event);
      const command = choose(callable(), event, here);
      if (command) {
        if (command.run() !== false) event.preventDefault();
        return;
      }
      first = event.repeat ? undefined : beginning(callable(), event, here);
      if (first !== undefined) timer = setTimeout(forget, sequenceMs);
    };
    window.addEventListener('keydown', onSecondKey, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      forget();
      window.removeEventListener('keydown', onSecondKey, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
