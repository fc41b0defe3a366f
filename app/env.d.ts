/// <reference types="vite/client" />
import '@remix-run/node';
import '@remix-run/server-runtime';
import type { PageContext } from '@/api/types';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** What Express hands every loader and action. */
declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends PageContext {}
}
