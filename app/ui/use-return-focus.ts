import { useRef } from 'react';
import { useBrowserLayoutEffect } from './use-browser-layout-effect';

/**
 * Gives the focus back to where it was when a dialog without a trigger opened. Two places move meanwhile: a menu is gone
 * (its button takes the focus), and a grid has another current cell (that one takes it). For `onCloseAutoFocus`.
 */
export function useReturnFocus(open: boolean | undefined) {
  const from = useRef<{ element: HTMLElement; grid: HTMLElement | null } | null>(null);

  // Before the content mounts and takes the focus. With a trigger `open` is unknown here, and Radix knows the way back
  useBrowserLayoutEffect(() => {
    if (!open) return;
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || active === document.body) return;
    const menuButton = active.closest('[role=menu]')?.getAttribute('aria-labelledby');
    const element = (menuButton && document.getElementById(menuButton)) || active;
    from.current = { element, grid: element.closest<HTMLElement>('[role=grid]') };
  }, [open]);

  const giveBack = (event: Event) => {
    const back = from.current;
    from.current = null;
    if (!back) return;
    event.preventDefault();
    // Someone who went on working elsewhere is not called back
    const active = document.activeElement;
    const left =
      event.currentTarget instanceof Node && active !== document.body && !event.currentTarget.contains(active);
    if (left) return;
    const cell = back.grid?.isConnected ? back.grid.querySelector<HTMLElement>('[tabindex="0"]') : null;
    (cell ?? back.element).focus();
  };

  return giveBack;
}
