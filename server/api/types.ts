import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { Logger } from '@/lib/logging';
import type { Subject } from '../trpc/context';
import type { ErrorBody } from '../trpc/errors';
import type { AppRouter, createCaller } from './router';

export type { Permission, Role } from '../trpc/access';
export type { ErrorBody } from '../trpc/errors';
export type { AppRouter } from './router';

export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** What every loader and action gets: the router's caller, not a server. See docs/architecture.md. */
export type PageContext = {
  readonly api: ReturnType<typeof createCaller>;
  /** What an error that `api` threw is to the person, with its HTTP status. Unknown errors were logged by then. */
  explain(error: unknown): ErrorBody & { status: number };
  readonly subject: Subject;
  /** A path of this site to send the browser to, from text that may come from anywhere; else the fallback, '/'. */
  safePath(target: unknown, fallback?: string): string;
  readonly cspNonce: string;
  readonly requestId: string;
  readonly publicOrigin: string;
  readonly logger: Logger;
  readonly build: string;
  /** Development pages such as /dev/ui are served. */
  readonly showDevPages: boolean;
  /** While demo data is offered: what to sign in with, shown on the sign-in page. */
  readonly demoSignIn?: { email: string; password: string };
};
