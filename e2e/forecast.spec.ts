import { expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';

/** The month so many months from now, 'YYYY-MM', and as a column is called. */
function month(by: number) {
  const [year = 0, number = 1] = new Date()
    .toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' })
    .slice(0, 7)
    .split('-')
    .map(Number);
  const first = new Date(Date.UTC(year, number - 1 + by, 1));
  return {
    id: first.toISOString().slice(0, 7),
    name: first.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  };
}

async function addDeals({ api }: SignedIn) {
  const { pipelines } = await api.pipelines.list.query({});
  const stages = pipelines[0]?.stages ?? [];
  const stageOf = (type: string) => stages.find((stage) => stage.type === type)?.id ?? '';
  const add = async (name: string, values: object) =>
    (
      await api.deals.create.mutate({
        values: { name, amount: 100_000, currency: 'EUR', stageId: stageOf('open'), ...values },
      })
    ).record;
  await add('Ada Rollout', {});
  await add('Byron Pilot', { expectedCloseOn: `${month(1).id}-10` });
  await add('Corvid Renewal', { expectedCloseOn: `${month(-2).id}-10` });
  await add('Egret Licences', { stageId: stageOf('won'), closedOn: `${month(0).id}-01` });
}

test('deals stand in the months in which they are expected to close, and go to another by keys and by the mouse', async ({
  signUp,
}) => {
  const mara = await signUp();
  const { page, path } = mara;
  await addDeals(mara);
  await page.goto(path(''));
  await page.getByRole('region', { name: 'Forecast' }).getByRole('link', { name: 'Open the forecast board' }).click();
  await expect(page).toHaveURL(/deals\/board\?.*by=expectedCloseOn/);
  const column = (name: string) => page.getByRole('region', { name });
  await expect(column('No date').getByRole('link', { name: 'Ada Rollout' })).toBeVisible();
  const next = column(month(1).name);
  await expect(next.getByRole('link', { name: 'Byron Pilot' })).toBeVisible();
  await expect(column(month(0).name)).toContainText('€1,000 won');
  await expect(page.getByText('Egret Licences')).toHaveCount(0);
  // Six months and one more are wider than the screen: they scroll, the page does not
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  // The way there by keys
  await page.goto(path('people'));
  await page.getByRole('heading', { name: 'People' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(next.getByRole('link', { name: 'Byron Pilot' })).toBeVisible();

  // By keys: lifted, two columns on, dropped
  await column('No date').getByRole('link', { name: 'Ada Rollout' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-board-words]')).toContainText(month(1).name);
  await page.keyboard.press('Space');
  await expect(next.getByRole('link', { name: 'Ada Rollout' })).toBeVisible();
  await expect(next).toContainText('€2,000');
  const dayOf = async (name: string) => {
    const { rows } = await mara.api.deals.list.query({ search: name });
    return rows[0]?.expectedCloseOn;
  };
  await expect.poll(() => dayOf('Ada Rollout')).toMatch(new RegExp(`^${month(1).id}-(28|29|30|31)$`));
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(column('No date').getByRole('link', { name: 'Ada Rollout' })).toBeVisible();

  // By the mouse
  const card = next.getByRole('link', { name: 'Byron Pilot' });
  const [from, to] = [await card.boundingBox(), await column(month(2).name).boundingBox()];
  if (!from || !to) throw new Error('the cards are on the page');
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 160, { steps: 8 });
  await page.mouse.up();
  await expect(column(month(2).name).getByRole('link', { name: 'Byron Pilot' })).toBeVisible();
  await expect.poll(() => dayOf('Byron Pilot')).toContain(month(2).id);

  // What lies before the months is counted, and a press away
  await page.getByRole('link', { name: '1 earlier' }).first().click();
  await expect(page).toHaveURL(new RegExp(`from=${month(-6).id}`));
  await expect(column(month(-2).name).getByRole('link', { name: 'Corvid Renewal' })).toBeVisible();
  await page.getByRole('link', { name: 'This month' }).first().click();
  await expect(page).not.toHaveURL(/from=/);
  await expectAccessibleInBothThemes(page);
});

test('on a phone a forecast shows a month at a time, and a deal won by a colleague leaves it', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path } = mara;
  await addDeals(mara);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(path('deals/board?by=expectedCloseOn'));
  await expect(page.getByRole('combobox', { name: 'Column' })).toHaveValue(month(0).id);
  await page.getByRole('button', { name: 'Next column' }).click();
  await expect(page.getByRole('link', { name: 'Byron Pilot' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const { rows } = await mara.api.deals.list.query({ search: 'Byron' });
  const { pipelines } = await mara.api.pipelines.list.query({});
  const won = pipelines[0]?.stages.find(({ type }) => type === 'won')?.id ?? '';
  await mara.api.deals.move.mutate({ ids: [rows[0]?.id ?? ''], stageId: won });
  await expect(page.getByRole('link', { name: 'Byron Pilot' })).toHaveCount(0);
});

test('a card in hand that a colleague deletes is let go of, and the keys go on at another', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  await addDeals(mara);
  await page.goto(path('deals/board?by=expectedCloseOn'));
  const card = page.getByRole('link', { name: 'Byron Pilot' });
  await card.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-board-words]')).toContainText(month(2).name);
  const { rows } = await api.deals.list.query({ search: 'Byron' });
  await api.deals.delete.mutate({ ids: [rows[0]?.id ?? ''] });
  await expect(card).toHaveCount(0);
  await expect(page.locator('[data-board-words]')).toHaveText('Cancelled: the card is not on the board any more.');
  await expect(page.getByRole('link', { name: 'Ada Rollout' })).toBeFocused();
});
