import type { Page } from '@playwright/test';
import { expect, type SignedIn, test } from './fixtures';

/** Types into a field of the open record page, without saving. */
async function type(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${field}` }).click();
  await page.getByRole('textbox', { name: field }).fill(text);
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
const details = (page: Page) => page.getByRole('region', { name: 'Details' });

async function openTogether(mara: SignedIn, ana: SignedIn): Promise<string> {
  const { record } = await mara.api.people.create.mutate({
    values: { firstName: 'Ada', lastName: 'Lovelace', jobTitle: 'Analyst' },
  });
  for (const { page, path } of [mara, ana]) {
    // The page tells changes from its stream on; a request in flight is the only sign that it listens
    const stream = page.waitForResponse((answer) => answer.url().includes('changes.subscribe'));
    await page.goto(path(`people/${record.id}`));
    await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
    await stream;
  }
  return record.id;
}

test('two people change different fields of one record at once: both changes stay, and each sees the other’s', async ({
  signUp,
  join,
}, info) => {
  const mara = await signUp();
  const ana = await join(mara);
  const id = await openTogether(mara, ana);

  await type(mara.page, 'Job title', 'Countess');
  await type(ana.page, 'City', 'London');
  await save(mara.page);
  const saved = performance.now();
  await expect(details(ana.page).getByText('Countess')).toBeVisible();
  info.annotations.push({
    type: 'seen by the other after',
    description: `${Math.round(performance.now() - saved)} ms`,
  });
  // What Ana types is still there, though the record under it is newer
  await expect(ana.page.getByRole('textbox', { name: 'City' })).toHaveValue('London');
  await save(ana.page);
  await expect(details(mara.page).getByText('London')).toBeVisible();

  expect(await mara.api.people.get.query({ id })).toMatchObject({ jobTitle: 'Countess', city: 'London' });
});

test('two people change the same field: the second is asked whose value stays', async ({ signUp, join }) => {
  const mara = await signUp();
  const ana = await join(mara);
  const id = await openTogether(mara, ana);
  const stored = async () => (await mara.api.people.get.query({ id })).jobTitle;

  await type(mara.page, 'Job title', 'Countess');
  await type(ana.page, 'Job title', 'Programmer');
  await save(mara.page);
  await expect(ana.page.getByRole('alert')).toContainText('Mara Lind set Job title to Countess.');
  await expect(ana.page.getByRole('textbox', { name: 'Job title' })).toHaveValue('Programmer');
  expect(await stored()).toBe('Countess');
  await ana.page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(details(mara.page).getByText('Programmer')).toBeVisible();
  await expect.poll(stored).toBe('Programmer');

  await type(mara.page, 'Job title', 'Author');
  await type(ana.page, 'Job title', 'Poet');
  await save(mara.page);
  await ana.page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(ana.page.getByRole('textbox', { name: 'Job title' })).toBeHidden();
  await expect(details(ana.page).getByText('Author')).toBeVisible();
  expect(await stored()).toBe('Author');
});

test('what somebody changed on several records is undone for one of them from its timeline', async ({
  signUp,
  join,
}) => {
  const mara = await signUp();
  const ana = await join(mara);
  const ids: string[] = [];
  for (const firstName of ['Ada', 'Bea'])
    ids.push((await mara.api.people.create.mutate({ values: { firstName } })).record.id);
  await mara.api.people.updateMany.mutate({ items: ids.map((id) => ({ id, version: 1, values: { city: 'Oslo' } })) });
  const { page, path } = ana;
  await page.goto(path(`people/${ids[1]}`));
  const entry = page.getByRole('list', { name: 'What happened' }).getByRole('listitem').filter({ hasText: 'Oslo' });
  await entry.getByRole('button', { name: 'Undo' }).click();
  await expect(entry.getByText('Undone')).toBeVisible();
  const cities = (await mara.api.people.getMany.query({ ids })).map(({ city }) => city);
  expect(cities).toEqual(['Oslo', null]);
});
