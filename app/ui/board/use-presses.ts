import { type MouseEvent, type TouchEvent, useMemo } from 'react';

export type Press = MouseEvent | TouchEvent;
/** `pointercancel`: the finger scrolls from now on. */
const ends = ['mouseup', 'touchend', 'touchcancel', 'pointercancel'];

type Listener = (press: Press, card: HTMLElement) => void;

/**
 * The card that may be dragged by this press: its boxes and menus start no drag, nor does what floats over the page but
 * was drawn by the card.
 */
function cardUnder({ target }: Press): HTMLElement | null {
  if (!(target instanceof Element) || target.closest('[data-no-drag]')) return null;
  return target.closest<HTMLElement>('[data-card]');
}

/** Hands presses on cards to whoever drags them; a press waits for it while it lasts. */
function createPresses() {
  let listener: Listener | undefined;
  let waiting: Press | undefined;
  const forget = () => {
    waiting = undefined;
  };
  const hand = (press: Press) => {
    // A second finger takes hold of nothing: the first one has a card
    if ('touches' in press && press.touches.length > 1) return;
    const card = cardUnder(press);
    if (card && listener) listener(press, card);
    else if (card) {
      waiting = press;
      for (const end of ends) window.addEventListener(end, forget, { once: true });
    }
  };
  return {
    /** For the element around the cards. */
    handlers: { onMouseDown: hand, onTouchStart: hand },
    follow(next: Listener) {
      listener = next;
      if (waiting) hand(waiting);
      forget();
      return () => {
        listener = undefined;
      };
    },
  };
}
export type Presses = ReturnType<typeof createPresses>;

export const usePresses = (): Presses => useMemo(createPresses, []);
