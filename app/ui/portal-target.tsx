import { createContext, useContext } from 'react';

const PortalTarget = createContext<HTMLElement | null>(null);

/** A dialog gives itself, so that menus opened inside it scroll and take the pointer like the rest of the dialog. */
export const PortalTargetProvider = PortalTarget.Provider;

/**
 * Where floating parts are attached: the surrounding dialog, else the page's `<main id="main">`, so that they belong to
 * a landmark; else undefined for the end of the page. Only what is open asks, so only the browser gets here.
 */
export function usePortalTarget(): HTMLElement | undefined {
  const dialog = useContext(PortalTarget);
  if (dialog || typeof document === 'undefined') return dialog ?? undefined;
  return document.getElementById('main') ?? undefined;
}
