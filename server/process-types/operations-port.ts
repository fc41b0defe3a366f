import express from 'express';
import type { BuildInfo } from '@/lib/build-info';
import type { Logger } from '@/lib/logging';
import { mountHealth, observeRequests } from '@/lib/observability';
import { HttpService, type PortBindingManager } from '@/lib/port-binding';
import type { ProcessManager } from '@/lib/processes';
import { readiness, schemaVersion } from '../http/readiness';
import type { AppServices } from '../trpc/context';

type Options = {
  app: AppServices;
  logger: Logger;
  processManager: ProcessManager;
  portBindingManager: PortBindingManager;
  build: BuildInfo;
};

/** Health and metrics on a port of their own, inside the operator's network; every process type has it when it is set. */
export async function bindOperationsPort(options: Options): Promise<void> {
  const { app, logger, processManager, portBindingManager, build } = options;
  const { ops } = app.config.groups.http;
  if (!ops) return;
  const server = express();
  server.disable('x-powered-by');
  server.use(observeRequests({ logger, metrics: app.metrics, processes: processManager }));
  mountHealth(server, {
    processes: processManager,
    build,
    place: 'ops',
    metrics: app.metrics,
    metricsToken: app.config.groups.logging.metricsToken,
    readiness: () => readiness(app),
    schemaVersion: () => schemaVersion(app),
    services: () => app.services.checkHealth(),
  });
  await portBindingManager.bindService(HttpService.create('operations', server, ops));
}
