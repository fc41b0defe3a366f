import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import type { BuildInfo } from '@/lib/build-info';
import type { Logger } from '@/lib/logging';
import { mountHealth, observeRequests } from '@/lib/observability';
import type { ProcessManager } from '@/lib/processes';
import { createPublicOrigin, cspReportPath, cspReports, csrfGate, securityHeaders, trustProxies } from '@/lib/security';
import { createContext } from '../api/create-context';
import type { PageContext } from '../api/types';
import type { AppServices } from '../trpc/context';
import { answerErrors } from './answer-errors';
import { mountFiles } from './mount-files';
import { remixHandler } from './mount-remix';
import { mountStatic } from './mount-static';
import { trpcHandler } from './mount-trpc';
import { readiness, schemaVersion } from './readiness';
import { pageRefusals, refuseTwoHosts } from './refuse-early';
import type { Pages } from './remix-build';
import { claimedWorkspace } from './request-context';

type Options = {
  app: AppServices;
  logger: Logger;
  processes: ProcessManager;
  build: BuildInfo;
  pages: Pages;
  demoSignIn?: PageContext['demoSignIn'];
};

/** The web process from the outside. The order of what follows is the order in which a request meets it. */
export function createHttpApp({ app, logger, processes, build, pages, demoSignIn }: Options): Express {
  const { http, security, logging } = app.config.groups;
  const publicOrigin = createPublicOrigin(http.appUrl);
  const development = pages.development !== undefined;
  const contextOf = (req: Request, res: Response) =>
    createContext({ app, req, res, publicOrigin: publicOrigin(req), claimedWorkspace: claimedWorkspace(req) });

  const server = express();
  trustProxies(server, http.trustProxy);
  server.use(observeRequests({ logger, metrics: app.metrics, processes }));
  server.use(securityHeaders({ publicOrigin, cspMode: security.cspMode, development }));
  mountHealth(server, {
    processes,
    build,
    place: 'public',
    metrics: app.metrics,
    metricsToken: logging.metricsToken,
    readiness: () => readiness(app),
    schemaVersion: () => schemaVersion(app),
    services: () => app.services.checkHealth(),
  });
  server.use(cspReportPath, cspReports(logger));
  if (pages.development) server.use(pages.development);
  else mountStatic(server);
  server.use(refuseTwoHosts);
  server.use(csrfGate(publicOrigin));
  server.use(compression());
  const trpc = trpcHandler({ maxBodySize: http.bodyMaxBytes, contextOf, streamsEnd: processes.streamsEnd });
  server.use('/trpc', trpc);
  server.use('/w/:workspace/trpc', trpc);
  mountFiles(server, { contextOf });
  server.use(pageRefusals(http.bodyMaxBytes));
  const showDevPages = development;
  server.all('*', remixHandler({ pages, build: build.build, showDevPages, demoSignIn, contextOf, publicOrigin }));
  server.use(answerErrors);
  return server;
}
