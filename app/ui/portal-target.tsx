import { createContext, useContext } from 'react';

const PortalTarget = createContext<HTMLElement | null>(null);

/** A dialog gives itself, so that menus opened inside it scroll and take the pointer like the rest of the dialog. */
export const PortalTargetProvider = PortalTarget.Provider;

/** Where floating parts are attached: the surrounding dialog, else undefined for the end of the page. */
export function usePortalTarget(): HTMLElement | undefined {
  return useContext(PortalTarget) ?? undefined;
}
