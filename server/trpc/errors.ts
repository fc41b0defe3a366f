import { isStorageFull, isUnavailable } from '@db/errors';
import { TRPCError } from '@trpc/server';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import * as z from 'zod';
import { AppError, type AppErrorCode } from '@/lib/errors';

/** What each code is to the outside. tRPC's own codes decide the HTTP status. */
const outside: Record<AppErrorCode, TRPC_ERROR_CODE_KEY> = {
  INVALID_INPUT: 'BAD_REQUEST',
  UNAUTHENTICATED: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  CSRF: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  ALREADY_EXISTS: 'CONFLICT',
  PRECONDITION_FAILED: 'PRECONDITION_FAILED',
  TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  UNSUPPORTED_FILE: 'UNSUPPORTED_MEDIA_TYPE',
  RATE_LIMITED: 'TOO_MANY_REQUESTS',
  BUSY: 'SERVICE_UNAVAILABLE',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  STORAGE_FULL: 'SERVICE_UNAVAILABLE',
};

/** What travels to a client besides tRPC's own shape. Never a stack, SQL or a path. */
export type ErrorBody = {
  code: string;
  message: string;
  requestId: string;
  fields?: Record<string, string>;
  details?: Record<string, unknown>;
};

/** Turns what a driver threw into the refusal that it means; anything unknown stays as it is and counts as a bug. */
export function asAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isStorageFull(error)) {
    return new AppError('STORAGE_FULL', {
      say: 'The storage is full. Nothing was saved; try again later.',
      cause: error,
    });
  }
  if (isUnavailable(error)) {
    return new AppError('UNAVAILABLE', {
      say: 'The database does not answer just now. Try again in a moment.',
      cause: error,
    });
  }
  return error;
}

export function toTrpcError(thrown: unknown): TRPCError {
  if (thrown instanceof TRPCError) return thrown;
  const error = asAppError(thrown);
  if (error instanceof AppError) return new TRPCError({ code: outside[error.code], message: error.say, cause: error });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.', cause: error });
}

const fieldsOf = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]));

/** The body of an error answer. */
export function errorBody(error: TRPCError, requestId: string): ErrorBody {
  const cause = asAppError(error.cause);
  if (cause instanceof AppError) {
    return {
      code: cause.code,
      message: cause.say,
      requestId,
      ...(cause.fields && { fields: cause.fields }),
      ...(cause.details && { details: cause.details }),
    };
  }
  if (error.code === 'BAD_REQUEST' && cause instanceof z.ZodError) {
    return { code: 'INVALID_INPUT', message: 'Some fields are not right.', requestId, fields: fieldsOf(cause) };
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    return { code: 'INTERNAL', message: 'Something went wrong on our side.', requestId };
  }
  if (error.code === 'PAYLOAD_TOO_LARGE') return { code: 'TOO_LARGE', message: 'The request is too large.', requestId };
  // What is left of these is a body that is no JSON, with the parser's words for it.
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') {
    return { code: 'INVALID_INPUT', message: 'The request could not be read.', requestId };
  }
  return { code: error.code, message: error.message, requestId };
}

/** True for what nobody expected: it is logged as an error, with its stack, and the person sees a request id. */
export const isBug = (error: TRPCError): boolean =>
  error.code === 'INTERNAL_SERVER_ERROR' && !(asAppError(error.cause) instanceof AppError);
