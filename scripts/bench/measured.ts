import type { Child } from './children';
import type { World } from './data';
import type { Shot } from './load';

export type DatabaseKind = 'sqlite' | 'postgres';

/** One line of the table. */
export type Measured = {
  /** Of DESIGN.md 6: "P1". */
  id: string;
  work: string;
  database: DatabaseKind;
  people: number;
  ours: string;
  against: string;
  /** What is held against `accept` and `goal`; NaN where it could not be had. */
  value: number;
  /** The same held against each other by the processor time of the two servers, which a busy machine changes less. */
  byCpu?: number;
  unit: '' | '×' | 'ms' | 'MB';
  accept: number;
  goal: number;
  /** Whether more is better. */
  more: boolean;
};

export type Bench = {
  database: DatabaseKind;
  world: World;
  dataDir: string;
  server: Child;
  limit: Child;
  /** Fewer rounds and rows. */
  quick: boolean;
  /** Whether there is still time for something long. */
  hasTime(): boolean;
  say(line: string): void;
};

const json = { 'Content-Type': 'application/json' };

/** Requests as the member's API key makes them. */
export function callsOf({ apiKey, sessionToken, slug }: World) {
  const headers = { Authorization: `Bearer ${apiKey}` };
  return {
    query: (procedure: string, input: unknown): Shot => ({
      path: `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`,
      headers,
    }),
    mutation: (procedure: string, input: unknown): Shot => ({
      path: `/trpc/${procedure}`,
      method: 'POST',
      headers: { ...headers, ...json },
      body: JSON.stringify(input),
    }),
    download: (path: string): Shot => ({ path: `/api${path}`, headers }),
    /** As the browser of somebody signed in. */
    page: (path: string): Shot => ({
      path: `/w/${slug}${path}`,
      headers: { Cookie: `crm_session=${sessionToken}`, Accept: 'text/html' },
    }),
    headers,
  };
}

export const post = (path: string, body: unknown): Shot => ({
  path,
  method: 'POST',
  headers: json,
  body: JSON.stringify(body),
});
