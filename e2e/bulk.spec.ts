import { writeFile } from 'node:fs/promises';
import { expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';

const rows = 5_000;

/** Brings five thousand people in by the wizard, as somebody would. */
async function importPeople({ page, path }: SignedIn, file: string): Promise<void> {
  const lines = Array.from({ length: rows }, (_, n) => `Given${n},Family${n},person${n}@example.com,Porto`);
  await writeFile(file, ['First name,Last name,E-mail,City', ...lines].join('\n'));
  await page.goto(path('imports/new'));
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Continue to preview' }).click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Import 5,000 people' }).click({ timeout: 30_000 });
  await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 90_000 });
}

test('a field of five thousand people is changed in the background, and all of it is taken back', async ({
  signUp,
}, info) => {
  test.setTimeout(240_000);
  const mara = await signUp();
  const { page, path, api } = mara;
  await importPeople(mara, info.outputPath('people.csv'));
  const livingIn = async (city: string) => {
    const items = [{ field: 'city', operator: 'is' as const, value: city }];
    return (await api.people.count.query({ filter: { op: 'and', items } })).count;
  };
  expect(await livingIn('Porto')).toBe(rows);

  await page.goto(path('people'));
  await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click();
  await page.getByRole('button', { name: 'Select all 5,000' }).click();
  await expect(page.getByText('All 5,000 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('combobox', { name: 'Field' }).fill('City');
  await page.getByRole('option', { name: 'City', exact: true }).click();
  await page.getByRole('textbox', { name: 'City' }).fill('Lisboa');
  await page.getByRole('textbox', { name: 'City' }).press('Enter');
  const ask = page.getByRole('alertdialog', { name: 'Go on with 5,000 people?' });
  await ask.getByRole('button', { name: 'Change 5,000 people' }).dblclick();

  const card = page.getByRole('region', { name: 'Action over many records' });
  await expect(card.getByRole('progressbar')).toBeVisible();
  await expect(card.getByText('5,000 people changed')).toBeVisible({ timeout: 90_000 });
  expect(await livingIn('Lisboa')).toBe(rows);
  await expectAccessibleInBothThemes(page);

  // The address knows the run, and so does the inbox
  await page.reload();
  await expect(card.getByText('5,000 people changed')).toBeVisible();
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card).toHaveCount(0);
  await page.goto(path('inbox'));
  await page.getByRole('link', { name: /5,000 people changed/ }).click();
  await card.getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByText('Taken back for 5,000 people')).toBeVisible({ timeout: 90_000 });
  expect(await livingIn('Porto')).toBe(rows);
});
