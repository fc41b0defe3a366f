import type { Locator } from '@playwright/test';
import { expect, expectAccessible, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

const inWords = (day: string) =>
  new Date(day).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Three deals in the first stage, one in the second and one that is won; expected and closed today. */
async function addDeals({ api }: SignedIn) {
  const { pipelines } = await api.pipelines.list.query({});
  const stages = pipelines[0]?.stages ?? [];
  const [first, second] = stages.filter(({ type }) => type === 'open');
  const won = stages.find(({ type }) => type === 'won');
  if (!first || !second || !won) throw new Error('A new workspace has a pipeline.');
  const ownerId = (await api.identity.me.query()).user.id;
  const add = async (name: string, amount: number, stageId: string) =>
    (
      await api.deals.create.mutate({
        values: { name, amount, currency: 'EUR', stageId, ownerId, expectedCloseOn: today() },
      })
    ).record;
  await add('Ada Rollout', 100_000, first.id);
  await add('Byron Pilot', 250_000, first.id);
  await add('Corvid Renewal', 50_000, first.id);
  await add('Dorade Support', 80_000, second.id);
  const { id } = await add('Egret Licences', 120_000, second.id);
  await api.deals.move.mutate({ ids: [id], stageId: won.id, values: { closedOn: today() } });
  return { first, second };
}

const names = (...list: string[]) => new RegExp(list.join('|'));
const row = (scope: SignedIn['page'], name: string): Locator => scope.getByRole('link', { name }).first();

test('a bar of the dashboard leads to exactly the deals that it counts', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path } = mara;
  const { first } = await addDeals(mara);
  await page.goto(path(''));

  const bar = page
    .getByRole('list', { name: 'Open deals by stage' })
    .getByRole('link', { name: new RegExp(first.name) });
  await expect(bar).toHaveAccessibleName(/3 deals/);
  await bar.click();
  await expect(page).toHaveURL(/\/deals\?filter=/);
  for (const name of ['Ada Rollout', 'Byron Pilot', 'Corvid Renewal']) await expect(row(page, name)).toBeVisible();
  await expect(page.getByText(names('Dorade Support', 'Egret Licences'))).toHaveCount(0);
  await expect(page.locator('header').getByText('3', { exact: true })).toBeVisible();

  await page.goBack();
  const month = page.getByRole('group', { name: /^Forecast by month/ }).getByRole('link', { name: /5 deals/ });
  await month.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/deals\?filter=/);
  await expect(page.locator('header').getByText('5', { exact: true })).toBeVisible();
  await expect(row(page, 'Egret Licences')).toBeVisible();

  await page.goBack();
  await page.getByRole('button', { name: 'Leader board as a table' }).click();
  await page.getByRole('link', { name: mara.name }).click();
  await expect(page.locator('header').getByText('1', { exact: true })).toBeVisible();
  await expect(row(page, 'Egret Licences')).toBeVisible();
});

test('results are those of the deals that were closed in the months, or of those that were created in them', async ({
  signUp,
}) => {
  const mara = await signUp();
  const { page, path } = mara;
  await addDeals(mara);
  await page.goto(path(''));
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results.getByText('0 lost', { exact: true })).toBeVisible();
  await page.getByLabel('Results and stages').selectOption('By creation date');
  await expect(page).toHaveURL(/mode=cohort/);
  await expect(results.getByText('0 lost, 4 still open')).toBeVisible();
  await expect(results).toContainText('Deals created');
  await page.reload();
  await expect(results.getByText('0 lost, 4 still open')).toBeVisible();
  await page.getByLabel('Period').selectOption('last-year');
  await expect(results.getByText('0 lost, 0 still open')).toBeVisible();
  await page.getByRole('link', { name: 'Reset' }).click();
  await expect(results.getByText('0 lost', { exact: true })).toBeVisible();
});

