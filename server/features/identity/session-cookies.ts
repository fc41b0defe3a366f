import type { RequestContext } from '../../trpc/context';

type CookieContext = Pick<RequestContext, 'app' | 'publicOrigin' | 'cookies'>;

/** Whether cookies are for https only; then they carry `__Host-`, which browsers tie to this very host. */
function isSecure({ app, publicOrigin }: Pick<RequestContext, 'app' | 'publicOrigin'>): boolean {
  const { SECURE_COOKIES } = app.config;
  return SECURE_COOKIES === 'auto' ? publicOrigin.startsWith('https:') : SECURE_COOKIES === 'true';
}

const nameOf = (ctx: Omit<CookieContext, 'cookies'>, name: string): string => (isSecure(ctx) ? `__Host-${name}` : name);

function write(ctx: CookieContext, name: string, value: string, maxAgeSeconds: number): void {
  const secure = isSecure(ctx) ? '; Secure' : '';
  ctx.cookies.append(
    `${nameOf(ctx, name)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`,
  );
}

const session = 'crm_session';
const device = 'crm_device';
const halfAYear = 180 * 24 * 60 * 60;

export const readSessionCookie = (ctx: CookieContext): string | undefined => ctx.cookies.get(nameOf(ctx, session));

/** The server decides when a session ends; the cookie only has to live as long as the longest one. */
export const writeSessionCookie = (ctx: CookieContext, token: string): void =>
  write(ctx, session, token, ctx.app.config.SESSION_MAX_DAYS * 24 * 60 * 60);

export const clearSessionCookie = (ctx: CookieContext): void => write(ctx, session, '', 0);

export const readDeviceCookie = (ctx: CookieContext): string | undefined => ctx.cookies.get(nameOf(ctx, device));

export const writeDeviceCookie = (ctx: CookieContext, value: string): void => write(ctx, device, value, halfAYear);
