import type { RequestListener } from 'node:http';
import type { BuildInfo } from '@/lib/build-info';
import type { Logger } from '@/lib/logging';
import { HttpService, type PortBindingManager } from '@/lib/port-binding';
import type { ProcessManager } from '@/lib/processes';
import { createHttpApp } from '../http/app';
import { builtPages, pagesFromSource } from '../http/remix-build';
import type { AppServices } from '../trpc/context';
import { demoSignIn } from './demo-data';

type Options = {
  app: AppServices;
  logger: Logger;
  processManager: ProcessManager;
  portBindingManager: PortBindingManager;
  build: BuildInfo;
};

const uploadPath = /^\/(?:w\/[^/]+\/)?(?:api\/)?imports\/upload/;
const uploadMinutes = 30;

/** Opens the public port: pages, API, live updates. */
export async function startWeb({ app, logger, processManager, portBindingManager, build }: Options): Promise<void> {
  const { http } = app.config.groups;
  // The pages of a development server need the HTTP server for hot reload, before there is a handler.
  let handle: RequestListener | undefined;
  const service = HttpService.create('web', (req, res) => handle?.(req, res), {
    port: http.port,
    host: http.host,
    ...(http.unixSocket && { path: http.unixSocket }),
    bodyTimeMs: (req) => (uploadPath.test(req.url ?? '') ? uploadMinutes * 60_000 : 30_000),
  });
  const pages = http.pagesFrom === 'source' ? await pagesFromSource(service.server) : await builtPages();
  processManager.shutdown.at('stop-services', 'pages', () => pages.close());
  const demo = app.config.DEMO_DATA && { demoSignIn };
  handle = createHttpApp({ app, logger, processes: processManager, build, pages, ...demo });
  await portBindingManager.bindService(service);
}