test('filters lie in the address, and the page stays as it was arranged', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path } = mara;
  await addDeals(mara);
  await page.goto(path(''));
  await page.getByLabel('Owner').selectOption('me');
  await expect(page).toHaveURL(/owner=me/);
  await page.getByLabel('Period').selectOption('last-year');
  await expect(page).toHaveURL(/period=last-year/);
  await expect(page.getByRole('region', { name: 'Lost reasons' })).toContainText('No deal was lost');
  await page.getByRole('link', { name: 'Reset' }).click();
  await expect(page).not.toHaveURL(/owner/);

  await page.getByRole('button', { name: 'Arrange Time in stage' }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await page.getByRole('button', { name: 'Arrange', exact: true }).click();
  await page.getByRole('button', { name: 'Move Forecast up' }).click();
  await page.reload();
  const widgets = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(widgets.filter({ hasNotText: 'Getting started' })).toHaveText([
    'My day',
    'Forecast',
    'Pipeline',
    'Results',
    'Activity',
    'Leader board',
    'Lost reasons',
  ]);
});

test('a task is written in words, ticked off in place by a key, and opened again', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  await page.goto(path('tasks'));
  await page.getByLabel('New task').fill('Call Ana tomorrow at 14:30 !high every week');
  await expect(page.getByRole('list', { name: 'Understood as' })).toContainText('Due Tomorrow');
  await page.keyboard.press('Enter');
  const task = page.getByRole('region', { name: 'Next 7 days' }).getByRole('listitem').filter({ hasText: 'Call Ana' });
  await expect(task).toContainText('14:30');
  const [stored] = (await api.tasks.myDay.query()).upcoming;
  expect(stored).toMatchObject({ title: 'Call Ana', priority: 'high', repeat: 'weekly' });

  await page.goto(path(''));
  const box = page.getByRole('checkbox', { name: 'Done: Call Ana' });
  await page.getByRole('link', { name: 'Call Ana' }).focus();
  await page.keyboard.press('x');
  await expect(box).toBeChecked();
  await expect.poll(async () => (await api.tasks.get.query({ id: stored?.id ?? '' })).done).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(box).not.toBeChecked();
  await expect.poll(async () => (await api.tasks.get.query({ id: stored?.id ?? '' })).done).toBe(false);

  await page.getByRole('link', { name: 'Call Ana' }).click();
  await expect(page.getByRole('dialog', { name: 'Call Ana' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/panel/);
});

test('in the calendar a task goes to another day by keys and by the mouse, and back', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  const { record } = await api.tasks.create.mutate({ values: { title: 'Send the offer', dueOn: today() } });
  const dueOn = async () => (await api.tasks.get.query({ id: record.id })).dueOn;
  // A week from Monday on: its first day moves forward, the others back
  const [isMonday, dayMs] = [new Date(`${today()}T12:00:00Z`).getUTCDay() === 1, 86_400_000];
  const other = new Date(Date.parse(`${today()}T12:00:00Z`) + (isMonday ? dayMs : -dayMs)).toISOString().slice(0, 10);

  await page.goto(path('calendar?view=week'));
  const entry = page.getByRole('link', { name: /Send the offer/ });
  await entry.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('status').filter({ hasText: inWords(today()) })).toBeAttached();
  await page.keyboard.press(isMonday ? 'ArrowRight' : 'ArrowLeft');
  await expect(page.getByRole('status').filter({ hasText: inWords(other) })).toBeAttached();
  await page.keyboard.press('Space');
  await expect.poll(dueOn).toBe(other);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(dueOn).toBe(today());

  const cell = (day: string) => page.getByRole('listitem').filter({ has: page.locator(`[data-day="${day}"]`) });
  await expect(cell(today()).getByRole('link', { name: /Send the offer/ })).toBeVisible();
  await entry.dragTo(cell(other), { targetPosition: { x: 40, y: 200 }, steps: 12 });
  await expect.poll(dueOn).toBe(other);
});

test('a workspace without deals says in each part what to do; axe finds nothing, in both themes', async ({
  signUp,
}) => {
  const { page, path } = await signUp();
  await page.goto(path(''));
  for (const name of ['My day', 'Pipeline', 'Forecast', 'Results', 'Activity', 'Lost reasons', 'Time in stage']) {
    await expect(page.getByRole('region', { name }).getByRole('link')).toHaveCount(1);
  }
  await expectAccessibleInBothThemes(page);
});

