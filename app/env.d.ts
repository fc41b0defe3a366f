/// <reference types="vite/client" />
import '@remix-run/node';
import '@remix-run/server-runtime';
import type { Logger } from '@/lib/logging';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** What the root and the two entries read from Express' load context. Others add theirs by their own declaration. */
declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    /** The nonce of this response's Content-Security-Policy. */
    cspNonce: string;
    /** Names this request in the log; shown to people beside an error. */
    requestId: string;
    /** Writes lines that carry this request's id. */
    logger: Logger;
    /** Build id of the running release. */
    build: string;
    /** True only where the pages under /dev may be seen. */
    showDevPages: boolean;
  }
}
