import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessibleInBothThemes, test, tokenFor } from './fixtures';

/** Opens something, looks at it in both themes, and backs out. */
const lookAt = (page: Page, title: string, open: () => Promise<void>) =>
  test.step(title, async () => {
    await open();
    await expectAccessibleInBothThemes(page);
    await page.keyboard.press('Escape');
  });

test('axe finds nothing on the pages before a workspace', async ({ signUp, visitor, server }) => {
  test.setTimeout(240_000);
  const mara = await signUp();
  const page = await visitor();
  await mara.api.invitations.create.mutate({ email: 'axe@invited.example.com', role: 'member' });
  const invitation = await tokenFor(server, 'axe@invited.example.com', 'invitation');
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail address').fill(mara.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Look into your mail')).toBeVisible();
  await expectAccessibleInBothThemes(page);
  const reset = await tokenFor(server, mara.email, 'reset-password');

  const places = [
    '/sign-in',
    '/sign-up',
    '/forgot-password',
    `/reset-password?token=${reset}`,
    `/invitation?token=${invitation}`,
    '/invitation?token=nobody-wrote-this',
    '/nothing/here',
  ];
  for (const place of places) {
    await test.step(place, async () => {
      await page.goto(place);
      await expect(page.getByRole('main')).toBeVisible();
      await expectAccessibleInBothThemes(page);
    });
  }
  await page.goto('/sign-up');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByText(/15 characters/).first()).toBeVisible();
  await expectAccessibleInBothThemes(page);
  for (const place of ['/workspaces/new', '/w/no-such-workspace/people', mara.path('nothing-here')]) {
    await test.step(place, async () => {
      await mara.page.goto(place);
      await expect(mara.page.getByRole('main')).toBeVisible();
      await expectAccessibleInBothThemes(mara.page);
    });
  }
});

test('axe finds nothing in what opens over a list: search, keys, menus, dialogs, selected rows', async ({ signUp }) => {
  test.setTimeout(240_000);
  const { page, path, api, name } = await signUp();
  await api.people.create.mutate({
    values: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', jobTitle: 'Analyst' },
  });
  await page.goto(path('people'));
  await expect(page.getByText('Ada Lovelace')).toBeVisible();

  await lookAt(page, 'search, before a word', async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: /Search/ })).toBeVisible();
  });
  await lookAt(page, 'search, with results', async () => {
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: /Search/ }).fill('lovelace');
    await expect(page.getByRole('option', { name: /Ada Lovelace/ })).toBeVisible();
  });
  await lookAt(page, 'keys', async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });
  const menus = [
    `Account of ${name}`,
    /^Workspace .*: switch$/,
    ...(await page.getByRole('button', { name: /^(Columns|Filter)/ }).allTextContents()).filter(Boolean),
  ];
  for (const label of menus) {
    await lookAt(page, `menu: ${label}`, async () => {
      await page.getByRole('button', { name: label }).first().click();
      await expect(page.locator('[role=menu], [role=dialog]').first()).toBeVisible();
    });
  }
  await lookAt(page, 'a new person', async () => {
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog')).toBeVisible();
  });
  await lookAt(page, 'selected rows', async () => {
    await page.getByRole('checkbox', { name: /Ada Lovelace/ }).click();
    await expect(page.getByRole('group', { name: 'Actions for the selected' })).toBeVisible();
  });
});

test('axe finds nothing in what opens on a record: its menu, a field being edited, history, tabs', async ({
  signUp,
}) => {
  test.setTimeout(240_000);
  const { page, path, api } = await signUp();
  const { record } = await api.people.create.mutate({
    values: { firstName: 'Ada', lastName: 'Lovelace', jobTitle: 'Analyst' },
  });
  await page.goto(path(`people/${record.id}`));
  await lookAt(page, 'actions of a record', async () => {
    await page.getByRole('button', { name: 'Actions for this person' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
  });
  await lookAt(page, 'a field being edited', async () => {
    await page.getByRole('button', { name: 'Edit Job title' }).click();
    await expect(page.getByRole('textbox', { name: 'Job title' })).toBeVisible();
  });
  await lookAt(page, 'the history of a field', async () => {
    await page.getByRole('button', { name: 'History of Job title' }).click();
    await expect(page.getByRole('dialog', { name: 'History of Job title' })).toBeVisible();
  });
  for (const tab of ['notes', 'jobs']) {
    await lookAt(page, `tab ${tab}`, async () => {
      await page.goto(path(`people/${record.id}?tab=${tab}`));
      await expect(page.getByRole('main')).toBeVisible();
    });
  }
});

test('axe finds nothing in any step of an import, from the columns to the report', async ({ signUp }, info) => {
  test.setTimeout(240_000);
  const { page, path } = await signUp();
  const file = info.outputPath('people.csv');
  const lines = ['First name;Last name;E-mail;Company;Status'];
  for (let i = 1; i <= 40; i++) {
    const email = i === 7 ? 'nobody at all' : `person${i}@example.com`;
    lines.push(`Given${i};Family${i};${email};Firm ${i};${['Prospect', 'Stammkunde', 'Customer'][i % 3]}`);
  }
  await writeFile(file, lines.join('\n'));
  await page.goto(path('imports/new'));
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('40 rows')).toBeVisible({ timeout: 20_000 });

  await test.step('columns', () => expectAccessibleInBothThemes(page));
  await page.getByRole('link', { name: 'Continue to values' }).click();
  await expect(page).toHaveURL(/step=values/);
  await test.step('values', () => expectAccessibleInBothThemes(page));
  await page.getByRole('link', { name: 'Continue to preview' }).click();
  const start = page.getByRole('button', { name: /^Import \d+ people/ });
  await expect(start).toBeVisible({ timeout: 20_000 });
  await test.step('preview', () => expectAccessibleInBothThemes(page));
  await start.click();
  await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('nobody at all')).toBeVisible();
  await test.step('report', () => expectAccessibleInBothThemes(page));
  await page.getByRole('button', { name: 'Undo import' }).click();
  await test.step('undo asks', () => expectAccessibleInBothThemes(page));
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('The import is undone')).toBeVisible({ timeout: 30_000 });
  await test.step('undone', () => expectAccessibleInBothThemes(page));
});