test('axe finds nothing on the home page with figures, as tables and while it is arranged', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path } = mara;
  await addDeals(mara);
  await page.goto(path(''));
  await expectAccessibleInBothThemes(page);
  await page.getByRole('button', { name: 'Forecast as a table' }).click();
  await page.getByRole('button', { name: 'Results as a table' }).click();
  await page.getByRole('button', { name: 'Arrange', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Widgets' })).toBeVisible();
  await expectAccessible(page);
});

for (const place of ['tasks', 'calendar', 'calendar?view=week']) {
  test(`axe finds nothing on ${place}, in both themes`, async ({ signUp }) => {
    const { page, path, api } = await signUp();
    await api.tasks.create.mutate({ values: { title: 'Late', dueOn: '2026-01-05', priority: 'high' } });
    await api.tasks.create.mutate({ values: { title: 'Today', dueOn: today(), repeat: 'daily' } });
    await page.goto(path(place));
    await expect(page.getByRole('link', { name: /Today/ }).last()).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });
}

test('on a phone nothing is wider than the screen', async ({ signUp }) => {
  const mara = await signUp({ viewport: { width: 360, height: 780 } });
  const { page, path } = mara;
  await addDeals(mara);
  for (const place of ['', 'tasks', 'calendar', 'calendar?view=week']) {
    await page.goto(path(place));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBe(360);
  }
});

test('whoever scrolls while news of a colleague is read stays there', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  const { first } = await addDeals(mara);
  const listens = page.waitForResponse((answer) => answer.url().includes('changes.subscribe'));
  await page.goto(path(''));
  await listens;
  const asked = Promise.withResolvers<void>();
  const scrolled = Promise.withResolvers<void>();
  await page.route(/\.data(\?|$)/, async (route) => {
    asked.resolve();
    await scrolled.promise;
    await route.continue();
  });

  await api.deals.create.mutate({
    values: { name: 'Fulmar Pilot', amount: 1_000, currency: 'EUR', stageId: first.id },
  });
  await asked.promise;
  const place = await page.evaluate(() => {
    window.scrollTo(0, 300);
    return window.scrollY;
  });
  expect(place).toBeGreaterThan(100);
  scrolled.resolve();
  const bars = page.getByRole('list', { name: 'Open deals by stage' });
  await expect(bars.getByRole('link', { name: new RegExp(first.name) })).toHaveAccessibleName(/4 deals/);
  expect(await page.evaluate(() => window.scrollY)).toBe(place);
});

test('a dashboard is saved with its filters and widgets, kept private or shared, and found in the rail', async ({
  signUp,
  join,
}) => {
  const mara = await signUp();
  await addDeals(mara);
  const { page, path } = mara;
  await page.goto(path(''));
  await page.getByLabel('Period').selectOption('year');
  await expect(page).toHaveURL(/period=year/);
  await page.getByRole('button', { name: 'Save as new dashboard' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as new dashboard' });
  await dialog.getByLabel('Name').fill('The year');
  await dialog.getByLabel('Shared with everybody here').click();
  await dialog.getByRole('button', { name: 'Save dashboard' }).click();
  const tabs = page.getByRole('navigation', { name: 'Views' });
  await expect(tabs.getByRole('link', { name: 'The year' })).toHaveAttribute('aria-current', 'page');

  await page.getByRole('button', { name: 'Arrange Lost reasons' }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await expect(page.getByRole('region', { name: 'Lost reasons' })).toHaveCount(0);
  await expect(page.getByText('Unsaved changes')).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Lost reasons' })).toBeVisible();
  await page.getByRole('button', { name: 'Arrange Lost reasons' }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toHaveCount(0);

  // One's own home is as it was
  await tabs.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('region', { name: 'Lost reasons' })).toBeVisible();

  const ben = await join(mara, { name: 'Ben Ode' });
  await ben.page.goto(ben.path(''));
  const views = ben.page.getByRole('list', { name: 'Views of home' });
  await views.getByRole('link', { name: 'The year' }).click();
  await expect(ben.page.getByLabel('Period')).toHaveValue('year');
  await expect(ben.page.getByRole('region', { name: 'Forecast' })).toBeVisible();
  await expect(ben.page.getByRole('region', { name: 'Lost reasons' })).toHaveCount(0);
});
