import { expect } from 'vitest';
import type { TestApp } from '../../../testing/test-app';

export const goodPassword = 'seven quiet parrots at noon';

let people = 0;
export const newPerson = () => ({
  name: 'Ada Lovelace',
  email: `ada-${++people}@example.com`,
  password: goodPassword,
  workspace: 'Engines',
});

/** Somebody with a password, signed in in a browser of their own. */
export async function signedUp(t: TestApp) {
  const person = newPerson();
  const tab = t.browser();
  const begun = await (await tab.at()).identity.signUp(person);
  if (begun.next !== 'workspace') throw new Error('the sign-up waits for its mail');
  const { user, workspace } = begun;
  return { tab, person, user, workspace };
}

/** The links in the mails to an address, oldest first, once there are as many. */
export async function linksTo(t: TestApp, email: string, count: number): Promise<string[]> {
  const links = async () =>
    (await t.mailsTo(email)).flatMap(({ text }) => /https?:\S+token=[\w-]{43}$/m.exec(text ?? '')?.[0] ?? []);
  await expect.poll(links, { timeout: 10_000 }).toHaveLength(count);
  return links();
}

export const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';
