import { expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';
import { cardIn, column, open, withLeads } from './lead-board';

const rail = ({ page }: SignedIn) => page.getByRole('navigation', { name: 'Main' });
const inRail = (person: SignedIn, of: string, name: string) =>
  rail(person)
    .getByRole('list', { name: `Views of ${of}` })
    .getByRole('link', { name });
const tab = ({ page }: SignedIn, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
async function saveAs({ page }: SignedIn, name: string) {
  await page.getByRole('button', { name: 'Save as new view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as new view' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await expect(dialog).toBeHidden();
}

test('a view keeps filter, order and columns, stands in the rail, and says what was changed of it', async ({
  signUp,
}) => {
  const mara = await signUp();
  await withLeads(mara, [
    { firstName: 'Ada', city: 'Porto' },
    { firstName: 'Ben', city: 'Berlin' },
    { firstName: 'Zoe', city: 'Porto' },
  ]);
  await open(mara, 'leads');
  const { page } = mara;
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Find a field' }).fill('city');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox').last().fill('Porto');
  await page.getByRole('button', { name: 'Apply filter' }).click();
  await page.getByRole('columnheader').getByRole('link', { name: 'Name', exact: true }).click();
  await expect(page).toHaveURL(/sort=name/);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Email' }).uncheck();
  await page.keyboard.press('Escape');
  await saveAs(mara, 'Porto');
  await expect(tab(mara, 'Porto')).toHaveAttribute('aria-current', 'page');

  await page.getByRole('button', { name: 'Actions for the view Porto' }).click();
  await page.getByRole('menuitem', { name: 'Make it a favourite' }).click();
  await expect(inRail(mara, 'leads', 'Porto')).toHaveAttribute('aria-current', 'page');
  await rail(mara).getByRole('link', { name: 'People' }).click();
  await expect(page).toHaveURL(/\/people/);
  await inRail(mara, 'leads', 'Porto').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/leads\?view=/);
  await expect(page.getByRole('row', { name: /Zoe/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Ben/ })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Email' })).toHaveCount(0);
  await expectAccessibleInBothThemes(page);

  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByRole('row', { name: /Ben/ })).toBeVisible();
  await expect(page.getByText('Unsaved changes')).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('row', { name: /Ben/ })).toHaveCount(0);
  await expect(page.getByText('Unsaved changes')).toHaveCount(0);
});

test('a board by a field is kept as a view, without the column of those that have no value', async ({ signUp }) => {
  const mara = await signUp();
  await withLeads(mara, [
    { firstName: 'Ada', source: 'referral' },
    { firstName: 'Ben', source: 'event' },
    { firstName: 'Zoe' },
  ]);
  await open(mara, 'leads');
  const { page } = mara;
  await page.getByRole('navigation', { name: 'Shown as' }).getByRole('link', { name: 'Board' }).click();
  await expect(cardIn(mara, 'New', 'Ada')).toBeVisible();
  await page.getByRole('button', { name: 'By status' }).click();
  await page.getByRole('menuitemradio', { name: 'Source' }).click();
  await expect(cardIn(mara, 'No source', 'Zoe')).toBeVisible();
  await page.getByRole('button', { name: 'Hide No source' }).click();
  await expect(column(mara, 'No source')).toHaveCount(0);
  await expect(page.getByText('1 of them in hidden columns')).toBeVisible();
  await saveAs(mara, 'Where from');
  await page.reload();
  await expect(cardIn(mara, 'Referral', 'Ada')).toBeVisible();
  await expect(column(mara, 'No source')).toHaveCount(0);
  await expectAccessibleInBothThemes(page);

  await page.getByRole('button', { name: 'Show all columns' }).click();
  await expect(cardIn(mara, 'No source', 'Zoe')).toBeVisible();
  await expect(page.getByText('Unsaved changes')).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(column(mara, 'No source')).toHaveCount(0);

  // From the list, the view leads to the board it was kept as
  await page.getByRole('navigation', { name: 'Shown as' }).getByRole('link', { name: 'Table' }).click();
  await expect(page.getByRole('row', { name: /Zoe/ })).toBeVisible();
  await tab(mara, 'Where from').click();
  await expect(cardIn(mara, 'Event', 'Ben')).toBeVisible();
  await expect(page).toHaveURL(/\/leads\/board\?view=.*by=source/);
});

test('a view that was deleted is restored from the trash', async ({ signUp, join }) => {
  const mara = await signUp();
  const ana = await join(mara);
  const values = { name: 'Ours', kind: 'board', state: 'by=status', shared: true } as const;
  const { record } = await mara.api.views.create.mutate({ object: 'lead', values });
  await open(mara, `leads/board?view=${record.id}&by=status`);
  const { page } = mara;
  await page.getByRole('button', { name: 'Actions for the view Ours' }).click();
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
  await expect(tab(mara, 'Ours')).toHaveCount(0);

  // Whoever saw it sees it there; bringing it back is for its owner and managers
  await open(ana, 'trash?type=views');
  await ana.page.getByRole('checkbox', { name: 'Select Ours' }).check();
  await expect(ana.page.getByText('Those of others are restored by them or a manager.')).toBeVisible();

  await open(mara, 'trash?type=views');
  await expectAccessibleInBothThemes(page);
  await page.getByRole('checkbox', { name: 'Select Ours' }).check();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('“Ours” restored')).toBeVisible();
  await expect(page.getByText('No views in the trash')).toBeVisible();
  await open(mara, 'leads');
  await expect(inRail(mara, 'leads', 'Ours')).toBeVisible();
});

