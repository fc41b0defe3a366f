import type { SafeValue } from './safe-values';

export type LineRecord = {
  time: string;
  level: string;
  msg: string;
  base: Record<string, string>;
  fields: Record<string, SafeValue>;
};
export type LineFormat = 'json' | 'simple';

/** With its line end. Collectors split longer lines, and a split line is two broken ones. */
export const maxLineBytes = 8192;

/**
 * Characters that end a line, start a terminal sequence or turn the reading direction: C0, DEL, C1, the Unicode line and
 * paragraph separators, bidirectional marks, the byte order mark.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g;
const escapeUnsafe = (text: string): string =>
  text.replace(unsafe, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

const reserved = new Set(['time', 'level', 'msg']);

/** A caller's field never replaces one of ours: it stands beside it, with a mark. */
const besides = (fields: LineRecord['fields'], base: LineRecord['base']) =>
  Object.entries(fields).map(([key, value]): [string, SafeValue] => [
    reserved.has(key) || Object.hasOwn(base, key) ? `${key}_` : key,
    value,
  ]);

function jsonLine({ time, level, msg, base, fields }: LineRecord): string {
  const record = Object.fromEntries([
    ['time', time],
    ['level', level],
    ['msg', msg],
    ...Object.entries(base),
    ...besides(fields, base),
  ]);
  return escapeUnsafe(JSON.stringify(record));
}

const bare = /^[\w.:/@+-]{1,200}$/;
const shown = (value: SafeValue): string =>
  typeof value === 'string' && bare.test(value) ? value : JSON.stringify(value);

/** For eyes. A stack stands below its line, behind a mark that no message can imitate at the start of a line. */
function simpleLine({ time, level, msg, base, fields }: LineRecord): string {
  const stacks: string[] = [];
  const pairs = besides(fields, base).map(([key, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || typeof value.stack !== 'string')
      return `${key}=${shown(value)}`;
    const { stack, ...rest } = value;
    stacks.push(...(stack as string).split('\n'));
    return `${key}=${shown(rest)}`;
  });
  const head = [time, level.toUpperCase().padEnd(5), base.process ?? '', msg, ...pairs]
    .filter(Boolean)
    .map(escapeUnsafe)
    .join(' ');
  return [head, ...stacks.map((line) => `    | ${escapeUnsafe(line)}`)].join('\n');
}

const bytesOf = (line: string): number => Buffer.byteLength(line) + 1;

/** Drops the longest fields, one by one, until the line fits; then cuts the message. What is left says that it was cut. */
function fitting(record: LineRecord, render: (record: LineRecord) => string): string {
  const fields: LineRecord['fields'] = { ...record.fields, cut: true };
  const sizes = Object.entries(record.fields).map(([key, value]) => ({ key, size: JSON.stringify(value).length }));
  for (const { key, size } of sizes.sort((a, b) => b.size - a.size)) {
    fields[key] = `[${size} characters]`;
    const line = render({ ...record, fields });
    if (bytesOf(line) <= maxLineBytes) return line;
  }
  return render({ ...record, msg: record.msg.slice(0, 500), fields: { cut: true } });
}

/** One record as one line without its end: at most `maxLineBytes`, with nothing in it that could pass for another line. */
export function renderLine(record: LineRecord, format: LineFormat): string {
  const render = format === 'json' ? jsonLine : simpleLine;
  const line = render(record);
  // A character is at most three bytes for each of its units.
  return line.length * 3 < maxLineBytes || bytesOf(line) <= maxLineBytes ? line : fitting(record, render);
}
