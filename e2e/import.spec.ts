import { writeFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures';

const rows = 1_000;

/** A thousand people of fifty companies; two of their cells are wrong. */
function contactSheet(): string {
  const lines = ['First name;Last name;E-mail;Phone;Company;Website;Birthday'];
  for (let i = 1; i <= rows; i++) {
    const company = i % 50;
    const email = i === 17 ? 'nobody at all' : `person${i}@company${company}.example.com`;
    const birthday = i === 400 ? '31.02.1980' : `${String((i % 28) + 1).padStart(2, '0')}.03.1980`;
    lines.push(
      `Given${i};Family${i};${email};+49 30 ${1_000_000 + i};Company ${company};company${company}.example.com;${birthday}`,
    );
  }
  return lines.join('\r\n');
}

test('Mara imports a thousand people, mends two bad cells, finds them, and takes it all back', async ({
  signUp,
}, info) => {
  test.setTimeout(120_000);
  const { page, path, api } = await signUp();
  const file = info.outputPath('contacts.csv');
  await writeFile(file, contactSheet());

  await page.goto(path('imports'));
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Import a file' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page.getByText('1,000 rows')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByLabel('E-mail goes to')).toHaveValue('email');
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel('Birthday goes to')).toHaveValue('birthday');
  await page.getByRole('link', { name: 'Continue to preview' }).click();

  await expect(page.getByRole('button', { name: 'Import 998 people' })).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByRole('button', { name: /nobody at all/ }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill('person17@company17.example.com');
  await page.getByRole('button', { name: 'Mend', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Import 999 people' })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: /31\.02\.1980/ }).click();
  await page.getByRole('textbox', { name: 'Birthday' }).fill('28.02.1980');
  await page.getByRole('button', { name: 'Mend', exact: true }).click();

  await page.getByRole('button', { name: 'Import 1,000 people' }).click({ timeout: 20_000 });
  await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Show people' }).click();
  await expect(page.getByText('1,000', { exact: true })).toBeVisible();
  const found = await api.people.list.query({ search: 'person17@company17', limit: 10 });
  expect(found.rows[0]).toMatchObject({ email: 'person17@company17.example.com', birthday: expect.any(String) });

  await page.goto(path('imports'));
  await page.getByRole('link', { name: 'contacts.csv' }).click();
  await page.getByRole('button', { name: 'Undo import' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('The import is undone')).toBeVisible({ timeout: 60_000 });
  await page.goto(path('people'));
  await expect(page.getByText('1,000', { exact: true })).toBeHidden();
  expect(await api.people.count.query({})).toEqual({ count: 0, exact: true });
  expect(await api.companies.count.query({})).toEqual({ count: 0, exact: true });
});

test('a file that is none is refused in plain words, and nothing is changed', async ({ signUp }, info) => {
  const { page, path, api } = await signUp();
  const wrong = [
    { name: 'picture.csv', content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
    { name: 'empty.csv', content: Buffer.from('') },
    { name: 'quotes.csv', content: Buffer.from('Name,E-mail\n"Ada,ada@example.com\nBob,bob@example.com\n') },
  ];
  for (const { name, content } of wrong) {
    const file = info.outputPath(name);
    await writeFile(file, content);
    await page.goto(path('imports/new'));
    await page.locator('input[type=file]').setInputFiles(file);
    const message = page.locator('[id$="-error"]');
    const send = page.getByRole('button', { name: 'Continue' });
    // An empty file is refused before it is sent, the others by the server.
    await expect
      .poll(async () => (await message.isVisible()) || (await send.isEnabled()), { message: name })
      .toBe(true);
    if (await send.isEnabled()) await send.click();
    await expect(message, name).toBeVisible();
    await expect(message, name).not.toHaveText('');
  }
  expect((await api.imports.list.query({})).rows).toEqual([]);
});
