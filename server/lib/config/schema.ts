import * as z from 'zod';
import { database } from './settings/database';
import { http } from './settings/http';
import { jobs, logging, shutdown, start } from './settings/operations';
import { security } from './settings/security';
import { cache, mail, storage } from './settings/services';

/** The groups as an operator reads them; the order is the order of the documents. */
export const settingGroups = {
  http: { title: 'Addresses', settings: http },
  database: { title: 'Database', settings: database },
  storage: { title: 'Files', settings: storage },
  cache: { title: 'Cache and fan-out', settings: cache },
  mail: { title: 'Mail', settings: mail },
  security: { title: 'Security and accounts', settings: security },
  logging: { title: 'Logs and metrics', settings: logging },
  shutdown: { title: 'Leaving', settings: shutdown },
  jobs: { title: 'Background jobs', settings: jobs },
  start: { title: 'First start', settings: start },
};

/** Every variable the product reads. An empty text never gets here: it counts as unset. */
export const environmentSchema = z.object({
  ...http,
  ...database,
  ...storage,
  ...cache,
  ...mail,
  ...security,
  ...logging,
  ...shutdown,
  ...jobs,
  ...start,
});

export type Environment = z.output<typeof environmentSchema>;
export type SettingName = keyof Environment;
