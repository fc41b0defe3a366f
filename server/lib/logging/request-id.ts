import { v7 as uuidv7 } from 'uuid';

type Header = string | readonly string[] | undefined;

/** Long enough for the ids of common proxies; nothing that could end a header, a line or a quoted text. */
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const traceParent = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The id that a request is known by in lines, answers, jobs and webhooks: an `X-Request-Id` if it is well-formed, else
 * the trace id of a `traceparent`, else a new one.
 */
export function requestIdFrom(header: Header, trace?: Header): string {
  if (typeof header === 'string' && wellFormed.test(header)) return header;
  const traceId = typeof trace === 'string' ? traceParent.exec(trace)?.[1] : undefined;
  return traceId ?? uuidv7();
}
