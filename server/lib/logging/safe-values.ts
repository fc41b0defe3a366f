import { hidden, type RedactText, verdictOn } from './redaction';

/** What may stand in a line: JSON, bounded in depth, width and length, free of secrets and of surprises. */
export type SafeValue = string | number | boolean | null | SafeValue[] | { [key: string]: SafeValue };

const limits = { depth: 5, entries: 50, text: 2000, stack: 4000, scanned: 16_384, causes: 3 };

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length)}… [${text.length - length} more]`;

/** Facts that errors of our libraries carry and that quote nothing a person typed. */
const errorFacts = [
  'code',
  'errno',
  'syscall',
  'constraint',
  'table',
  'column',
  'schema',
  'severity',
  'status',
  'statusCode',
];

export function createSafeValues(redact: RedactText) {
  // The end of a very long text is cut before it is searched for secrets, so that a line costs a bounded time.
  const safeText = (text: string, length = limits.text): string => cut(redact(text.slice(0, limits.scanned)), length);

  function safeError(error: Error, depth: number): SafeValue {
    const facts: Record<string, SafeValue> = {};
    for (const key of errorFacts) {
      const value: unknown = Reflect.get(error, key);
      if (typeof value === 'string' || typeof value === 'number')
        facts[key] = typeof value === 'string' ? safeText(value, 200) : value;
    }
    return {
      name: safeText(error.name, 200),
      message: safeText(error.message),
      ...facts,
      stack: safeText(error.stack ?? '', limits.stack),
      ...(error.cause !== undefined && depth < limits.causes ? { cause: safe(error.cause, depth + 1, []) } : {}),
    };
  }

  function safeObject(value: object, depth: number, above: readonly object[]): SafeValue {
    if (above.includes(value)) return '[circular]';
    if (value instanceof Error) return safeError(value, depth);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (value instanceof URL) return safeText(value.href);
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (depth >= limits.depth) return Array.isArray(value) ? '[list]' : '[object]';
    const path = [...above, value];
    if (value instanceof Map)
      return safeEntries(
        [...value].map(([key, entry]) => [String(key), entry]),
        depth,
        path,
      );
    if (value instanceof Set || Array.isArray(value)) return safeList([...value], depth, path);
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON === 'function') return safe(toJSON.call(value), depth + 1, path);
    return safeEntries(Object.entries(value), depth, path);
  }

  function safeList(list: unknown[], depth: number, above: readonly object[]): SafeValue[] {
    const kept = list.slice(0, limits.entries).map((entry) => safe(entry, depth + 1, above));
    return list.length > limits.entries ? [...kept, `[${list.length - limits.entries} more]`] : kept;
  }

  function safeEntries(entries: [string, unknown][], depth: number, above: readonly object[]) {
    const kept: Record<string, SafeValue> = {};
    for (const [key, value] of entries.slice(0, limits.entries)) {
      if (value === undefined) continue;
      // Plain assignment to `__proto__` would change the record instead of adding a key.
      Object.defineProperty(kept, cut(key, 100), {
        value: safeField(key, value, depth, above),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return kept;
  }

  function safeField(key: string, value: unknown, depth: number, above: readonly object[]): SafeValue {
    const verdict = value === null || typeof value === 'boolean' ? 'open' : verdictOn(key);
    if (verdict === 'secret') return hidden;
    if (verdict === 'content' && typeof value !== 'number') return '[content]';
    return safe(value, depth + 1, above);
  }

  function safe(value: unknown, depth: number, above: readonly object[]): SafeValue {
    switch (typeof value) {
      case 'string':
        return safeText(value);
      case 'number':
        return Number.isFinite(value) ? value : String(value);
      case 'boolean':
        return value;
      case 'object':
        try {
          return value === null ? null : safeObject(value, depth, above);
        } catch {
          // A getter or toJSON of somebody else's object threw: a log call must never fail its caller.
          return '[unreadable]';
        }
      case 'function':
        return `[function ${value.name}]`;
      case 'undefined':
        return null;
      default:
        return String(value);
    }
  }

  return {
    text: safeText,
    fields: (fields: Record<string, unknown>): Record<string, SafeValue> =>
      safeEntries(Object.entries(fields), 0, [fields]),
  };
}

export type SafeValues = ReturnType<typeof createSafeValues>;
