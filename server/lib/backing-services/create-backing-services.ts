import type { Database } from '@db/database';
import type { ConfigGroups } from '../config';
import { AppError } from '../errors';
import { lazyInstance } from '../lazy-instance';
import type { Logger } from '../logging';
import { type Metrics, watchQueries } from '../observability';
import { databaseService } from './database-service';
import { createServiceManager, type ServiceManager } from './service-manager';
import { openSharedState, type SharedState } from './shared-state';
import type { BackingService, BackingServices, Blobs, Mail } from './types';

export type BackingServicesOptions = {
  config: { groups: Pick<ConfigGroups, 'database' | 'cache' | 'mail' | 'blobs'> };
  logger: Logger;
  /** Gets the duration of every query by its name, and the use of the pool; slow queries are logged then, too. */
  metrics?: Metrics;
};

type Parts = Omit<SharedState, 'services'> & { mail: Mail; blobs: Blobs };

/** Everything this process reaches by a URL. Making it opens nothing; `start` loads the chosen drivers and no other. */
export function createBackingServices({ config, logger, metrics }: BackingServicesOptions): BackingServices {
  const { groups } = config;
  const { slowQueryMs } = groups.database;
  const watch = metrics && watchQueries({ metrics, logger, slowQueryMs });
  const database = databaseService(groups.database, watch?.observeQuery);
  metrics?.watchPool('database', () => database.current?.use() ?? { open: 0, idle: 0, waiting: 0 });
  let parts: Parts | undefined;
  let manager: ServiceManager | undefined;
  let loading: Promise<ServiceManager> | undefined;
  let isLeaving = false;

  const opened = (): Database => {
    if (!database.current) throw notYet();
    return database.current;
  };
  const part = <Name extends keyof Parts>(name: Name): Parts[Name] => {
    if (!parts) throw notYet();
    return parts[name];
  };

  async function load(): Promise<ServiceManager> {
    const { services, ...state } = await openSharedState({ config: groups, database: opened, logger });
    const { service: mailService, ...mail } = await loadMail(groups.mail);
    const { service: blobsService, ...blobs } = await loadBlobs(groups.blobs);
    parts = { ...state, mail, blobs };
    manager = createServiceManager({ services: [database, ...services, mailService, blobsService], logger });
    if (isLeaving) await manager.stop();
    return manager;
  }

  const services: BackingServices = {
    async start() {
      loading ??= load();
      await (await loading).start();
    },
    async stop() {
      isLeaving = true;
      await manager?.stop();
    },
    async checkHealth() {
      loading ??= load();
      return (await loading).checkHealth();
    },
    async getDatabase() {
      await services.start();
      return services.database;
    },
    database: lazyInstance(opened),
    cache: lazyInstance(() => part('cache')),
    pubsub: lazyInstance(() => part('pubsub')),
    // Limiters are made when routes are, before anything is connected.
    rateLimits: {
      limiter: (name, rule) => lazyInstance(() => part('rateLimits').limiter(name, rule)),
    },
    mail: lazyInstance(() => part('mail')),
    blobs: lazyInstance(() => part('blobs')),
  };
  return services;
}

const notYet = () =>
  new AppError('UNAVAILABLE', { say: 'CRM Flow is starting.', reason: 'backing services not started' });

type WithService<T> = T & { service: BackingService };

async function loadMail(config: ConfigGroups['mail']): Promise<WithService<Mail>> {
  if (config.kind === 'smtp') {
    const { createSmtpMail } = await import('./mail/smtp');
    return createSmtpMail(config);
  }
  const { createOutbox } = await import('./mail/outbox');
  return createOutbox(config);
}

/** An `s3:` store joins here, with the same three verbs. */
async function loadBlobs(config: ConfigGroups['blobs']): Promise<WithService<Blobs>> {
  switch (config.kind) {
    case 'disk': {
      const { createDiskBlobs } = await import('./blobs/disk');
      return createDiskBlobs(config);
    }
  }
}
