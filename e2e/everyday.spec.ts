import { expect, test } from './fixtures';

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

test('an address that was sent around opens after signing in', async ({ signUp, visitor }) => {
  const mara = await signUp();
  const { record } = await mara.api.people.create.mutate({ values: { firstName: 'Ada', lastName: 'Lovelace' } });
  const page = await visitor();
  await page.goto(`${mara.path(`people/${record.id}`)}?tab=tasks`);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByLabel('E-mail address').fill(mara.email);
  await page.getByLabel('Password', { exact: true }).fill(mara.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(page).toHaveURL(/\/people\/.*tab=tasks/);
});

test('a task that was added on a person waits in the day at home, and is done there', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  const { record } = await api.people.create.mutate({ values: { firstName: 'Ada', lastName: 'Lovelace' } });
  await page.goto(path(`people/${record.id}`));
  await page.getByRole('button', { name: 'Log', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Task/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Send the offer');
  await dialog.getByRole('textbox', { name: 'Due date' }).fill(today());
  await dialog.getByRole('button', { name: 'Add task' }).click();
  await expect(dialog).toBeHidden();

  await page.goto(path(''));
  const day = page.getByRole('region', { name: 'My day' });
  await expect(day.getByRole('link', { name: 'Send the offer' })).toBeVisible();
  await day.getByRole('checkbox', { name: 'Done: Send the offer' }).check();
  await expect
    .poll(async () => (await api.tasks.list.query({ limit: 5 })).rows.map(({ done }) => done))
    .toEqual([true]);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
]) {
  test(`two people get a tag in one go, and lose it by one Undo (${viewport.width} wide)`, async ({ signUp }) => {
    const { page, path, api } = await signUp({ viewport });
    for (const firstName of ['Ada', 'Grace', 'Linus']) await api.people.create.mutate({ values: { firstName } });
    await api.tags.create.mutate({ values: { name: 'Fair 2026', color: 'blue' } });
    const tagged = async () =>
      (await api.people.list.query({ limit: 5 })).rows.filter(({ tags }) => tags?.length).length;
    await page.goto(path('people'));
    for (const name of ['Ada', 'Linus']) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
    await page.getByRole('button', { name: 'Tags', exact: true }).click();
    await page.getByRole('combobox', { name: 'Add tags' }).fill('Fair');
    await page.getByRole('option', { name: 'Fair 2026' }).click();
    await page.getByRole('button', { name: 'Change 2 people' }).click();
    await expect(page.getByText('Tags of 2 people changed')).toBeVisible();
    expect(await tagged()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(tagged).toBe(0);
  });
}
