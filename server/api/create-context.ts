import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '@/lib/errors';
import type { Logger } from '@/lib/logging';
import { subjectOfApiKey } from '../features/api-keys';
import { readSessionCookie, subjectOfToken } from '../features/identity';
import type { AppServices, Cookies, RequestContext, Subject } from '../trpc/context';
import { toTrpcError } from '../trpc/errors';

/** The parts of Express' request and response that a context is made of. */
export type ContextSource = {
  app: AppServices;
  req: { headers: IncomingHttpHeaders; ip?: string | undefined };
  res: { locals: { requestId: string; logger: Logger }; append(header: string, value: string): unknown };
  publicOrigin: string;
  /** The workspace that the request names; proven here. */
  claimedWorkspace: string | undefined;
};

function cookiesOf({ req, res }: ContextSource): Cookies {
  const sent = new Map<string, string>();
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    // The first of two of the same name is the one of the closer path, which is ours.
    if (at > 0 && !sent.has(name)) sent.set(name, part.slice(at + 1).trim());
  }
  return { get: (name) => sent.get(name), append: (value) => void res.append('Set-Cookie', value) };
}

type Unproven = Omit<RequestContext, 'subject'>;

/**
 * Who is asking. An API key that was sent counts alone: a wrong one is not made up for by a cookie.
 * @throws AppError NOT_FOUND when a key is used on another workspace than its own
 */
async function subjectOf(ctx: Unproven, { req, claimedWorkspace }: ContextSource): Promise<Subject> {
  const [scheme, key] = (req.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer') {
    const subject = await subjectOfApiKey(ctx, key ?? '');
    if (subject.kind === 'api-key' && claimedWorkspace && claimedWorkspace !== subject.tenant.slug) {
      throw toTrpcError(
        new AppError('NOT_FOUND', { say: 'There is no such workspace, or this API key does not belong to it.' }),
      );
    }
    return subject;
  }
  const token = readSessionCookie(ctx);
  return token ? subjectOfToken(ctx, token, claimedWorkspace) : { kind: 'anonymous' };
}

/** What log lines say of a subject: ids, never names. */
function idsOf(subject: Subject): Record<string, string> {
  if (subject.kind === 'anonymous') return {};
  const tenant: Record<string, string> = subject.tenant ? { tenantId: subject.tenant.id } : {};
  return subject.kind === 'user' ? { ...tenant, userId: subject.user.id } : { ...tenant, keyId: subject.keyId };
}

/** What a request carries through the router: who asks, from where, and the parts of the process they may reach. */
export async function createContext(source: ContextSource): Promise<RequestContext> {
  const { app, req, res, publicOrigin } = source;
  const unproven: Unproven = {
    app,
    requestId: res.locals.requestId,
    logger: res.locals.logger,
    clientAddress: req.ip ?? 'unknown',
    userAgent: req.headers['user-agent'],
    publicOrigin,
    cookies: cookiesOf(source),
  };
  const subject = await subjectOf(unproven, source);
  const logger = unproven.logger.child(idsOf(subject));
  // The line that closes the request says the same of it.
  res.locals.logger = logger;
  return { ...unproven, logger, subject };
}
