import { useRouteLoaderData } from '@remix-run/react';
import { useSyncExternalStore } from 'react';
import { keepPreference, preferenceIn } from './preference-cookie';

/** How close rows stand, in this browser. */
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const cookieName = 'crm_density';

/** Anything but `compact` is comfortable. */
const toDensity = (value: unknown): Density => (value === 'compact' ? 'compact' : 'comfortable');

/** Reads the choice from a `Cookie` header. */
export const densityFromCookie = (header: string | null): Density => toDensity(preferenceIn(header, cookieName));

/** The class of `<html>`; tokens.css turns it into the height of rows. */
export const densityClass = (density: Density): string => `density-${density}`;

/** What was chosen since the page came, for all parts of it at once. */
let chosen: Density | undefined;
const watchers = new Set<() => void>();

/** Keeps a choice in this browser and shows it at once. The server reads it, so that the first paint has it. */
export function keepDensity(density: Density): void {
  chosen = density;
  keepPreference(cookieName, density);
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The choice in force. */
export function useDensity(): Density {
  const came = toDensity(useRouteLoaderData<{ density: Density }>('root')?.density);
  return useSyncExternalStore(
    watch,
    () => chosen ?? came,
    () => came,
  );
}
