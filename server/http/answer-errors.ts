import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { ErrorRequestHandler } from 'express';
import { errorBody, isBug, toTrpcError } from '../trpc/errors';
import { retryAfter } from './mount-trpc';

type WithStatus = { status?: unknown; expose?: unknown };

/** Express' own refusals (a malformed URL, a body that is too large) carry the status that they mean. */
const statusOf = (error: unknown): number | undefined => {
  const { status } = (error ?? {}) as WithStatus;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
};

/** The last stop of an error: one shape for every answer, and never a stack. */
export const answerErrors: ErrorRequestHandler = (thrown, _req, res, next) => {
  const { requestId, logger } = res.locals;
  if (res.headersSent) return next(thrown);
  const refused = statusOf(thrown);
  if (refused !== undefined) {
    res.status(refused).json({ code: 'INVALID_INPUT', message: 'The request could not be read.', requestId });
    return;
  }
  const error = thrown instanceof TRPCError ? thrown : toTrpcError(thrown);
  if (isBug(error)) logger.error('request failed', { error: error.cause ?? error });
  const seconds = retryAfter(error.cause);
  if (seconds !== undefined) res.setHeader('Retry-After', String(seconds));
  res.status(getHTTPStatusCodeFromError(error)).json(errorBody(error, requestId));
};
