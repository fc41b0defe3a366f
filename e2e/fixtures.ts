import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { AppRouter } from '@/api/types';
import { type RunningServer, startServer } from './server';

export type Person = { name: string; email: string; password: string };
export type Api = ReturnType<typeof apiFor>;

/** Somebody with a workspace of their own: a signed-in browser page, and the router as they reach it. */
export type SignedIn = Person & {
  page: Page;
  context: BrowserContext;
  api: Api;
  workspace: string;
  path(place: string): string;
};

const password = 'seven quiet parrots at noon';
let counter = 0;
const nextEmail = (name: string) =>
  `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${process.pid}.${++counter}@example.com`;

export function apiFor(url: string, workspace: string, cookie: string) {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/w/${workspace}/trpc`, headers: { cookie, origin: url } })],
  });
}

type Options = {
  name?: string;
  workspaceName?: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
};

/** Lets a new browser in, and says into which workspace. */
type Enter = (request: APIRequestContext, origin: string) => Promise<string>;

type Fixtures = {
  openSession(person: Person, options: Options, enter: Enter): Promise<SignedIn>;
  /** Signs a new person up through the API, and opens a browser of their own. */
  signUp(options?: Options): Promise<SignedIn>;
  /** Somebody who joins a workspace by invitation, in a browser of their own. */
  join(host: SignedIn, options?: { name?: string; role?: 'admin' | 'member' }): Promise<SignedIn>;
  /** A browser without a session. */
  visitor(options?: Options): Promise<Page>;
};

type Servers = {
  server: RunningServer;
  /** Serves the sources, with the pages that only developers see. */
  developing: RunningServer;
};

export const test = base.extend<Fixtures, Servers>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  developing: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const server = await startServer({ from: 'source' });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  visitor: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: server.url, ...browserOptions(options) });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, complaints);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, 'the browser console and the content security policy have nothing to say').toEqual([]);
  },

  signUp: async ({ openSession }, use) => {
    await use(async ({ name = 'Mara Lind', workspaceName = 'Lumen Studio', ...options } = {}) => {
      const person = { name, email: nextEmail(name), password };
      return openSession(person, options, async (request, origin) => {
        const data = { ...person, workspace: workspaceName, timeZone: 'Europe/Berlin' };
        const answer = await patiently(() => request.post('/trpc/identity.signUp', { data, headers: { origin } }));
        expect(answer.ok(), await answer.text()).toBe(true);
        return ((await answer.json()).result.data.workspace as { slug: string }).slug;
      });
    });
  },

  join: async ({ openSession, server }, use) => {
    await use(async (host, { name = 'Ana Costa', role = 'member' } = {}) => {
      const person = { name, email: nextEmail(name), password };
      await host.api.invitations.create.mutate({ email: person.email, role });
      const token = await tokenFor(server, person.email, 'invitation');
      return openSession(person, {}, async (request, origin) => {
        const data = { token, name, password };
        const answer = await patiently(() => request.post('/trpc/invitations.signUp', { data, headers: { origin } }));
        expect(answer.ok(), await answer.text()).toBe(true);
        return host.workspace;
      });
    });
  },

  openSession: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (person, options, enter) => {
      const context = await browser.newContext({ baseURL: server.url, ...browserOptions(options) });
      contexts.push(context);
      const slug = await enter(context.request, server.url);
      const cookies = await context.cookies();
      const cookie = cookies.map(({ name: key, value }) => `${key}=${value}`).join('; ');
      const page = await context.newPage();
      watch(page, complaints);
      const path = (place: string) => `/w/${slug}/${place}`;
      return { ...person, page, context, workspace: slug, path, api: apiFor(server.url, slug, cookie) };
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, 'the browser console and the content security policy have nothing to say').toEqual([]);
    const errors = server.log.filter(({ level }) => level === 'error');
    expect(errors, 'a healthy server writes no error').toEqual([]);
  },
});

/** All stories of a server come from one network, whose tries are limited: what has to wait, waits. */
async function patiently(ask: () => Promise<APIResponse>): Promise<APIResponse> {
  for (;;) {
    const answer = await ask();
    if (answer.status() !== 429) return answer;
    await sleep(1_000);
  }
}

function browserOptions({ viewport, colorScheme }: Options = {}) {
  return { ...(viewport && { viewport }), ...(colorScheme && { colorScheme }) };
}

/** Waits for the mail with a link to that page, and takes the token out of the link. */
export async function tokenFor(server: RunningServer, email: string, page: 'invitation' | 'reset-password') {
  const link = new RegExp(`/${page}\\?token=([\\w-]+)`);
  let token: string | undefined;
  await expect
    .poll(async () => {
      const mail = (await server.mails()).find((text) => text.includes(email) && text.includes(page));
      token = link.exec((mail ?? '').replace(/=\r?\n/g, '').replace(/=3D/g, '='))?.[1];
      return token;
    })
    .toBeTruthy();
  return token ?? '';
}

/** A refused form answers with 400 on purpose; browsers write that to the console by themselves. */
const expectedNoise = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Collects whatever the page complains about: console errors, uncaught errors, reports of the content security policy. */
function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !expectedNoise.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (request.url().includes('/csp-report')) complaints.push(`CSP: ${request.postData()}`);
  });
}

export { expectAccessible, expectAccessibleInBothThemes } from './axe';
export { expect };
