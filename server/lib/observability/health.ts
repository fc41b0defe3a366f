import type { Application, Response } from 'express';
import type { Health } from '../backing-services/types';
import type { BuildInfo } from '../build-info';
import type { ProcessManager } from '../processes/process-manager';
import { sameText } from '../security/tokens';
import type { Metrics } from './metrics';

export type HealthOptions = {
  processes: Pick<ProcessManager, 'state'>;
  build: BuildInfo;
  /** Throws while this process should be sent no work: the database away, the schema out of range. */
  readiness: (signal: AbortSignal) => Promise<unknown>;
  /** The schema the database is at; absent while it cannot be asked. */
  schemaVersion: (signal: AbortSignal) => Promise<string | number | undefined>;
  services: () => Promise<Health>;
  metrics: Metrics;
  metricsToken?: string | undefined;
  /** `ops` is a port inside the operator's network: it also says kinds and reasons, and needs no token for metrics. */
  place: 'public' | 'ops';
};

const limitMs = 1000;
/** Anybody may ask, as often as they like; the database is asked this often at most. */
const keepMs = 500;

/**
 * The five questions of operators and their machines: is it alive, should it get work, what is it, how are its services,
 * what has it measured. *Alive* asks nobody else, so that a database away never gets the process killed.
 */
export function mountHealth(app: Pick<Application, 'get'>, options: HealthOptions): void {
  const { processes, build, place } = options;
  const ready = remembered(() => inTime(options.readiness));
  const schema = remembered(() => inTime(options.schemaVersion).catch(() => undefined));
  const services = remembered(options.services);

  app.get('/livez', (_req, res) => {
    answer(res, 200, { status: 'alive' });
  });

  app.get('/readyz', async (_req, res) => {
    if (processes.state !== 'ready') return answer(res, 503, { status: processes.state });
    const isReady = await ready().then(
      () => true,
      () => false,
    );
    // The state may have changed while the database was asked.
    if (processes.state !== 'ready') return answer(res, 503, { status: processes.state });
    answer(res, isReady ? 200 : 503, { status: isReady ? 'ready' : 'unavailable' });
  });

  app.get('/api/health', async (_req, res) => {
    const { build: id, commit, version } = build;
    const schemaVersion = (await schema()) ?? null;
    answer(res, 200, { status: processes.state, build: id, commit, version, schemaVersion });
  });

  app.get('/api/health/services', async (_req, res) => {
    const health = await services().catch((): Health => ({ ok: false, degraded: true, services: {} }));
    answer(res, health.ok ? 200 : 503, place === 'ops' ? health : forEverybody(health));
  });

  app.get('/metrics', async (req, res) => {
    const refusal = refusalOf(req.headers.authorization, options);
    if (refusal) return answer(res, refusal.status, { ...refusal.body, requestId: res.locals.requestId });
    const { contentType, text } = await options.metrics.scrape();
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Type', contentType);
    res.end(text);
  });
}

function answer(res: Response, status: number, body: object): void {
  res.setHeader('Cache-Control', 'no-store');
  if (status === 503) res.setHeader('Retry-After', '1');
  res.status(status).json(body);
}

/** Without kinds and reasons: what runs behind is nobody's business. */
const forEverybody = ({ ok, degraded, services }: Health) => ({
  ok,
  degraded,
  services: Object.fromEntries(
    Object.entries(services).map(([name, { ok, required, ms }]) => [name, { ok, required, ms }]),
  ),
});

/** Metrics tell how a business is doing: the public port gives them to holders of the token only. */
function refusalOf(authorization: string | undefined, { metricsToken, place }: HealthOptions) {
  if (metricsToken) {
    if (sameText(authorization ?? '', `Bearer ${metricsToken}`)) return undefined;
    return { status: 401, body: { code: 'UNAUTHENTICATED', message: 'Metrics need the bearer token.' } };
  }
  return place === 'ops' ? undefined : { status: 404, body: { code: 'NOT_FOUND', message: 'There is nothing here.' } };
}

async function inTime<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(limitMs);
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([ask(signal), late]);
}

/** One answer for all who ask at once or shortly after. */
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { until: number; value: Promise<T> } | undefined;
  return () => {
    if (last && performance.now() < last.until) return last.value;
    const asked = { until: Number.POSITIVE_INFINITY, value: ask() };
    last = asked;
    const settled = () => {
      asked.until = performance.now() + keepMs;
    };
    asked.value.then(settled, settled);
    return asked.value;
  };
}
