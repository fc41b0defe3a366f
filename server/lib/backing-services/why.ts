const reasons: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  EPIPE: 'connection lost',
  ECONNECTION: 'no connection',
  ESOCKET: 'no connection',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found',
  EDNS: 'host not found',
  ETIMEDOUT: 'no answer in time',
  ABORT_ERR: 'no answer in time',
  EAUTH: 'sign-in refused',
  '28P01': 'sign-in refused',
  '28000': 'sign-in refused',
  '3D000': 'database does not exist',
  '53300': 'too many connections',
  '57P03': 'starting up',
  ENOSPC: 'disk full',
  SQLITE_FULL: 'disk full',
  EACCES: 'no permission',
  EROFS: 'read-only',
  ENOENT: 'missing',
};

const patterns: [RegExp, string][] = [
  [/timeout|timed out/i, 'no answer in time'],
  [/WRONGPASS|NOAUTH/, 'sign-in refused'],
  [/connection (terminated|is closed)|not ready|enableOfflineQueue/i, 'connection lost'],
];

/** Why a service fails, in words anybody may read: no host, no user, no path, no version. */
export function whyOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const isTimeout = at.name === 'AbortError' || at.name === 'TimeoutError';
    const code = isTimeout ? 'ABORT_ERR' : 'code' in at ? String(at.code) : '';
    const known = reasons[code] ?? patterns.find(([pattern]) => pattern.test(String(at)))?.[1];
    if (known) return known;
    if (/^[A-Z0-9_]{5,40}$/.test(code)) return `failed (${code})`;
  }
  return 'failed';
}
