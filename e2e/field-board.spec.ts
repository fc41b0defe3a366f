import { expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';
import { cardIn, column, type Lead, open, withLeads } from './lead-board';

const statusOf = async ({ api }: SignedIn, id: string) => (await api.leads.get.query({ id })).status;

async function centreOf({ page }: SignedIn, selector: string, text: string) {
  const box = await page.locator(selector).filter({ hasText: text }).first().boundingBox();
  if (!box) throw new Error(`${text} is not in sight`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('cards of a board by a field move by keys and in the menu, and come back by undo', async ({ signUp }) => {
  const mara = await signUp();
  const [ada = ''] = await withLeads(mara, [{ firstName: 'Ada' }, { firstName: 'Ben' }]);
  await open(mara, 'leads/board?by=status');
  const { page } = mara;
  await cardIn(mara, 'New', 'Ada').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-board-words]')).toContainText('Ada, Contacted, position 1 of 1');
  await page.keyboard.press('Space');
  await expect(cardIn(mara, 'Contacted', 'Ada')).toBeFocused();
  await expect.poll(() => statusOf(mara, ada)).toBe('contacted');
  // The server may know of the move before the page knows that it can be taken back
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(cardIn(mara, 'New', 'Ada')).toBeVisible({ timeout: 2_000 });
  }).toPass();

  await page.getByRole('checkbox', { name: 'Select Ada' }).check();
  await page.getByRole('checkbox', { name: 'Select Ben' }).check();
  await page
    .getByRole('group', { name: 'Actions for the selected leads' })
    .getByRole('button', { name: 'Move to…' })
    .click();
  await page.getByRole('menuitem', { name: 'Qualified', exact: true }).click();
  await expect(column(mara, 'Qualified').getByRole('link')).toHaveCount(2);
  await expect(page.getByText('2 leads moved to Qualified')).toBeVisible();

  // What may not be set by hand goes back, and says why
  await cardIn(mara, 'Qualified', 'Ada').hover();
  await page.getByRole('button', { name: 'Actions for Ada' }).click();
  await page.getByRole('menuitem', { name: 'Converted' }).click();
  await expect(page.getByText('Ada was not moved')).toBeVisible();
  await expect(page.getByText('Convert the lead: it gets this status by that.')).toBeVisible();
  await expect(cardIn(mara, 'Qualified', 'Ada')).toBeVisible();
});

test('what somebody else changes moves on the board at once, and leaves it when it no longer fits', async ({
  signUp,
  join,
}) => {
  const mara = await signUp();
  const ana = await join(mara);
  const [ada = '', ben = ''] = await withLeads(mara, [
    { firstName: 'Ada', city: 'Porto' },
    { firstName: 'Ben', city: 'Porto' },
  ]);
  const filter = encodeURIComponent('["and",["city","is","Porto"]]');
  await open(ana, `leads/board?by=status&filter=${filter}&hidden=junk`);
  await expect(cardIn(ana, 'New', 'Ada')).toBeVisible();
  const change = async (id: string, values: Partial<Lead>) => {
    const { version } = await mara.api.leads.get.query({ id });
    await mara.api.leads.update.mutate({ id, version, values });
  };
  await change(ada, { status: 'qualified' });
  await expect(cardIn(ana, 'Qualified', 'Ada')).toBeVisible();
  await expect(column(ana, 'New').getByRole('link')).toHaveCount(1);
  await change(ada, { city: 'Berlin' });
  await expect(ana.page.getByRole('link', { name: 'Ada', exact: true })).toHaveCount(0);
  await change(ben, { status: 'junk' });
  await expect(ana.page.getByRole('link', { name: 'Ben', exact: true })).toHaveCount(0);
  await expect(ana.page.getByText('1 of them in hidden columns')).toBeVisible();
  await change(ada, { city: 'Porto' });
  await expect(cardIn(ana, 'Qualified', 'Ada')).toBeVisible();
});

test('cards are dragged by pointer, and leave the board where the filter leaves them out', async ({ signUp }) => {
  const mara = await signUp();
  const [ada = ''] = await withLeads(mara, [{ firstName: 'Ada' }, { firstName: 'Ben' }]);
  const filter = encodeURIComponent('["and",["status","anyOf",["new"]]]');
  await open(mara, `leads/board?by=status&filter=${filter}`);
  const { page } = mara;
  const from = await centreOf(mara, '[data-card]', 'Ada');
  const to = await centreOf(mara, '[data-column=contacted]', 'Contacted');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => statusOf(mara, ada)).toBe('contacted');
  await expect(page.getByText('Ada is not shown any more')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ada', exact: true })).toHaveCount(0);
  await expect(cardIn(mara, 'New', 'Ben')).toBeVisible();
});

test('a finger that holds a card carries it to another column', async ({ signUp }) => {
  const mara = await signUp({ viewport: { width: 360, height: 780 } });
  const [ada = ''] = await withLeads(mara, [{ firstName: 'Ada' }]);
  await open(mara, 'leads/board?by=status');
  const { page, context } = mara;
  const touch = await context.newCDPSession(page);
  const point = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  const from = await centreOf(mara, '[data-card]', 'Ada');
  await point('touchStart', from);
  await expect(page.locator('[data-board-words]')).toContainText('Lifted Ada');
  await point('touchMove', { x: from.x, y: from.y + 30 });
  const to = await centreOf(mara, '[data-drop-bar] > div', 'Qualified');
  await point('touchMove', { x: to.x, y: to.y - 4 });
  await point('touchMove', to);
  await expect(page.locator('[data-board-words]')).toContainText('Ada, Qualified');
  await point('touchEnd');
  await expect.poll(() => statusOf(mara, ada)).toBe('qualified');
  await expectAccessibleInBothThemes(page);
});
