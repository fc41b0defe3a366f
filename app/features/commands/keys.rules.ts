import { matchKeyBindingPress, parseKeybinding } from 'tinykeys';
import { isSingleKey } from '~/lib/single-keys';

/** What of a key event decides which shortcut it is. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Pick<KeyboardEvent, 'getModifierState'>;

/** Something that keys can call, as far as choosing it goes. */
export type Callable = {
  keys: readonly string[];
  /** The higher, the nearer to what one is working on. */
  rank: number;
  /** Its shortcuts with a modifier work also while typing and over dialogs. */
  always: boolean;
};

/** Where the focus is: in text, in a window over the page, or on the page. */
export type Surroundings = { typing: boolean; covered: boolean; singleKeys: 'on' | 'off' };

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key);

/** Whether a key event is a shortcut of one press, written as for `Kbd`: 'Mod+K', 'F2', '?', 'c'. */
export function isPress(event: Press, keys: string): boolean {
  // Where a sign lies, and whether it takes Shift, differs by keyboard
  if (keys.length === 1 && !isLetter(keys)) {
    return event.key === keys && !event.ctrlKey && !event.metaKey && !event.altKey;
  }
  const [press] = parseKeybinding(keys.replace('Mod', '$mod'));
  if (!press) return false;
  if (matchKeyBindingPress(event as KeyboardEvent, press)) return true;
  // Keyboards of other scripts have the letter in the same place
  const [mods, key] = press;
  const isForeign = !/^[ -~]/.test(event.key);
  return (
    isForeign &&
    typeof key === 'string' &&
    isLetter(key) &&
    matchKeyBindingPress(event as KeyboardEvent, [mods, `Key${key.toUpperCase()}`])
  );
}

const mayFire = (keys: string, { always }: Callable, { typing, covered, singleKeys }: Surroundings): boolean => {
  if (isSingleKey(keys)) return singleKeys === 'on' && !typing && !covered;
  return always || (!typing && !covered);
};

/**
 * The one thing that a key event calls: the nearest to the work, of equals the one that came last.
 * @param before the first key of a sequence, when it was pressed just now
 */
export function choose<T extends Callable>(
  callables: readonly T[],
  event: Press,
  around: Surroundings,
  before?: string,
): T | undefined {
  const isMeant = (keys: string) => {
    const presses = keys.split(' ');
    if (before === undefined) return presses.length === 1 && isPress(event, keys);
    return presses.length === 2 && presses[0] === before && isPress(event, presses[1] ?? '');
  };
  let best: T | undefined;
  for (const one of callables) {
    if (best && best.rank > one.rank) continue;
    if (one.keys.some((keys) => isMeant(keys) && mayFire(keys, one, around))) best = one;
  }
  return best;
}

/** The first key of a sequence that this event begins, if any of the callables has one that may be called here. */
export function beginning(callables: readonly Callable[], event: Press, around: Surroundings): string | undefined {
  for (const one of callables) {
    for (const keys of one.keys) {
      const [first = '', second] = keys.split(' ');
      if (second !== undefined && isPress(event, first) && mayFire(keys, one, around)) return first;
    }
  }
  return undefined;
}
