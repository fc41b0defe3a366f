import type { Page } from '@playwright/test';
import { expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';

/** A spreadsheet beside the browser, in a tab of its own. */
async function inSheet<T>(page: Page, work: (sheet: Page) => Promise<T>): Promise<T> {
  const sheet = await page.context().newPage();
  await sheet.setContent('<textarea aria-label="Sheet"></textarea>');
  await sheet.getByLabel('Sheet').focus();
  const done = await work(sheet);
  await sheet.close();
  await page.bringToFront();
  return done;
}

const copyInSheet = (page: Page, text: string) =>
  inSheet(page, async (sheet) => {
    await sheet.getByLabel('Sheet').fill(text);
    await sheet.keyboard.press('ControlOrMeta+a');
    await sheet.keyboard.press('ControlOrMeta+c');
  });

const pasteInSheet = (page: Page) =>
  inSheet(page, async (sheet) => {
    await sheet.keyboard.press('ControlOrMeta+v');
    return sheet.getByLabel('Sheet').inputValue();
  });

const cellOf = (page: Page, row: string, column: number) =>
  page.getByRole('row', { name: row }).getByRole('gridcell').nth(column);

async function threePeople({ api }: SignedIn): Promise<string[]> {
  const ids: string[] = [];
  for (const firstName of ['Ada', 'Bea', 'Cem'])
    ids.push((await api.people.create.mutate({ values: { firstName, city: 'Bonn' } })).record.id);
  return ids;
}

const arranged = 'people?sort=name&columns=name,jobTitle,city,birthday';

test('three rows of a spreadsheet go in as one change, come out again, and are taken back with one Undo', async ({
  signUp,
}) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  const ids = await threePeople(mara);
  const values = async () =>
    (await api.people.getMany.query({ ids })).map((one) => [one.jobTitle, one.city, one.birthday]);
  await page.goto(path(arranged));
  await copyInSheet(page, 'CTO\tOslo\t1980-11-24\r\nCFO\tPorto\tsometime\r\nCEO\tLyon\t1 Feb 1979\r\n');
  await cellOf(page, 'Ada', 2).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByText('8 of 9 cells pasted into 3 people')).toBeVisible();
  await expect(cellOf(page, 'Bea', 4)).toContainText('“sometime” is no day');
  expect(await values()).toEqual([
    ['CTO', 'Oslo', '1980-11-24'],
    ['CFO', 'Porto', null],
    ['CEO', 'Lyon', '1979-02-01'],
  ]);
  await expectAccessibleInBothThemes(page);

  await cellOf(page, 'Ada', 2).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(`Shift+${key}`);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await pasteInSheet(page)).toBe('CTO\tOslo\nCFO\tPorto\nCEO\tLyon');

  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(values).toEqual([
    [null, 'Bonn', null],
    [null, 'Bonn', null],
    [null, 'Bonn', null],
  ]);
  await expect(cellOf(page, 'Cem', 3)).toHaveText('Bonn');
});

test('one value goes over all selected cells', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  const ids = await threePeople(mara);
  await page.goto(path(arranged));
  await copyInSheet(page, 'Oslo');
  await cellOf(page, 'Ada', 3).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByText('2 cells pasted into 2 people')).toBeVisible();
  const cities = (await api.people.getMany.query({ ids })).map(({ city }) => city);
  expect(cities).toEqual(['Oslo', 'Oslo', 'Bonn']);
});

test('a moment that is copied and pasted back stays the same to the second', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  const { record } = await api.tasks.create.mutate({ values: { title: 'Call', dueAt: '2026-11-24T13:30:07.000Z' } });
  await page.goto(path('tasks/all?columns=title,dueAt,reminderAt'));
  await cellOf(page, 'Call', 2).focus();
  await page.keyboard.press('ControlOrMeta+c');
  expect(await pasteInSheet(page)).toBe('2026-11-24 14:30:07');
  await cellOf(page, 'Call', 2).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByText('The cells hold this already')).toBeVisible();
  await cellOf(page, 'Call', 3).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(async () => (await api.tasks.get.query({ id: record.id })).reminderAt).toBe(record.dueAt);
});

