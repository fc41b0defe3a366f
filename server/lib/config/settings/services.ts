import * as z from 'zod';
import { resourceUrl, setting, text, wholeNumber } from '../value-types';

const since = '0.1.0';

export const storage = {
  DATA_DIR: setting(z.string().default('./data'), {
    since,
    example: '/var/lib/crm-flow',
    about: 'The folder of everything kept on this machine. The folder to back up on SQLite.',
  }),
  BLOB_URL: setting(resourceUrl({ path: ['disk'] }).optional(), {
    since,
    example: 'disk:/srv/crm-files',
    default: 'disk:<DATA_DIR>/blobs',
    about: 'Where uploaded files are kept.',
  }),
  IMPORT_MAX_BYTES: setting(wholeNumber(1024, 8 * 1024 ** 3).default(512 * 1024 * 1024), {
    since,
    example: '104857600',
    about: 'The largest file that may be imported.',
  }),
};

export const cache = {
  CACHE_URL: setting(resourceUrl({ bare: ['memory', 'postgres'], host: ['redis', 'rediss'] }).optional(), {
    since,
    secret: true,
    example: 'redis://cache:6379',
    default: 'memory: on SQLite, postgres: on Postgres',
    about: "Cache, rate limits and fan-out: in this process, in the app's own Postgres, or in Redis.",
  }),
};

export const mail = {
  MAIL_URL: setting(resourceUrl({ path: ['outbox'], host: ['smtp', 'smtps'] }).optional(), {
    since,
    secret: true,
    example: 'smtp://user:password@mail.example.com:587',
    default: 'outbox:<DATA_DIR>/outbox',
    about: 'How mail leaves: written to a folder, or sent through a mail server (which needs MAIL_FROM and APP_URL).',
  }),
  MAIL_FROM: setting(
    text('must be an address, or a name and an address in <>', (value) =>
      /^(?:[^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(value),
    ).optional(),
    {
      since,
      example: 'CRM Flow <crm@example.com>',
      default: 'CRM Flow <crm-flow@localhost>',
      about: 'The sender of our mails. Required for a mail server.',
    },
  ),
};
