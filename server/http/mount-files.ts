import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Request, RequestHandler, Response } from 'express';
import { AppError } from '@/lib/errors';
import { exportCsv, exportQuery } from '../features/exports';
import { errorsCsv, uploadImport } from '../features/imports';
import type { Permission } from '../trpc/access';
import type { RequestContext, TenantContext } from '../trpc/context';
import { enterTenant } from '../trpc/procedures';

type Options = { contextOf: (req: Request, res: Response) => Promise<RequestContext> };
type Download = { fileName: string; stream: Readable };

/** Streams a file as an attachment that no browser shows as a page. What is wrong from the start is still answered. */
async function sendCsv(res: Response, { fileName, stream }: Download): Promise<void> {
  const pieces = stream[Symbol.asyncIterator]();
  const first = await pieces.next();
  res.attachment(fileName);
  res.setHeader('Content-Type', 'text/csv; charset=utf-8');
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Cache-Control', 'no-store');
  const content = async function* () {
    if (!first.done) yield first.value;
    yield* { [Symbol.asyncIterator]: () => pieces };
  };
  try {
    await pipeline(content, res);
  } catch (error) {
    // The answer has begun: all that is left is to cut it off, so that nobody takes it for whole.
    res.locals.logger.warn('download cut off', { error });
    res.destroy();
  }
}

const objectsByPath = new Map([
  ['people', 'person' as const],
  ['companies', 'company' as const],
]);

const wantedObject = ({ object }: Request['query']): { object?: 'person' | 'company' } =>
  object === 'person' || object === 'company' ? { object } : {};

/** Pages name their workspace in the path, programs by their key or the header. */
const both = (path: string): string[] => [`/w/:workspace${path}`, `/api${path}`];

/** What is no page and no procedure: files that come in or go out as a stream. */
export function mountFiles(server: Express, { contextOf }: Options): void {
  const within =
    (
      permission: Permission,
      work: (ctx: TenantContext, req: Request, res: Response) => Promise<void>,
    ): RequestHandler =>
    (req, res, next) => {
      contextOf(req, res)
        .then((ctx) => work(enterTenant(ctx, permission), req, res))
        .catch(next);
    };

  server.post(
    both('/imports/upload'),
    within('imports.run', async (ctx, req, res) => {
      res.status(201).json(await uploadImport(ctx, req, wantedObject(req.query)));
    }),
  );
  server.get(
    both('/imports/:id/errors.csv'),
    within('imports.read', async (ctx, req, res) => sendCsv(res, await errorsCsv(ctx, String(req.params.id)))),
  );
  server.get(
    both('/exports/:plural.csv'),
    within('records.export', async (ctx, req, res) => {
      const object = objectsByPath.get(String(req.params.plural));
      if (!object) throw new AppError('NOT_FOUND', { say: 'There is no such list.' });
      await sendCsv(res, exportCsv(ctx, exportQuery(object, req.query)));
    }),
  );
  // Only programs ask below /api: what is not there is said in the shape of every refusal, never as a page
  server.use('/api', (_req, _res, next) => next(new AppError('NOT_FOUND', { say: 'There is no such endpoint.' })));
}