test('a column that is pinned by keys stays in sight, also after a reload and on a tablet, and in a saved view', async ({
  signUp,
}) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  await threePeople(mara);
  await page.goto(
    path('people?columns=name,email,phone,jobTitle,city,country,birthday,linkedin,ownerId,tags,createdAt'),
  );
  const city = page.getByRole('columnheader', { name: 'City' });
  await city.getByRole('link').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Pin left' }).press('Enter');
  await expect(page).toHaveURL(/pinned=city/);
  for (const width of [1440, 768]) {
    await page.setViewportSize({ width, height: 900 });
    await page.reload();
    const scroller = page.locator('div:has(> table[role=grid])');
    await expect(city).toBeVisible();
    const before = await city.boundingBox();
    // The place of a pinned column is known once scripts run
    await expect
      .poll(async () => {
        await scroller.evaluate((element) => element.scrollTo({ left: 400 }));
        return [(await city.boundingBox())?.x, await scroller.evaluate(({ scrollLeft }) => scrollLeft > 100)];
      })
      .toEqual([before?.x, true]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Save as new view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('With cities');
  await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
  await expect
    .poll(async () => (await api.views.list.query({ object: 'person' })).views[0]?.state)
    .toContain('pinned=city');
  await city.hover();
  await page.getByRole('button', { name: 'Options of City' }).click();
  await expectAccessibleInBothThemes(page);
  await page.getByRole('menuitem', { name: 'Unpin' }).click();
  await expect(page).not.toHaveURL(/pinned=/);
});

test('people are found by the city of their company', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  for (const [firstName, city] of [
    ['Ada', 'Oslo'],
    ['Bea', 'Porto'],
  ] as const) {
    const { record } = await api.companies.create.mutate({ values: { name: `Works of ${city}`, city } });
    await api.people.create.mutate({ values: { firstName, companyId: record.id } });
  }
  await page.goto(path('people'));
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('option', { name: 'Company ›' }).click();
  await expect(page.getByRole('button', { name: 'Back to all fields' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.getByRole('combobox', { name: 'Find a field of the company' }).fill('city');
  await page.keyboard.press('Enter');
  await page.getByLabel('Operator').selectOption({ label: 'is' });
  await page.getByRole('textbox', { name: 'Value' }).fill('Oslo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Edit filter: Company › City is Oslo' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Ada' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Bea' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Edit filter: Company › City is Oslo' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Bea' })).toHaveCount(0);
});

test('rows that stand closer do so from the first paint on', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path } = mara;
  await threePeople(mara);
  await page.goto(path('people'));
  const height = async () => (await page.getByRole('row', { name: 'Ada' }).boundingBox())?.height;
  await expect.poll(height).toBe(36);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Compact' }).click();
  await expect.poll(height).toBe(28);
  await expectAccessibleInBothThemes(page);
  const served = await page.request.get(path('companies'));
  expect(await served.text()).toMatch(/<html[^>]*density-compact/);
  await page.reload();
  await expect(page.getByRole('row', { name: 'Ada' })).toBeVisible();
  expect(await height()).toBe(28);
});

test('a moment is edited in its cell as the clock on the wall shows it, and keeps its seconds when it is only looked at', async ({
  signUp,
}) => {
  const { api, page, path } = await signUp();
  const { record } = await api.activities.create.mutate({
    ...{ object: 'person', recordId: (await api.people.create.mutate({ values: { firstName: 'Ada' } })).record.id },
    values: { subject: 'First talk', kind: 'call', startsAt: '2026-05-04T08:30:15.000Z' },
  });
  const startsAt = async () => (await api.activities.get.query({ id: record.id })).startsAt;
  await page.goto(path('activities?columns=subject,startsAt'));
  const edit = async () => {
    await page.getByRole('link', { name: 'First talk' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
  };
  const field = page.locator('input[type="datetime-local"]');
  await edit();
  await expect(field).toHaveValue('2026-05-04T10:30');
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await edit();
  await field.fill('2026-05-05T09:00');
  await page.keyboard.press('Enter');
  await expect.poll(startsAt).toBe('2026-05-05T07:00:00.000Z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(startsAt).toBe('2026-05-04T08:30:15.000Z');
});
