import type { Page } from '@playwright/test';
import { expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';

const field = (page: Page) => page.getByRole('combobox', { name: /Search/ });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function openPalette(page: Page, text?: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  if (text !== undefined) await page.keyboard.type(text);
}

/** A list with a person in it, its scripts running. */
async function openPeople({ page, path, api }: SignedIn): Promise<string> {
  const { record } = await api.people.create.mutate({ values: { firstName: 'Ada', lastName: 'Lovelace' } });
  const stream = page.waitForResponse((answer) => answer.url().includes('changes.subscribe'));
  await page.goto(path('people'));
  await expect(page.getByText('Ada Lovelace')).toBeVisible();
  await stream;
  return record.id;
}

async function addDeal(api: SignedIn['api'], name: string): Promise<string> {
  const { pipelines } = await api.pipelines.list.query({});
  const stageId = pipelines[0]?.stages.find(({ type }) => type === 'open')?.id ?? '';
  const { record } = await api.deals.create.mutate({ values: { name, stageId } });
  return record.id;
}

test('the palette finds a deal among everything, opens it, opens it beside, and remembers', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  await openPeople(mara);
  const id = await addDeal(api, 'Analytical engine');

  await openPalette(page, 'analyt');
  await expect(page.getByRole('option', { name: /Analytical engine/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Analytical engine')).toBeVisible();
  await expect(page).toHaveURL(path(`deals/${id}`));

  await page.goto(path('people'));
  await expect(page.getByText('Ada Lovelace')).toBeVisible();
  await openPalette(page);
  await expect(page.getByRole('option', { name: /Analytical engine/ }), 'opened lately').toBeVisible();
  await expect(page.getByRole('option', { name: 'analyt', exact: true }), 'looked for lately').toBeVisible();
  await page.keyboard.type('@analytical');
  await expect(page.getByText('No record found')).toBeVisible();
  await field(page).fill('deal: analytical');
  await expect(page.getByRole('option', { name: /Analytical engine/ })).toBeVisible();
  await field(page).fill(`#${id}`);
  await expect(page.getByRole('option', { name: /Analytical engine/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'Analytical engine' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/deals\\?panel=deal(:|%3A)${id}`));
});

test('the palette creates a task, and acts on a result without going there', async ({ signUp }) => {
  const mara = await signUp();
  const { page, api } = mara;
  const id = await openPeople(mara);

  await openPalette(page, '>new task');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New task' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Write the notes');
  await dialog.getByRole('button', { name: /^Add/ }).click();
  await expect(page.getByText('Added Write the notes')).toBeVisible();
  expect((await api.tasks.list.query({})).rows.map(({ title }) => title)).toEqual(['Write the notes']);

  await openPalette(page, 'lovelace');
  await expect(page.getByRole('option', { name: /Ada Lovelace/ })).toBeVisible();
  await expect(page.getByText('1 found.'), 'nothing more is being looked for').toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('option', { name: 'Log a call' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: /Ada Lovelace/ }), 'one step back').toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('trash');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ada Lovelace moved to the trash')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(async () => (await api.people.get.query({ id })).deletedAt).toBeNull();
});

test('the sheet lists the keys of the place, and a sequence calls one thing', async ({ signUp }) => {
  const mara = await signUp();
  const { page } = mara;
  await openPeople(mara);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const words of ['Add person', 'Edit the cell', 'Go to companies', 'Search', 'Take the last change back']) {
    await expect(sheet.getByText(words, { exact: true })).toBeVisible();
  }
  await expect(sheet.getByText('Log a call')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(heading(page, 'Companies')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'New company' })).toBeVisible();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('gc');
  await expect(name, 'typing is typing').toHaveValue('gc');
});

test('what Mara gives Ana appears in Ana’s inbox at once; Ana puts it aside with a key', async ({ signUp, join }) => {
  test.setTimeout(240_000);
  const mara = await signUp();
  const ana = await join(mara);
  const me = (await ana.api.identity.me.query()).user.id;
  const stream = ana.page.waitForResponse((answer) => answer.url().includes('changes.subscribe'));
  await ana.page.goto(ana.path('inbox'));
  await expect(ana.page.getByText('Your inbox is empty')).toBeVisible();
  await stream;

  await mara.api.tasks.create.mutate({ values: { title: 'Call the printer', ownerId: me } });
  await expect(ana.page.getByRole('link', { name: 'Mara Lind gave you Call the printer' })).toBeVisible();
  await expect(ana.page.getByRole('navigation', { name: 'Main' }).first()).toContainText('1 unread');
  await test.step('axe: inbox', () => expectAccessibleInBothThemes(ana.page));

  await ana.page.getByRole('link', { name: /Call the printer/ }).focus();
  await ana.page.keyboard.press('e');
  await expect(ana.page.getByText('Your inbox is empty')).toBeVisible();
  await expect.poll(() => ana.api.inbox.count.query({})).toEqual({ unread: 0 });
  await ana.page.getByRole('link', { name: 'Done', exact: true }).click();
  await expect(ana.page.getByRole('link', { name: /Call the printer/ })).toBeVisible();
  await ana.page.getByRole('link', { name: /Call the printer/ }).click();
  await expect(heading(ana.page, 'Call the printer')).toBeVisible();
});

test('axe finds nothing in the palette: empty, with results, with actions', async ({ signUp }) => {
  test.setTimeout(240_000);
  const mara = await signUp();
  const { page } = mara;
  await openPeople(mara);
  await openPalette(page);
  await expect(page.getByRole('option', { name: 'New deal' })).toBeVisible();
  await test.step('empty', () => expectAccessibleInBothThemes(page));
  await page.keyboard.type('lovelace');
  await expect(page.getByRole('option', { name: /Ada Lovelace/ })).toBeVisible();
  await test.step('results', () => expectAccessibleInBothThemes(page));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('option', { name: 'Log a call' })).toBeVisible();
  await test.step('actions', () => expectAccessibleInBothThemes(page));
});