test('a view of the deal board opens on the board; a default view is where everybody begins', async ({ signUp }) => {
  const mara = await signUp();
  const { pipelines } = await mara.api.pipelines.list.query({});
  const stageId = pipelines[0]?.stages[0]?.id ?? '';
  await mara.api.deals.create.mutate({ values: { name: 'Cranes', stageId, ownerId: null } });
  await open(mara, 'deals/board');
  const { page } = mara;
  await page.getByRole('button', { name: 'Mine' }).click();
  await expect(page.getByRole('link', { name: 'Cranes', exact: true })).toHaveCount(0);
  await saveAs(mara, 'My deals');
  await page.getByRole('button', { name: 'Mine' }).click();
  await expect(page.getByRole('link', { name: 'Cranes', exact: true })).toBeVisible();
  await expect(page.getByText('Unsaved changes')).toBeVisible();
  // A view may also keep that nothing is left out
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Unsaved changes')).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Shown as' }).getByRole('link', { name: 'Table' }).click();
  await tab(mara, 'My deals').click();
  await expect(page).toHaveURL(/\/deals\/board\?view=/);

  const values = { name: 'By status', kind: 'board', state: 'by=status', shared: true, isDefault: true } as const;
  await mara.api.views.create.mutate({ object: 'lead', values });
  await page.goto(mara.path('leads'));
  await expect(page).toHaveURL(/\/leads\/board\?view=.*by=status/);
});

test('on a phone, views wait behind More; the calendar and all tasks are places of my tasks', async ({ signUp }) => {
  const mara = await signUp({ viewport: { width: 360, height: 780 } });
  await withLeads(mara, [{ firstName: 'Ada' }]);
  const values = { name: 'By hand', kind: 'board', state: 'by=status' } as const;
  const { record } = await mara.api.views.create.mutate({ object: 'lead', values });
  await mara.api.views.favourite.mutate({ id: record.id, on: true });
  await open(mara, 'people');
  const { page } = mara;
  await rail(mara).getByRole('button', { name: /More/ }).click();
  await page.getByRole('menuitem', { name: 'By hand' }).click();
  await expect(cardIn(mara, 'New', 'Ada')).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessibleInBothThemes(page);

  await open(mara, 'calendar');
  await expect(rail(mara).getByRole('link', { name: 'My tasks' })).toHaveAttribute('aria-current', 'page');
  const tabs = page.getByRole('navigation', { name: 'Ways to look at tasks' });
  await tabs.getByRole('link', { name: 'All tasks' }).click();
  await expect(page).toHaveURL(/\/tasks\/all/);
  await expect(tabs.getByRole('link', { name: 'All tasks' })).toHaveAttribute('aria-current', 'page');
});
