import { choice, flag, setting, text, wholeNumber } from '../value-types';

const since = '0.1.0';

export const logging = {
  LOG_LEVEL: setting(choice(['error', 'warn', 'info', 'debug']).default('info'), {
    since,
    example: 'debug',
    about: 'The least important lines to write.',
  }),
  LOG_FORMAT: setting(choice(['json', 'simple']).default('json'), {
    since,
    example: 'simple',
    about: 'json for machines, simple for eyes. Both go to standard output only.',
  }),
  METRICS_TOKEN: setting(text('must have at least 16 characters', (value) => value.length >= 16).optional(), {
    since,
    secret: true,
    example: '<output of: openssl rand -hex 24>',
    about: 'The bearer token that /metrics asks for. Without one, metrics are served on OPS_PORT only.',
  }),
};

export const shutdown = {
  SHUTDOWN_DELAY_MS: setting(wholeNumber(0, 60_000).default(0), {
    since,
    example: '5000',
    about: 'Time between "not ready" and closing the port, for a load balancer to notice.',
  }),
  SHUTDOWN_TIMEOUT_MS: setting(wholeNumber(500, 24 * 60 * 60 * 1000).default(25_000), {
    since,
    example: '60000',
    about: 'The hard limit for leaving, the delay included. Keep it below the limit of your supervisor.',
  }),
};

export const jobs = {
  JOB_CONCURRENCY: setting(wholeNumber(1, 100).default(2), {
    since,
    example: '8',
    about: 'Background jobs that one process runs at once.',
  }),
  JOB_POLL_MS: setting(wholeNumber(50, 60_000).default(500), {
    since,
    example: '2000',
    about: 'How often a worker looks for jobs.',
  }),
  JOB_LEASE_SECONDS: setting(wholeNumber(2, 3600).default(10), {
    since,
    example: '30',
    about: 'A worker silent for this long is taken for dead, and its jobs run elsewhere.',
  }),
};

export const start = {
  DEMO_DATA: setting(flag().default(false), {
    since,
    example: 'true',
    about: 'Fill an empty database with a living example at first start.',
  }),
};
