import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';

const arranged = 'people?sort=name&columns=name,jobTitle,city';

async function threePeople({ api }: SignedIn): Promise<string[]> {
  const ids: string[] = [];
  for (const firstName of ['Ada', 'Bea', 'Cem']) {
    const { record } = await api.people.create.mutate({ values: { firstName, jobTitle: 'CTO', city: 'Bonn' } });
    ids.push(record.id);
  }
  return ids;
}

const cell = (page: Page, row: string, column: number) =>
  page.getByRole('row', { name: row }).getByRole('gridcell').nth(column);
const bar = (page: Page) => page.getByRole('group', { name: 'Actions for the selected cells' });
const pressIn = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true }).click();
const allow = ({ context }: SignedIn) => context.grantPermissions(['clipboard-read', 'clipboard-write']);

async function middleOf(place: Locator) {
  const { x, y, width, height } = (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

/** What takes cells comes when a hand first moves: a right click opens nothing before that. */
const untilTaken = (page: Page, row: string, column: number) =>
  expect(async () => {
    await cell(page, row, column).click({ button: 'right' });
    await expect(bar(page)).toContainText('1 cell', { timeout: 500 });
  }).toPass();

test('cells are taken, copied and pasted over with the mouse alone', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  await allow(mara);
  const ids = await threePeople(mara);
  await api.people.update.mutate({ id: ids[0] ?? '', version: 1, values: { jobTitle: 'CEO', city: 'Oslo' } });
  await page.goto(path(arranged));
  const from = await middleOf(cell(page, 'Ada', 2));
  const to = await middleOf(cell(page, 'Ada', 3));
  await untilTaken(page, 'Ada', 2);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect(bar(page)).toContainText('1 by 2 cells');
  await expectAccessibleInBothThemes(page);
  await pressIn(page, 'Copy');
  await expect(page.getByText('1 by 2 cells copied')).toBeVisible();

  await cell(page, 'Cem', 2).click({ button: 'right' });
  await expect(bar(page)).toContainText('1 cell');
  await pressIn(page, 'Paste');
  await expect(page.getByText('2 cells pasted into 1 person')).toBeVisible();
  const { jobTitle, city } = await api.people.get.query({ id: ids[2] ?? '' });
  expect([jobTitle, city]).toEqual(['CEO', 'Oslo']);

  await pressIn(page, 'Let go of the cells');
  await expect(bar(page)).toHaveCount(0);
  // A press without a drag is what it always was
  await cell(page, 'Bea', 3).click();
  await expect(page.getByRole('dialog', { name: 'Bea' })).toBeVisible();
});

test('a browser that keeps its clipboard to itself is named, and nothing is pasted', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path } = mara;
  await threePeople(mara);
  await page.goto(path(arranged));
  await untilTaken(page, 'Ada', 3);
  await pressIn(page, 'Paste');
  await expect(page.getByText('The browser did not lend the clipboard.')).toBeVisible();
  await expect(cell(page, 'Ada', 3)).toHaveText('Bonn');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true });

  test('a long press takes a cell, taps take more, and they are copied and pasted over', async ({ signUp }) => {
    const mara = await signUp({ viewport: { width: 360, height: 780 } });
    const { page, path, api, context } = mara;
    await allow(mara);
    const ids = await threePeople(mara);
    await api.people.update.mutate({ id: ids[0] ?? '', version: 1, values: { jobTitle: 'CEO' } });
    await page.goto(path(arranged));
    const touch = await context.newCDPSession(page);
    await untilTaken(page, 'Bea', 2);
    await pressIn(page, 'Let go of the cells');
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: [await middleOf(cell(page, 'Ada', 2))],
    });
    await expect(bar(page)).toContainText('1 cell');
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await pressIn(page, 'Copy');
    await cell(page, 'Bea', 2).tap();
    await expect(bar(page)).toContainText('1 cell');
    await cell(page, 'Cem', 2).tap();
    await expect(bar(page)).toContainText('2 by 1 cells');
    await expectAccessibleInBothThemes(page);
    await pressIn(page, 'Paste');
    await expect(page.getByText('2 cells pasted into 2 people')).toBeVisible();
    const titles = (await api.people.getMany.query({ ids })).map(({ jobTitle }) => jobTitle);
    expect(titles).toEqual(['CEO', 'CEO', 'CEO']);
    await pressIn(page, 'Let go of the cells');
    await cell(page, 'Bea', 2).tap();
    await expect(page.getByRole('dialog', { name: 'Bea' })).toBeVisible();
  });
});
