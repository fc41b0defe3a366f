import { gzipSync } from 'node:zlib';
import type { Browser, Request, Response } from '@playwright/test';
import { expect, type SignedIn, test } from './fixtures';

/**
 * Kilobytes (1024 bytes) of script, compressed by gzip, that a page may fetch on a first visit before anybody touches
 * it. What is only needed after a press comes later: `latePart` for dialogs, editors, dragging and what floats,
 * `usePrepared` to fetch it in time.
 */
const most = 150;

const pagesOf = (personId: string): Record<string, string> => ({
  home: '',
  'my day': 'tasks',
  'list of people': 'people',
  'board of deals': 'deals/board',
  person: `people/${personId}`,
});

test('a first visit fetches little script: what a press needs comes when a hand moves', async ({
  signUp,
  browser,
  server,
}) => {
  const mara = await signUp();
  const { record } = await mara.api.people.create.mutate({ values: { firstName: 'Ada', lastName: 'Lovelace' } });
  for (const [name, place] of Object.entries(pagesOf(record.id))) {
    const kilobytes = (await scriptBytes(browser, mara, server.url, place)) / 1024;
    console.log(`Script of a first visit, gzip: ${name} ${kilobytes.toFixed(1)} KB of at most ${most}`);
    expect.soft(kilobytes, name).toBeLessThanOrEqual(most);
  }
});

/** All script that a browser with an empty cache fetches for a page until it has come to life. */
async function scriptBytes(browser: Browser, { context, path }: SignedIn, origin: string, place: string) {
  const fresh = await browser.newContext({ baseURL: origin, storageState: await context.storageState() });
  const page = await fresh.newPage();
  const scripts: Request[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  // The first thing that a page does by itself, after all that it shows has come to life
  const alive = page.waitForRequest(/changes\.subscribe/);
  await page.goto(path(place));
  await alive;
  const sizes = await Promise.all(scripts.map(async (request) => sizeOf(await request.response())));
  await fresh.close();
  return sizes.reduce((sum, size) => sum + size, 0);
}

const sizeOf = async (response: Response | null) => gzipSync((await response?.body()) ?? '').length;
