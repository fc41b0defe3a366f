import { AppError } from '@/lib/errors';
import { newToken, sameText, signed, tokenHash } from '@/lib/security/tokens';
import type { RequestContext } from '../../trpc/context';
import { readDeviceCookie, writeDeviceCookie } from './session-cookies';

type Asking = Pick<RequestContext, 'app' | 'clientAddress' | 'publicOrigin' | 'cookies'>;

const freeTries = { points: 5, seconds: 15 * 60 };
const firstWaitSeconds = 30;
const longestWaitSeconds = 15 * 60;
const memorySeconds = 24 * 60 * 60;

const tooMany = (retryAfterSeconds: number): AppError => {
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
  const wait = seconds === 1 ? 'a second' : seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new AppError('RATE_LIMITED', {
    say: `Too many tries. Wait ${wait}, then try again.`,
    details: { retryAfterSeconds: seconds },
  });
};

/** A whole IPv6 network of one customer counts as one address. */
const networkOf = (address: string): string =>
  address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;

/**
 * One try from this network at anything that guesses or makes accounts: 20 a minute.
 * @throws AppError RATE_LIMITED
 */
export async function chargeNetwork({ app, clientAddress }: Asking): Promise<void> {
  const limiter = app.services.rateLimits.limiter('identity-network', { points: 20, seconds: 60 });
  const answer = await limiter.consume(networkOf(clientAddress));
  if (!answer.ok) throw tooMany(answer.retryAfterSeconds);
}

/**
 * A device on which this account signed in before has tries of its own, so that strangers cannot lock its owner out.
 * @returns the device's id when its cookie was made by us for this account
 */
function knownDevice(ctx: Asking, email: string): string | undefined {
  const [id, mark] = readDeviceCookie(ctx)?.split('.') ?? [];
  if (!id || !mark) return undefined;
  return sameText(mark, signed(ctx.app.secret, 'device', `${id} ${email}`)) ? id : undefined;
}

type Wait = { waits: number; until: number };

/** Lets through one try after each wait; waits double up to a quarter of an hour. */
async function waitYourTurn({ app }: Asking, key: string, wait: Wait | undefined): Promise<void> {
  const { cache, rateLimits } = app.services;
  const turn = rateLimits.limiter('sign-in-turn', { points: 1, seconds: 5 });
  if (!(await turn.consume(key)).ok) throw tooMany(wait ? (wait.until - app.now().getTime()) / 1000 : firstWaitSeconds);
  try {
    const now = app.now().getTime();
    const current = (await cache.get<Wait>(waitKey(key))) ?? { waits: 0, until: now };
    if (current.until > now) throw tooMany((current.until - now) / 1000);
    const seconds = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** current.waits);
    const next: Wait = { waits: current.waits + 1, until: now + seconds * 1000 };
    await cache.set(waitKey(key), next, memorySeconds);
    if (current.waits === 0) throw tooMany(seconds);
  } finally {
    await turn.reset(key);
  }
}

const waitKey = (key: string) => `sign-in-wait:${key}`;

/**
 * One try to sign in to an account, whether it exists or not: five in a quarter of an hour are free, then each has to
 * wait longer than the one before. Nobody is locked out for good. Counted before the password is looked at, so that
 * tries at the same time, on any process, are counted too.
 * @returns what to do after the right password: the count starts anew and the device is known
 * @throws AppError RATE_LIMITED with `details.retryAfterSeconds`
 */
export async function chargeAccount(ctx: Asking, email: string): Promise<{ passed(): Promise<void> }> {
  const { cache, rateLimits } = ctx.app.services;
  const device = knownDevice(ctx, email);
  const key = tokenHash(`${email} ${device ?? ''}`);
  const tries = rateLimits.limiter('sign-in-account', freeTries);
  const wait = await cache.get<Wait>(waitKey(key));
  if (wait || !(await tries.consume(key)).ok) await waitYourTurn(ctx, key, wait);
  return {
    async passed() {
      await Promise.all([tries.reset(key), cache.delete(waitKey(key))]);
      const id = device ?? newToken();
      writeDeviceCookie(ctx, `${id}.${signed(ctx.app.secret, 'device', `${id} ${email}`)}`);
    },
  };
}

/** Mails of one kind to an address: five an hour, so that nobody's mailbox is flooded through us. */
async function chargeMail({ app }: Asking, kind: string, email: string): Promise<void> {
  const limiter = app.services.rateLimits.limiter(kind, { points: 5, seconds: 60 * 60 });
  const answer = await limiter.consume(tokenHash(email));
  if (!answer.ok) throw tooMany(answer.retryAfterSeconds);
}

/** @throws AppError RATE_LIMITED */
export const chargeResetMail = (ctx: Asking, email: string) => chargeMail(ctx, 'password-reset-mail', email);

/** @throws AppError RATE_LIMITED */
export const chargeSignUpMail = (ctx: Asking, email: string) => chargeMail(ctx, 'sign-up-mail', email);
