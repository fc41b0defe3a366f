import { expect, test } from './fixtures';

test('Mara adds a person once, whatever she clicks, and takes a change back from the timeline', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  await page.goto(path('people'));
  await page.getByRole('button', { name: 'Add person' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('First name').fill('Łukasz');
  await dialog.getByLabel('Last name').fill('Nowak');
  await dialog.getByLabel('Email', { exact: true }).fill('no address');
  await dialog.getByRole('button', { name: /^Add/ }).click();
  await expect(dialog.getByText(/e-?mail address/i).last()).toBeVisible();
  await dialog.getByLabel('Email', { exact: true }).fill('lukasz@example.com');
  await dialog.getByRole('button', { name: /^Add/ }).dblclick();
  await expect(page.getByText('Łukasz Nowak').first()).toBeVisible();
  expect(await api.people.count.query({})).toEqual({ count: 1, exact: true });

  const [person] = (await api.people.list.query({ limit: 1 })).rows;
  const { id = '', version = 0 } = person ?? {};
  await api.people.update.mutate({ id, version, values: { jobTitle: 'Analyst' } });
  await page.goto(path(`people/${id}`));
  await expect(page.getByText('Analyst').first()).toBeVisible();
  await page.getByRole('button', { name: /Undo/ }).first().click();
  await expect.poll(async () => (await api.people.get.query({ id })).jobTitle).toBeNull();
});

test('two browsers on one record: a change shows in the other within moments', async ({ signUp }) => {
  const mara = await signUp();
  const { record } = await mara.api.people.create.mutate({ values: { firstName: 'Ada', lastName: 'Lovelace' } });
  const first = mara.page;
  const second = await mara.context.newPage();
  await first.goto(mara.path(`people/${record.id}`));
  await second.goto(mara.path('people'));
  await expect(first.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(second.getByText('Ada Lovelace')).toBeVisible();
  await mara.api.people.update.mutate({ id: record.id, version: record.version, values: { lastName: 'Byron' } });
  await expect(first.getByRole('heading', { name: 'Ada Byron' })).toBeVisible();
  await expect(second.getByText('Ada Byron')).toBeVisible();
});

test('a deleted person goes to the trash and comes back with one click', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  const { record } = await api.people.create.mutate({ values: { firstName: 'Noor', lastName: 'Haddad' } });
  await api.people.delete.mutate({ ids: [record.id] });
  await page.goto(path('trash'));
  await expect(page.getByText('Noor Haddad')).toBeVisible();
  await page.getByRole('checkbox', { name: /Noor Haddad/ }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Noor Haddad')).toHaveCount(0);
  await page.goto(path('people'));
  await expect(page.getByText('Noor Haddad')).toBeVisible();
});

test('the search finds a phone in any format, words in any order and part of an address', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  await api.people.create.mutate({
    values: { firstName: 'Zoë', lastName: 'Müller', email: 'zoe.mueller@example.com', phone: '030 / 555 12-34' },
  });
  await page.goto(path('people'));
  for (const text of ['muller zoe', '+49 30 5551234', '5551234', 'zoe.mue']) {
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: /Search/ }).fill(text);
    await expect(page.getByRole('option', { name: /Zoë Müller/ }), text).toBeVisible();
    await page.keyboard.press('Escape');
  }
});
