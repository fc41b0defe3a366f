import express, { type ErrorRequestHandler, type Router } from 'express';
import * as z from 'zod';
import type { Logger } from '../logging/logger';

/** The two forms browsers send, with only what helps to find the place. */
const text = z.string().max(2000).optional();
const oldForm = z.object({
  'csp-report': z.object({
    'effective-directive': text,
    'violated-directive': text,
    'blocked-uri': text,
    'document-uri': text,
    'source-file': text,
    'line-number': z.number().optional(),
  }),
});
const newForm = z.array(
  z.object({
    body: z.object({
      effectiveDirective: text,
      blockedURL: text,
      documentURL: text,
      sourceFile: text,
      lineNumber: z.number().optional(),
    }),
  }),
);

type Violation = { directive?: string; blocked?: string; page?: string; source?: string; sourceLine?: number };

/** Without its query, which may hold somebody's search or token. `inline` and `eval` are no URLs and stay. */
const withoutQuery = (url: string | undefined): string | undefined => url?.split(/[?#]/)[0];

function violationsIn(body: unknown): Violation[] {
  const old = oldForm.safeParse(body);
  if (old.success) {
    const report = old.data['csp-report'];
    return [
      {
        directive: report['effective-directive'] ?? report['violated-directive'],
        blocked: withoutQuery(report['blocked-uri']),
        page: withoutQuery(report['document-uri']),
        source: withoutQuery(report['source-file']),
        sourceLine: report['line-number'],
      },
    ];
  }
  const reports = newForm.safeParse(body).data ?? [];
  return reports.slice(0, 10).map(({ body: report }) => ({
    directive: report.effectiveDirective,
    blocked: withoutQuery(report.blockedURL),
    page: withoutQuery(report.documentURL),
    source: withoutQuery(report.sourceFile),
    sourceLine: report.lineNumber,
  }));
}

const perMinute = 60;

/** At most so many per minute; the first that is too many says that the rest is not shown. */
function limitedTo(most: number) {
  let minute = 0;
  let count = 0;
  return (): 'show' | 'last' | 'hide' => {
    const now = Math.floor(performance.now() / 60_000);
    if (now !== minute) [minute, count] = [now, 0];
    count += 1;
    return count <= most ? 'show' : count === most + 1 ? 'last' : 'hide';
  };
}

/**
 * Takes browsers' reports of what the content security policy stopped, and logs each as a warning. Stands before the CSRF
 * gate, because browsers send reports without an origin; anybody may post here, so lines are limited.
 */
export function cspReports(logger: Logger): Router {
  const limit = limitedTo(perMinute);
  const refuse: ErrorRequestHandler = (_error, _req, res, _next) => {
    res.status(400).end();
  };
  return express
    .Router()
    .post(
      '/',
      express.json({ type: ['application/csp-report', 'application/reports+json', 'application/json'], limit: '16kb' }),
      (req, res) => {
        for (const violation of violationsIn(req.body)) {
          const verdict = limit();
          if (verdict === 'show') logger.warn('content security policy violation', violation);
          if (verdict === 'last') logger.warn('more violations of this minute are not shown');
        }
        res.status(204).end();
      },
    )
    .use(refuse);
}
