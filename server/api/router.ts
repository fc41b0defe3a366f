import { activitiesRouter } from '../features/activities';
import { apiKeysRouter } from '../features/api-keys';
import { boardRouter } from '../features/board';
import { bulkRouter } from '../features/bulk';
import { changesRouter, timelineRouter } from '../features/changes';
import { companiesRouter } from '../features/companies';
import { currenciesRouter } from '../features/currencies';
import { dealsRouter } from '../features/deals';
import { demoRouter } from '../features/demo';
import { firstRunRouter } from '../features/first-run';
import { identityRouter } from '../features/identity';
import { importsRouter } from '../features/imports';
import { inboxRouter } from '../features/inbox';
import { leadsRouter } from '../features/leads';
import { listsRouter } from '../features/lists';
import { invitationsRouter, membersRouter } from '../features/members';
import { notesRouter } from '../features/notes';
import { peopleRouter } from '../features/people';
import { pipelinesRouter } from '../features/pipelines';
import { productsRouter } from '../features/products';
import { recentRouter } from '../features/recent';
import { reportsRouter } from '../features/reports';
import { searchRouter } from '../features/search';
import { tagsRouter } from '../features/tags';
import { tasksRouter } from '../features/tasks';
import { viewsRouter } from '../features/views';
import { workspacesRouter } from '../features/workspaces';
import { createCallerFactory, router } from '../trpc/init';

/** Everything CRM Flow can do. Pages, the browser, the typed client and the documentation are derived from it. */
export const appRouter = router({
  identity: identityRouter,
  workspaces: workspacesRouter,
  members: membersRouter,
  invitations: invitationsRouter,
  apiKeys: apiKeysRouter,
  imports: importsRouter,
  people: peopleRouter,
  companies: companiesRouter,
  deals: dealsRouter,
  pipelines: pipelinesRouter,
  products: productsRouter,
  currencies: currenciesRouter,
  leads: leadsRouter,
  tasks: tasksRouter,
  activities: activitiesRouter,
  inbox: inboxRouter,
  recent: recentRouter,
  notes: notesRouter,
  tags: tagsRouter,
  views: viewsRouter,
  bulk: bulkRouter,
  lists: listsRouter,
  board: boardRouter,
  reports: reportsRouter,
  search: searchRouter,
  timeline: timelineRouter,
  changes: changesRouter,
  demo: demoRouter,
  firstRun: firstRunRouter,
});

export type AppRouter = typeof appRouter;

/** The router as plain functions, for loaders, actions and tests: same checks, no HTTP. */
export const createCaller = createCallerFactory(appRouter);
