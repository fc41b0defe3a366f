import { choice, origin, setting, text, trustedProxies, wholeNumber } from '../value-types';

const since = '0.1.0';

export const http = {
  HOST: setting(
    text('must be a host name or an address without spaces', (value) => !/[\s/]/.test(value)).default('127.0.0.1'),
    { since, example: '0.0.0.0', about: 'The address to listen on. 0.0.0.0 is every network of this machine.' },
  ),
  PORT: setting(wholeNumber(0, 65_535).default(3000), {
    since,
    example: '8080',
    about: 'The port of pages and API. 0 takes a free one and prints it.',
  }),
  UNIX_SOCKET: setting(text('must be a path', (value) => value.includes('/')).optional(), {
    since,
    example: '/run/crm-flow/web.sock',
    about: 'A socket file to listen on in place of HOST and PORT.',
  }),
  OPS_PORT: setting(wholeNumber(0, 65_535).optional(), {
    since,
    example: '9090',
    about: 'A second port for health and metrics only, to be kept inside your network.',
  }),
  OPS_HOST: setting(
    text('must be a host name or an address without spaces', (value) => !/[\s/]/.test(value)).optional(),
    {
      since,
      example: '10.0.0.5',
      default: 'HOST',
      about: 'The address of OPS_PORT.',
    },
  ),
  APP_URL: setting(origin().optional(), {
    since,
    example: 'https://crm.example.com',
    default: "the request's own host",
    about: 'The address people type. Links in mails and the check of foreign origins follow it.',
  }),
  TRUST_PROXY: setting(trustedProxies().optional(), {
    since,
    example: '1',
    default: 'none',
    about: 'Which proxies may say X-Forwarded-*: how many stand in front, or their addresses.',
  }),
  BODY_MAX_BYTES: setting(wholeNumber(1024, 64 * 1024 * 1024).default(1024 * 1024), {
    since,
    example: '2097152',
    about: 'The largest request body, uploads apart.',
  }),
  PAGES_FROM: setting(choice(['build', 'source']).default('build'), {
    since,
    example: 'source',
    about: 'build: the built pages. source: compiled as you edit (development).',
  }),
};
