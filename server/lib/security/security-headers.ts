import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import '../observability/request-locals';

export type SecurityHeaderOptions = {
  publicOrigin: (req: Request) => string;
  cspMode: 'enforce' | 'report-only';
  /** Pages are compiled as they are edited: hot reload talks over a web socket. */
  development: boolean;
};

/** Where browsers report what the policy stopped. */
export const cspReportPath = '/csp-report';

const twoYears = 63_072_000;

/**
 * Nothing of the browser's hardware; the clipboard, for which browsers ask people first, and passkeys for our own pages.
 * Only names that browsers know: an unknown one is an error on every page's console.
 */
const permissions = [
  ...'accelerometer autoplay camera display-capture encrypted-media fullscreen gamepad geolocation gyroscope'.split(
    ' ',
  ),
  ...'hid idle-detection keyboard-map magnetometer microphone midi payment picture-in-picture screen-wake-lock serial'.split(
    ' ',
  ),
  ...'sync-xhr usb xr-spatial-tracking'.split(' '),
]
  .map((name) => `${name}=()`)
  .concat('clipboard-read=(self)', 'clipboard-write=(self)', 'publickey-credentials-get=(self)')
  .join(', ');

const nonceOf = (_req: IncomingMessage, res: ServerResponse): string => `'nonce-${(res as Response).locals.cspNonce}'`;

const contentSecurityPolicy = ({ cspMode, development }: SecurityHeaderOptions) => ({
  useDefaults: false,
  reportOnly: cspMode === 'report-only',
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: [nonceOf, "'strict-dynamic'"],
    // No style attribute from the server: what scripts set through element.style is not governed by this.
    styleSrc: ["'self'", nonceOf],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: development ? ["'self'", 'ws:'] : ["'self'"],
    workerSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    reportUri: [cspReportPath],
  },
});

/**
 * The headers of every answer, errors and static files included: a content security policy with a nonce of its own
 * (`res.locals.cspNonce`), no framing, no sniffing, no foreign readers. Answers are private until a handler says else.
 */
export function securityHeaders(options: SecurityHeaderOptions): RequestHandler {
  const shared = {
    contentSecurityPolicy: contentSecurityPolicy(options),
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Not `no-referrer`: with it browsers send `Origin: null` for our own forms too, and the gate could not tell them apart.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    xDnsPrefetchControl: { allow: false },
    xPermittedCrossDomainPolicies: { permittedPolicies: 'none' },
  } as const;
  const overHttps = helmet({ ...shared, strictTransportSecurity: { maxAge: twoYears, includeSubDomains: true } });
  // On plain http browsers must ignore it, and on a laptop's localhost it would lock out every other program.
  const overHttp = helmet({ ...shared, strictTransportSecurity: false });

  return (req, res, next) => {
    res.locals.cspNonce = randomBytes(18).toString('base64url');
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Permissions-Policy', permissions);
    const set = options.publicOrigin(req).startsWith('https:') ? overHttps : overHttp;
    set(req, res, next);
  };
}
