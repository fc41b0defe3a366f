import type { TestApp } from '@/testing/test-app';

/** Two members and a manager of a new workspace, a way to save a view of deals, and the names of those somebody sees. */
export async function colleagues(app: TestApp) {
  const mara = await app.signedIn({ role: 'member' });
  const { tenant } = mara;
  const [ben, boss] = [await app.signedIn({ role: 'member', tenant }), await app.signedIn({ role: 'manager', tenant })];
  const view = async (who: typeof mara, name: string, values: Record<string, unknown> = {}) =>
    who.api.views.create({ object: 'deal', values: { name, ...values } });
  const names = async (who: typeof mara, trash = false) =>
    (await who.api.views.list({ object: 'deal', trash })).views.map(({ name }) => name);
  return { mara, ben, boss, view, names };
}
