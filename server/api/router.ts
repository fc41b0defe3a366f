import { createCallerFactory, router } from '../trpc/init';

/** Everything CRM Flow can do. Pages, the browser, the typed client and the documentation are derived from it. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;

/** The router as plain functions, for loaders, actions and tests: same checks, no HTTP. */
export const createCaller = createCallerFactory(appRouter);
