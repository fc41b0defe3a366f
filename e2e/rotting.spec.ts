import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type Api, apiFor, expect, expectAccessibleInBothThemes, test } from './fixtures';
import { startServer } from './server';

const mara = { name: 'Mara Lind', email: 'mara.rotting@example.com', password: 'seven quiet parrots at noon' };
const day = (n: number) => new Date(Date.UTC(2027, 2, 1 + n, 9)).toISOString();

type Desk = { page: Page; api: Api };

/** The same workspace on some day: a server and a browser whose clocks stand still then. */
async function onDay<T>(browser: Browser, dataDir: string, at: string, work: (desk: Desk) => Promise<T>): Promise<T> {
  const clock = { CLOCK_AT: at, NODE_OPTIONS: `--import=${new URL('./clock.js', import.meta.url)}` };
  const server = await startServer({ dataDir, env: clock });
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const enter = (procedure: string, data: object) =>
      context.request.post(`/trpc/identity.${procedure}`, { data, headers: { origin: server.url } });
    let entered = await enter('signIn', { email: mara.email, password: mara.password });
    if (!entered.ok())
      entered = await enter('signUp', { ...mara, workspace: 'Lumen Studio', timeZone: 'Europe/Berlin' });
    expect(entered.ok(), await entered.text()).toBe(true);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const page = await context.newPage();
    await page.clock.setFixedTime(at);
    await page.goto('/');
    const slug = /\/w\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const result = await work({ page, api: apiFor(server.url, slug, cookie) });
    expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
    return result;
  } finally {
    await context.close();
    await server.stop();
  }
}

test('a deal rots when nothing was done for it, whatever is planned, and recovers by a logged call', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'crm-flow-rotting-'));
  const card = (page: Page, name: string) => page.locator('[data-card]').filter({ hasText: name });
  try {
    await onDay(browser, dataDir, day(0), async ({ api }) => {
      const { pipelines } = await api.pipelines.list.query({});
      const stage = pipelines[0]?.stages.find(({ rotDays }) => rotDays === 14);
      const make = async (name: string) =>
        (await api.deals.create.mutate({ values: { name, stageId: stage?.id ?? '', amount: 100_000 } })).record.id;
      await make('Harbour cranes');
      const planned = await make('Night buses');
      await api.activities.create.mutate({
        values: { kind: 'call', subject: 'Call back', startsAt: day(30), done: false },
        object: 'deal',
        recordId: planned,
      });
    });

    await onDay(browser, dataDir, day(13), async ({ page }) => {
      await page.goto(`${page.url().replace(/\/w\/([^/]+).*/, '/w/$1')}/deals/board`);
      await expect(card(page, 'Harbour cranes')).toBeVisible();
      await expect(page.getByText(/days idle/)).toHaveCount(0);
    });

    await onDay(browser, dataDir, day(15), async ({ page, api }) => {
      await page.goto(`${page.url().replace(/\/w\/([^/]+).*/, '/w/$1')}/deals/board`);
      await expect(card(page, 'Harbour cranes')).toContainText('15 days idle');
      await expect(card(page, 'Night buses')).toContainText('15 days idle');
      await expectAccessibleInBothThemes(page);
      await page.getByRole('link', { name: 'Harbour cranes', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Harbour cranes' }).getByText('Created by')).toBeVisible();
      await page.keyboard.press('l');
      const log = page.getByRole('dialog', { name: 'Log a call' });
      await log.getByLabel('Subject').fill('Asked for the drawings');
      await log.getByRole('button', { name: 'Log it' }).click();
      await expect(page.getByText('Logged on Harbour cranes')).toBeVisible();
      const rotting = { op: 'and' as const, items: [{ field: 'rottenAt', operator: 'inPast' as const }] };
      expect((await api.deals.list.query({ filter: rotting })).rows.map(({ name }) => name)).toEqual(['Night buses']);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Rotting', exact: true }).click();
      await expect(card(page, 'Night buses')).toBeVisible();
      await expect(card(page, 'Harbour cranes')).toHaveCount(0);
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
