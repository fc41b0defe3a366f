import { isIP } from 'node:net';
import * as z from 'zod';

/** What an operator reads about one variable. The generated `.env.example` and the README table are made of this. */
export type SettingNotes = {
  about: string;
  example: string;
  since: string;
  /** Its value is never shown, and `<NAME>_FILE` may name a file that holds it. */
  secret?: true;
  /** For a default that follows from other variables: how it follows, in words. */
  default?: string;
};

export const settingNotes = z.registry<SettingNotes>();

/** Attaches the operator's notes to a variable's schema. */
export function setting<T extends z.ZodType>(schema: T, notes: SettingNotes): T {
  settingNotes.add(schema, notes);
  return schema;
}

/** Text → value; `undefined` from `read` means "that is not one", and `expected` says what would be. */
function parsed<T>(expected: string, read: (text: string) => T | undefined) {
  return z.string().transform((text, context): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

export const wholeNumber = (min: number, max: number) =>
  parsed(`must be a whole number from ${min} to ${max}`, (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  });

export const flag = () =>
  parsed<boolean>('must be true or false', (text) => (text === 'true' ? true : text === 'false' ? false : undefined));

export const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  parsed<T[number]>(`must be one of: ${options.join(', ')}`, (text) => options.find((option) => option === text));

export const text = (expected: string, accepts: (text: string) => boolean) =>
  parsed(expected, (value) => (accepts(value) ? value : undefined));

const asUrl = (value: string): URL | undefined => (URL.canParse(value) ? new URL(value) : undefined);

/** One of our resource URLs. A scheme ending in `:` followed by a path needs a path; the others need a host. */
export function resourceUrl(schemes: { path?: readonly string[]; host?: readonly string[]; bare?: readonly string[] }) {
  const { path = [], host = [], bare = [] } = schemes;
  const shapes = [...bare.map((s) => `${s}:`), ...path.map((s) => `${s}:<path>`), ...host.map((s) => `${s}://<host>…`)];
  return text(`must be ${shapes.join(' or ')}`, (value) => {
    const scheme = /^([a-z][a-z0-9+]*):/.exec(value)?.[1] ?? '';
    if (bare.includes(scheme)) return true;
    if (path.includes(scheme)) return value.length > scheme.length + 1 && !value.includes('?');
    // Postgres behind a unix socket has no host but `?host=/run/postgresql`.
    const url = host.includes(scheme) ? asUrl(value) : undefined;
    return Boolean(url && (url.hostname || url.searchParams.get('host')));
  });
}

/** The address people type: an origin without path, query or credentials. Returned without a trailing slash. */
export const origin = () =>
  parsed('must be an origin: http:// or https://, a host, perhaps a port, and no path', (value) => {
    const url = asUrl(value);
    if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) return undefined;
    return url.pathname === '/' && !url.search && !url.hash && !value.includes('?') ? url.origin : undefined;
  });

const namedRanges = ['loopback', 'linklocal', 'uniquelocal'];

function isAddressRange(range: string): boolean {
  if (namedRanges.includes(range)) return true;
  const [address = '', bits, ...rest] = range.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Which proxies are believed: a number of hops, or addresses. Never "all": every client could then choose its address. */
export const trustedProxies = () =>
  parsed<number | string[]>(
    `must be a number of proxies (1 to 10) or a comma-separated list of addresses, CIDR ranges or ${namedRanges.join(', ')}`,
    (value) => {
      if (/^\d+$/.test(value)) return Number(value) >= 1 && Number(value) <= 10 ? Number(value) : undefined;
      const ranges = value.split(',').map((range) => range.trim());
      return ranges.every(isAddressRange) ? ranges : undefined;
    },
  );
