import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useSingleKeys } from '~/lib/single-keys';
import { cardFrom, cardsBetween, findSpot, type Lane, laneFrom } from './board-rules';
import type { Lift } from './types';

type Options = {
  lanes: readonly Lane[];
  lift: Lift | null;
  mayMove: boolean;
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
  /** Gives the focus to a card, wherever it is. */
  focus: (id: string) => void;
  start: (id: string, by: 'keys') => void;
  hover: (columnId: string) => void;
  drop: () => void;
  cancel: () => void;
};

const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** Keys on a card: arrows go, Space lifts and drops, Esc backs out, x and Shift+arrows select, m opens its menu. */
export function useBoardKeys(options: Options) {
  const singleKeys = useSingleKeys();
  const latest = useRef({ ...options, singleKeys });
  useEffect(() => {
    latest.current = { ...options, singleKeys };
  });
  const { lift } = options;
  // Whatever has the focus: what is in hand can be put back
  useEffect(() => {
    if (lift?.by !== 'keys') return;
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.cancel();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [lift]);

  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest('[data-card-link]') : null;
    const id = link?.getAttribute('data-card-link');
    if (!id || event.altKey) return;
    const now = latest.current;
    const handled = now.lift?.by === 'keys' ? liftedKey(event, now, now.lift) : restingKey(event, now, id);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }, []);
}

function liftedKey({ key }: KeyboardEvent, { lanes, hover, drop }: Options, { over, from }: Lift): boolean {
  if (key === ' ' || key === 'Enter') {
    drop();
    return true;
  }
  if (!arrows.has(key)) return key === 'Tab';
  hover(laneFrom(lanes, over ?? from, key));
  return true;
}

type Latest = Options & { singleKeys: 'on' | 'off' };

function restingKey(event: KeyboardEvent, now: Latest, id: string): boolean {
  const { key } = event;
  const { lanes, selection, onSelectionChange } = now;
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== 'a' || !now.mayMove) return false;
    onSelectionChange(new Set([...selection, ...(findSpot(lanes, id)?.lane.ids ?? [])]));
    return true;
  }
  if (arrows.has(key)) {
    const to = cardFrom(lanes, id, key);
    if (to === undefined) return true;
    if (event.shiftKey && now.mayMove) extend(now, id, to);
    now.focus(to);
    return true;
  }
  if (key === 'Escape' && selection.size > 0) {
    onSelectionChange(new Set());
    return true;
  }
  if (!now.mayMove) return false;
  if (key === ' ') {
    now.start(id, 'keys');
    return true;
  }
  if (now.singleKeys === 'off' || event.shiftKey) return false;
  if (key === 'x') {
    const next = new Set(selection);
    if (!next.delete(id)) next.add(id);
    onSelectionChange(next);
    return true;
  }
  if (key !== 'm') return false;
  const button = document.querySelector<HTMLElement>(`[data-card-menu="${CSS.escape(id)}"]`);
  button?.focus();
  button?.dispatchEvent(new globalThis.KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  return true;
}

function extend({ lanes, selection, onSelectionChange }: Options, from: string, to: string): void {
  const lane = findSpot(lanes, from)?.lane;
  if (lane) onSelectionChange(new Set([...selection, ...cardsBetween(lane, from, to)]));
}
