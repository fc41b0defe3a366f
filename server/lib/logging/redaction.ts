export const hidden = '[secret]';

/** Parts of a key (letters and digits only, lower case) that mark its value as a secret. */
const secretKeyParts =
  /password|passwd|passphrase|secret|token|apikey|accesskey|privatekey|authorization|cookie|credential|sessionid|totp|recoverycode|backupcode|csrf|xsrf|signature|databaseurl|connectionstring|jwt/;
const secretKeys = new Set(['otp', 'pwd', 'pin', 'dsn', 'sid', 'session', 'mailurl', 'cacheurl', 'bearer']);
/** Keys that carry what people wrote or uploaded: never ours to log. A number under such a key is a count, and stays. */
const contentKeys = new Set(
  'body rawbody emailbody html text note notes notetext content contents filecontent values input row rows before after'.split(
    ' ',
  ),
);

const plain = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');
const verdicts = new Map<string, 'secret' | 'content' | 'open'>();

/** What a field's name says about its value. Remembered per name: names are few, lines are many. */
export function verdictOn(key: string): 'secret' | 'content' | 'open' {
  const known = verdicts.get(key);
  if (known) return known;
  const name = plain(key);
  const verdict =
    secretKeyParts.test(name) || secretKeys.has(name) ? 'secret' : contentKeys.has(name) ? 'content' : 'open';
  if (verdicts.size < 2000) verdicts.set(key, verdict);
  return verdict;
}

/** Forms that give a secret away wherever they stand. Every quantifier is bounded or anchored: none may backtrack. */
const forms: [pattern: RegExp, replacement: string][] = [
  // A whole header, because a cookie's values have no end of their own.
  [/\b((?:set-)?cookie["']?\s{0,3}[:=]\s{0,3})[^\r\n]+/gi, `$1${hidden}`],
  [/\b(Bearer|Basic|Digest)\s{1,3}[\w.~+/=-]{6,}/g, `$1 ${hidden}`],
  // user:password@ of any URL
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"'<>]{1,300}@/gi, `$1${hidden}@`],
  [/\botpauth:\/\/[^\s"']+/gi, `otpauth://${hidden}`],
  [
    /([?&#;][\w.-]{0,30}(?:token|secret|key|code|password|signature|sig|auth|session|state|invite|reset)[\w.-]{0,30}=)[^&\s"'#]+/gi,
    `$1${hidden}`,
  ],
  // Links in mails carry their token in the path.
  [/(\/(?:reset|invit|accept|verify|confirm|magic|unsubscribe)[\w-]{0,30}\/)[\w.~%-]{8,}/gi, `$1${hidden}`],
  [
    /((?<![\w.-])["']?[\w.-]{0,40}(?:password|passwd|secret|token|api[_-]?key|authorization|session[_-]?id|csrf|otp|recovery[_-]?code)[\w.-]{0,40}["']?\s{0,3}[:=]\s{0,3})(?:"[^"]*"|'[^']*'|[^\s,;&}"']+)/gi,
    `$1${hidden}`,
  ],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, hidden],
  // Random text of letters of both cases and digits: session ids, keys, tokens, cursors.
  [/(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{24,}/g, hidden],
  // Longer than a commit, so hexadecimal keys and digests.
  [/(?<![\w-])[0-9a-f]{41,}(?![\w-])/gi, hidden],
  // Prefixed keys: whsec_…, sk_live_…
  [/(?<![\w-])[a-z]{2,12}_(?:[a-z]{2,8}_)?(?=[\w+/=-]*\d)[A-Za-z0-9+/=-]{16,}/g, hidden],
  // A one-time-password secret (base 32), and a recovery code of twice five.
  [/(?<![\w-])(?=[A-Z]*[2-7])(?=[2-7]*[A-Z])[A-Z2-7]{16,}(?![\w-])/g, hidden],
  [/(?<![\w-])(?=[A-Za-z-]*(?:\d|[a-z][A-Z]))[A-Za-z0-9]{5}-[A-Za-z0-9]{5}(?![\w-])/g, hidden],
  // What libraries quote of the values they were given.
  [/(\bFailed query:[\s\S]*?\bparams:)[\s\S]*/, '$1 [values]'],
  [/\bKey \(([^)]{0,200})\)=\([^)]*\)/g, 'Key ($1)=([values])'],
  [/"[^"]*"(?:\.\.\.)? is not valid JSON/g, '"[values]" is not valid JSON'],
];

const ids = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type RedactText = (text: string) => string;

/** Takes secrets out of free text: by their form, and the exact `known` values wherever they stand. */
export function createRedaction(known: readonly string[] = []): RedactText {
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  const search: RedactText = (text) => {
    let clean = text;
    for (const value of longestFirst) if (clean.includes(value)) clean = clean.replaceAll(value, hidden);
    for (const [pattern, replacement] of forms) clean = clean.replace(pattern, replacement);
    return clean;
  };

  // Most texts of a line are one of few (messages, names, paths) or an id; searching them each time doubles a line's cost.
  let seen = new Map<string, string>();
  return (text) => {
    if (text.length > 100) return search(text);
    if (text.length < 6 || ids.test(text)) return text;
    const before = seen.get(text);
    if (before !== undefined) return before;
    if (seen.size >= 1000) seen = new Map();
    const clean = search(text);
    seen.set(text, clean);
    return clean;
  };
}
