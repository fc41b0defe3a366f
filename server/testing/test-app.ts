import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@db/ids';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createBackingServices } from '@/lib/backing-services';
import type { EnvironmentText } from '@/lib/config';
import { createJobs } from '@/lib/jobs';
import { createLogger } from '@/lib/logging';
import { createMetrics } from '@/lib/observability';
import { jobDefinitions } from '../api/jobs';
import { openSession } from '../features/identity';
import { equipWorkspace } from '../features/pipelines';
import { insertWorkspace } from '../features/workspaces';
import type { Role } from '../trpc/access';
import type { AppServices, Tenant, User } from '../trpc/context';
import { createBrowser } from './browser';
import type { TestDatabase } from './databases';
import { configOf } from './open-services';

const secret = 'a secret for tests, long enough for all';

/**
 * The composed application on a test's database, with real services in a folder of its own. Call it in `beforeAll`, and
 * `close` in `afterAll`. The clock can be set; jobs run after `startWorker()`.
 */
export async function createTestApp(test: TestDatabase, environment: EnvironmentText = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'crm-flow-app-'));
  const config = configOf({ DATA_DIR: dataDir, DATABASE_URL: test.url, JOB_POLL_MS: '50', ...environment });
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line));
  const logger = createLogger({ level: 'debug', format: 'json', write });
  const metrics = createMetrics({ processMetrics: false });
  const services = createBackingServices({ config, logger, metrics });
  await services.start();
  // Of the two ways into the same file, one writes: the test's own, which its assertions read through.
  const { database } = test;
  const jobs = createJobs({ database, config: config.groups.jobs, logger });
  let setClock: Date | undefined;
  const app: AppServices = {
    config,
    secret,
    database,
    services,
    jobs,
    metrics,
    now: () => setClock ?? new Date(),
  };
  let stopWorker = async () => {};
  let addresses = 0;

  const browser = (options: { origin?: string; address?: string } = {}) => {
    addresses += 1;
    const address = `198.18.${addresses >> 8}.${addresses & 255}`;
    return createBrowser(app, { address, logger, ...options });
  };

  async function newTenant(name = 'Lumen Studio'): Promise<Tenant> {
    const settings = { timeZone: 'Europe/Berlin' };
    const tenant = await database.system.transaction('test.tenant', (tx) =>
      insertWorkspace(tx, { name, settings, ownerId: newId(), now: app.now() }),
    );
    await equipWorkspace(app, tenant);
    return tenant;
  }

  /** Somebody with a role, and a session, without the cost of a password. */
  async function newMember({ role, tenant }: { role: Role; tenant: Tenant }): Promise<{ user: User; token: string }> {
    const id = newId();
    const user = { id, name: `Some ${role}`, email: `${role}-${id}@example.com` };
    const now = app.now();
    const token = await database.system.transaction('test.member', async (tx) => {
      const { users, memberships } = tx.tables;
      await tx.sql.insert(users).values({ ...user, createdAt: now, updatedAt: now });
      await tx.sql
        .insert(memberships)
        .values({ tenantId: tenant.id, userId: id, role, createdAt: now, updatedAt: now });
      return openSession({ app, clientAddress: '198.51.100.1', userAgent: 'a test' }, tx, id, tenant.id);
    });
    return { user, token };
  }

  return {
    app,
    logger,
    /** Every line that was logged so far. */
    lines,
    dataDir,
    browser,
    newTenant,

    /** Sets the clock of the application; undefined lets it run. */
    setNow(now: Date | undefined) {
      setClock = now;
    },

    /** Somebody signed in to a workspace: a new one, unless given. `at()` gives the router for a further request. */
    async signedIn({ role = 'owner', tenant }: { role?: Role; tenant?: Tenant } = {}) {
      const workspace = tenant ?? (await newTenant());
      const { user, token } = await newMember({ role, tenant: workspace });
      const tab = browser();
      tab.jar.set('crm_session', token);
      const at = () => tab.at({ workspace: workspace.slug });
      return {
        browser: tab,
        at,
        api: await at(),
        ctx: await tab.context({ workspace: workspace.slug }),
        tenant: workspace,
        user,
      };
    },

    anonymous: async (workspace?: string) => browser().at({ workspace }),

    /** Runs background jobs from now on, as a worker does. */
    async startWorker() {
      const runner = jobs.runner(jobDefinitions(app));
      await runner.start();
      stopWorker = () => runner.stop(5_000);
    },

    /** The mails to an address so far, oldest first. */
    async mailsTo(email: string): Promise<ParsedMail[]> {
      const outbox = join(dataDir, 'outbox');
      const names = (await readdir(outbox)).filter((name) => name.endsWith('.eml') && !name.startsWith('.')).sort();
      const mails = await Promise.all(names.map(async (name) => simpleParser(await readFile(join(outbox, name)))));
      return mails.filter(({ to }) => to !== undefined && [to].flat().some(({ text }) => text === email));
    },

    async close() {
      await stopWorker();
      await jobs.close();
      await services.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;
