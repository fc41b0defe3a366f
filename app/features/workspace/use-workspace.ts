import { useRouteLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { apiOf } from '~/lib/api-client';
import type { Shell } from './load-shell.server';

/** Who is signed in, in which workspace, with which rights. Only for pages under /w/:workspace. */
export function useWorkspace() {
  const shell = useRouteLoaderData<Shell>('routes/w.$workspace');
  if (!shell) throw new Error('useWorkspace() outside of a workspace');
  const { slug } = shell.current;
  return useMemo(
    () => ({
      ...shell,
      /** A path inside this workspace: `path('people')` → `/w/lumen-studio/people`. */
      path: (place: string) => `/w/${slug}/${place}`,
      can: (permission: (typeof shell.current.permissions)[number]) => shell.current.permissions.includes(permission),
    }),
    [shell, slug],
  );
}

/** The router from this page, for what happens after the first paint. */
export const useApi = () => apiOf(useWorkspace().current.slug);
