import type { TRPCError } from '@trpc/server';
import { AppError } from '@/lib/errors';
import type { Logger } from '@/lib/logging';
import { allows, type Permission } from './access';
import type { Actor, RequestContext, Subject, TenantContext } from './context';
import { asAppError, isBug, toTrpcError } from './errors';
import { t } from './init';

/** One line and one measurement for every call; unknown errors keep their stack for us and show none outside. */
const observed = t.middleware(async ({ ctx, path, type, next }) => {
  const start = performance.now();
  const result = await next();
  const ms = performance.now() - start;
  const error = result.ok
    ? undefined
    : toTrpcError(result.error.code === 'INTERNAL_SERVER_ERROR' ? (result.error.cause ?? result.error) : result.error);
  const outcome = error ? error.code : 'ok';
  ctx.app.metrics.procedureDuration.observe({ path, outcome }, ms / 1000);
  const fields = { procedure: path, kind: type, outcome, ms: Math.round(ms * 10) / 10 };
  if (error) {
    logRefusal(ctx.logger, path, error, fields);
    throw error;
  }
  ctx.logger.info(`${path} ok`, fields);
  if (result.ok && type === 'subscription') {
    return { ...result, data: observedStream(result.data as AsyncIterable<unknown>, ctx.logger, path) };
  }
  return result;
});

function logRefusal(logger: Logger, path: string, error: TRPCError, fields: Record<string, unknown>): void {
  if (isBug(error)) logger.error(`${path} failed`, { ...fields, error: error.cause ?? error });
  else logger.info(`${path} refused`, { ...fields, reason: reasonOf(error.cause) });
}

/** What a stream throws after it began comes too late for the line above, and would count as a fault of ours. */
async function* observedStream(stream: AsyncIterable<unknown>, logger: Logger, path: string) {
  try {
    yield* stream;
  } catch (thrown) {
    const error = toTrpcError(thrown);
    logRefusal(logger, path, error, { procedure: path, kind: 'subscription', outcome: error.code });
    throw error;
  }
}

const reasonOf = (cause: unknown): string | undefined => {
  const error = asAppError(cause);
  return error instanceof AppError ? error.message : undefined;
};

export const unauthenticated = () => new AppError('UNAUTHENTICATED', { say: 'Sign in to go on.' });

function actorOf(subject: Exclude<Subject, { kind: 'anonymous' }>): Actor {
  return subject.kind === 'user'
    ? { kind: 'user', id: subject.user.id, name: subject.user.name }
    : { kind: 'api-key', id: subject.keyId, name: subject.name };
}

/**
 * The context inside the proven workspace of the request.
 * @throws AppError UNAUTHENTICATED without a subject, NOT_FOUND for a workspace that is not the subject's, FORBIDDEN when
 * the role lacks the permission.
 */
export function enterTenant(ctx: RequestContext, permission: Permission): TenantContext {
  const { subject } = ctx;
  if (subject.kind === 'anonymous') throw unauthenticated();
  const { tenant, role } = subject;
  if (!tenant || !role) throw new AppError('NOT_FOUND', { say: 'There is no such workspace, or you are not in it.' });
  if (!allows(role, permission)) {
    throw new AppError('FORBIDDEN', {
      say: `Your role (${role}) does not include the right "${permission}". Ask an admin of ${tenant.name}.`,
      details: { permission, role },
    });
  }
  return {
    ...ctx,
    tenant,
    role,
    actor: actorOf(subject),
    db: ctx.app.database.forTenant(tenant.id),
    can: (wanted) => allows(role, wanted),
  };
}

const base = t.procedure.use(observed);

/** For everybody: sign-in, sign-up. */
export const publicProcedure = () => base.meta({ access: 'public' });

/** For people with a session, whatever their workspace. API keys are refused. */
export const signedInProcedure = () =>
  base.meta({ access: 'signed-in' }).use(({ ctx, next }) => {
    if (ctx.subject.kind !== 'user') throw toTrpcError(unauthenticated());
    return next({ ctx: { user: ctx.subject.user, sessionId: ctx.subject.sessionId } });
  });

/** Inside a workspace, for a role that has the permission. */
export const tenantProcedure = (permission: Permission) =>
  base.meta({ access: permission }).use(({ ctx, next }) => {
    try {
      return next({ ctx: enterTenant(ctx, permission) });
    } catch (error) {
      throw toTrpcError(error);
    }
  });
