import { expect, test } from './fixtures';

test('Mara switches the shortcuts of a key alone off: they do nothing, are not shown, and Ctrl+K still searches', async ({
  signUp,
}) => {
  const { page, path, name } = await signUp();
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.goto(path('people'));
  await expect(page.getByRole('heading', { name: 'People', exact: true })).toBeVisible();
  await page.keyboard.press('?');
  await expect(sheet.getByText('Go to companies')).toBeVisible();
  await sheet.getByRole('link', { name: 'profile' }).click();
  await expect(sheet).toBeHidden();
  await page.getByRole('group', { name: 'Single-key shortcuts' }).getByRole('button', { name: 'Off' }).click();
  await expect(page.getByRole('button', { name: 'Off', pressed: true })).toBeVisible();

  await page.goto(path('people'));
  await expect(page.getByRole('heading', { name: 'People', exact: true })).toBeVisible();
  for (const key of ['c', '/', '?', 'g', 'i']) await page.keyboard.press(key);
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: /Search/ });
  await expect(search).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page).toHaveURL(/\/people$/);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: `Account of ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await expect(sheet.getByText('Search', { exact: true })).toBeVisible();
  await expect(sheet.getByText('Go to companies')).toHaveCount(0);
  await expect(sheet.getByText(/switched off/)).toBeVisible();
});
