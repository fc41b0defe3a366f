import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** Keeps the script of menus on its way until it is let through. */
async function holdMenus(page: Page) {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/assets\/menu-body-/, async (route) => {
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
  const letThrough = await holdMenus(page);
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
  const letThrough = await holdMenus(page);
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
  await page.route(/\/assets\/menu-body-/, (route) => (isAway ? route.fulfill({ status: 404 }) : route.continue()));
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
