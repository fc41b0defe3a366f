import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const menuScript = /\/assets\/menu-body-/;

/** Keeps a script on its way until it is let through. */
async function hold(page: Page, script: RegExp) {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(script, async (route) => {
    await held;
    await route.continue();
  });
  return letThrough;
}

/** Opens a page and waits until it hears keys: it listens to changes as soon as it has come to life. */
async function openAlive(page: Page, address: string) {
  const alive = page.waitForRequest(/changes\.subscribe/);
  await page.goto(address);
  await alive;
}

test('a menu opens by the press that asked for it, however late its script comes', async ({ signUp }) => {
  const { page, path, name } = await signUp();
  const letThrough = await hold(page, menuScript);
  await openAlive(page, path('tasks'));
  const account = page.getByRole('button', { name: `Account of ${name}` });
  await expect(account).toHaveAttribute('aria-haspopup', 'menu');
  await account.click();
  await expect(account).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('menu')).toHaveCount(0);
  letThrough();
  const menu = page.getByRole('menu', { name: `Account of ${name}` });
  await expect(menu.getByRole('menuitem', { name: 'Profile and sessions' })).toBeVisible();
  await expect(menu).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(account).toBeFocused();
});

test('opened by a key it begins at its first entry; who goes elsewhere meanwhile is not followed', async ({
  signUp,
}) => {
  const { page, path, name } = await signUp();
  const letThrough = await hold(page, menuScript);
  await openAlive(page, path('tasks'));
  const account = page.getByRole('button', { name: `Account of ${name}` });
  await account.press('Enter');
  await expect(account).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(account).toHaveAttribute('aria-expanded', 'false');
  await account.press('ArrowDown');
  letThrough();
  await expect(page.getByRole('menuitem', { name: 'Profile and sessions' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Keyboard shortcuts' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(account).toBeFocused();
});

test('a menu whose script did not come is asked for again by the next press', async ({ signUp }) => {
  const { page, path, name } = await signUp();
  let isAway = true;
  await page.route(menuScript, (route) => (isAway ? route.fulfill({ status: 404 }) : route.continue()));
  await openAlive(page, path('tasks'));
  const account = page.getByRole('button', { name: `Account of ${name}` });
  await account.press('Enter');
  await expect(page.getByText('This part of the page could not be loaded')).toBeVisible();
  await expect(account).toHaveAttribute('aria-expanded', 'false');
  isAway = false;
  await account.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Profile and sessions' })).toBeFocused();
});

test('a part that cannot be fetched says so, and the page goes on', async ({ signUp }) => {
  const { page, path } = await signUp();
  await page.route(/\/assets\/palette-window-/, (route) => route.fulfill({ status: 404 }));
  await openAlive(page, path('tasks'));
  await page.keyboard.press('/');
  await expect(page.getByText('This part of the page could not be loaded')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByLabel('New task').fill('Call the printer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Done: Call the printer' })).toBeVisible();
});

test('letters typed while the palette is on its way are in its field', async ({ signUp }) => {
  const { page, path } = await signUp();
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/assets\/palette-window-/, async (route) => {
    await held;
    await route.continue();
  });
  await openAlive(page, path('tasks'));
  await page.keyboard.press('/');
  await page.keyboard.type('goto');
  letThrough();
  const field = page.getByRole('combobox', { name: /Search/ });
  await expect(field).toBeFocused();
  await page.keyboard.type(' people');
  await expect(field).toHaveValue('goto people');
});

test('a card follows the press that took hold of it, however late dragging comes', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  const { pipelines } = await api.pipelines.list.query({});
  const [first, second] = pipelines[0]?.stages ?? [];
  if (!first || !second) throw new Error('a new workspace has stages');
  await api.deals.create.mutate({ values: { name: 'Harbour cranes', stageId: first.id } });
  const letThrough = await hold(page, /\/assets\/pointer-drag-/);
  await openAlive(page, path('deals/board'));
  const card = page.locator('[data-card]').filter({ hasText: 'Harbour cranes' });
  const [from, to] = [await card.boundingBox(), await page.getByRole('region', { name: second.name }).boundingBox()];
  if (!from || !to) throw new Error('the board is not in sight');
  await page.mouse.move(from.x + 40, from.y + 50);
  await page.mouse.down();
  letThrough();
  await expect(async () => {
    await page.mouse.move(to.x + 110, to.y + 210);
    await page.mouse.move(to.x + 120, to.y + 220);
    await expect(card.first()).toHaveAttribute('data-lifted', 'true', { timeout: 200 });
    await expect(page.locator('[data-board-words]')).toContainText(second.name, { timeout: 200 });
  }).toPass();
  await page.mouse.up();
  await expect(page.getByText(`Harbour cranes moved to ${second.name}`)).toBeVisible();
});
