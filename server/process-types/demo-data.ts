import type { Logger } from '@/lib/logging';
import { seedDemo } from '../features/demo';
import account from '../features/demo/demo-account.json' with { type: 'json' };
import { createUserAccount } from '../features/identity';
import type { AppServices } from '../trpc/context';

/** Any number: the same one always tells the same story. */
const seed = 20_260;

/** What the sign-in page offers while the demo is on; `npm run quickstart` prints it too. */
export const demoSignIn: { email: string; password: string } = account;

/** Fills an empty database with the demo. A database that has any account is left as it is. */
export async function seedDemoOnce(app: AppServices, logger: Logger): Promise<void> {
  const [anybody] = await app.database.system.read('demo.anybody', ({ sql, tables: { users } }) =>
    sql.select({ id: users.id }).from(users).limit(1),
  );
  if (anybody) return;
  const started = performance.now();
  const now = app.now();
  const { workspaces } = await seedDemo(app, {
    now,
    seed,
    createUser: (person) => createUserAccount(app, { ...person, password: account.password }),
  });
  logger.info('demo data added', {
    workspaces: workspaces.map(({ tenant }) => tenant.slug),
    ms: Math.round(performance.now() - started),
  });
}
