import type { Express, Request } from 'express';

/** Tells Express whose `X-Forwarded-*` to believe; unset, nobody's. Call it before anything asks for an address. */
export function trustProxies(app: Express, trusted: number | string[] | undefined): void {
  app.set('trust proxy', trusted ?? false);
  app.disable('x-powered-by');
}

/** The client's address, as far as trusted proxies can tell it. IPv4 is written the short way. */
export function clientAddress(req: Pick<Request, 'ip' | 'socket'>): string {
  const address = req.ip ?? req.socket.remoteAddress ?? 'unknown';
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** What a request without a usable host belongs to; reserved, so nobody can own it. */
const nowhere = 'http://host.invalid';

/** `null` is what browsers say for "no origin", and equals no address. */
function originOf(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : nowhere;
}

function claimedHost(req: Request): string {
  const isTrusted = req.app.get('trust proxy fn') as (address: string | undefined, hop: number) => boolean;
  const forwarded = isTrusted(req.socket.remoteAddress, 0)
    ? req.get('x-forwarded-host')?.split(',')[0]?.trim()
    : undefined;
  return forwarded || (req.headers.host ?? '');
}

const hostForm = /^(?:[a-z0-9][a-z0-9.-]{0,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * What people type in front of a path, without a slash at its end: APP_URL, else the host of the request. Links in mails
 * start with it, so only an operator's APP_URL makes them safe from a forged Host header.
 */
export function createPublicOrigin(appUrl: string | undefined): (req: Request) => string {
  if (appUrl !== undefined) {
    const origin = originOf(appUrl);
    return () => origin;
  }
  return (req) => {
    const host = claimedHost(req);
    return hostForm.test(host) ? originOf(`${req.protocol === 'https' ? 'https' : 'http'}://${host}`) : nowhere;
  };
}
