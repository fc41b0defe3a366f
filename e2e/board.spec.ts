import { type Api, expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';

async function stagesOf({ api }: { api: Api }) {
  const { pipelines, lostReasons } = await api.pipelines.list.query({});
  const [pipeline] = pipelines;
  if (!pipeline) throw new Error('a new workspace has a pipeline');
  const stage = (type: 'open' | 'won' | 'lost', at = 0) => {
    const found = pipeline.stages.filter((one) => one.type === type)[at];
    if (!found) throw new Error(`no stage of type ${type}`);
    return found;
  };
  return { pipeline, stage, lostReasons };
}

/** A workspace with deals in its first stage, newest last. */
async function withDeals(person: SignedIn, names: readonly string[]) {
  const stages = await stagesOf(person);
  const ids: string[] = [];
  for (const name of names) {
    const values = { name, amount: 120_000, stageId: stages.stage('open').id };
    ids.push((await person.api.deals.create.mutate({ values })).record.id);
  }
  return { ...stages, ids };
}

const column = ({ page }: SignedIn, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
const card = (person: SignedIn, name: string) => person.page.getByRole('link', { name, exact: true });

/** The board once its cards take keys. */
async function openBoard(person: SignedIn, place = 'deals/board') {
  await person.page.goto(person.path(place));
  await expect(person.page.getByRole('button', { name: /^Actions for/ }).first()).toBeAttached();
}

test('a deal goes through its stages by keys alone, says where it is, and comes back by undo', async ({ signUp }) => {
  const mara = await signUp();
  const { stage, ids } = await withDeals(mara, ['Harbour cranes', 'Night buses']);
  await openBoard(mara);
  const { page } = mara;
  const words = page.locator('[data-board-words]');

  await card(mara, 'Harbour cranes').focus();
  await page.keyboard.press('ArrowUp');
  await expect(card(mara, 'Night buses')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(words).toContainText(`Lifted Harbour cranes, ${stage('open').name}, position 2 of 2`);
  await page.keyboard.press('ArrowRight');
  await expect(words).toContainText(`Harbour cranes, ${stage('open', 1).name}, position 1 of 1`);
  await page.keyboard.press('Escape');
  await expect(words).toContainText('Cancelled');

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(column(mara, stage('open', 1).name).getByRole('link', { name: 'Harbour cranes' })).toBeFocused();
  await expect
    .poll(async () => (await mara.api.deals.get.query({ id: ids[0] ?? '' })).stageId)
    .toBe(stage('open', 1).id);
  // The server may know of the move before the page knows that it can be taken back
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(column(mara, stage('open').name).getByRole('link', { name: 'Harbour cranes' })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  expect((await mara.api.deals.get.query({ id: ids[0] ?? '' })).stageId).toBe(stage('open').id);
});

test('lost asks for the reason inside the drop; put back leaves the deal where it was', async ({ signUp }) => {
  const mara = await signUp();
  const { stage, ids, lostReasons } = await withDeals(mara, ['Harbour cranes']);
  await openBoard(mara);
  const { page } = mara;
  const dialog = page.getByRole('dialog', { name: /Lost: Harbour cranes/ });
  const moveToLost = async () => {
    await card(mara, 'Harbour cranes').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await expect(dialog).toBeVisible();
  };
  await moveToLost();
  await dialog.getByRole('button', { name: 'Put back' }).click();
  await expect(column(mara, stage('open').name).getByRole('link', { name: 'Harbour cranes' })).toBeFocused();
  expect((await mara.api.deals.get.query({ id: ids[0] ?? '' })).stageId).toBe(stage('open').id);

  await moveToLost();
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
  await expect(dialog.getByText(/is required/)).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Lost reason' }).click();
  await page.getByRole('option', { name: lostReasons[0]?.name }).click();
  await dialog.getByLabel('Note').fill('Ten percent over their budget');
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
  await expect(dialog).toBeHidden();
  const deal = await mara.api.deals.get.query({ id: ids[0] ?? '' });
  expect(deal).toMatchObject({ status: 'lost', lostNote: 'Ten percent over their budget' });
  expect(deal.lostReasonId).toBe(lostReasons[0]?.id);
});

test('a stage that requires a field asks for it when it is missing, and only then', async ({ signUp }) => {
  const mara = await signUp();
  const { stage, ids } = await withDeals(mara, ['Harbour cranes', 'Night buses']);
  const { id, version } = stage('open', 2);
  await mara.api.pipelines.stages.update.mutate({ id, version, values: { requiredFields: ['expectedCloseOn'] } });
  const known = await mara.api.deals.get.query({ id: ids[1] ?? '' });
  await mara.api.deals.update.mutate({
    ...{ id: known.id, version: known.version },
    values: { expectedCloseOn: '2030-01-31' },
  });
  await openBoard(mara);
  const { page } = mara;
  const moveTo = async (name: string) => {
    await card(mara, name).hover();
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: stage('open', 2).name }).click();
  };
  await moveTo('Night buses');
  await expect(column(mara, stage('open', 2).name).getByRole('link', { name: 'Night buses' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await moveTo('Harbour cranes');
  const dialog = page.getByRole('dialog', { name: /Harbour cranes to/ });
  await dialog.getByRole('textbox', { name: 'Expected close' }).fill('2030-02-28');
  await dialog.getByRole('button', { name: /^Move to/ }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(async () => mara.api.deals.get.query({ id: ids[0] ?? '' }))
    .toMatchObject({ stageId: id, expectedCloseOn: '2030-02-28' });
});

test('cards are dragged by pointer, several at once, and dropped on Won at the foot', async ({ signUp }) => {
  const mara = await signUp();
  const { stage } = await withDeals(mara, ['Harbour cranes', 'Night buses', 'Solar roofs']);
  await openBoard(mara);
  const { page } = mara;
  await page.getByRole('checkbox', { name: 'Select Harbour cranes' }).check();
  await page.getByRole('checkbox', { name: 'Select Night buses' }).check();
  const from = await page.locator('[data-card]').filter({ hasText: 'Night buses' }).boundingBox();
  const to = await column(mara, stage('open', 1).name).boundingBox();
  if (!from || !to) throw new Error('the cards are not in sight');
  await page.mouse.move(from.x + 40, from.y + 50);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 70, { steps: 4 });
  await page.mouse.move(to.x + 120, to.y + 300, { steps: 8 });
  await page.mouse.up();
  await expect(column(mara, stage('open', 1).name).getByRole('link')).toHaveCount(2);
  await expect(page.getByText(`2 deals moved to ${stage('open', 1).name}`)).toBeVisible();

  const last = await page.locator('[data-card]').filter({ hasText: 'Solar roofs' }).boundingBox();
  if (!last) throw new Error('the card is not in sight');
  await page.mouse.move(last.x + 40, last.y + 50);
  await page.mouse.down();
  await page.mouse.move(last.x + 60, last.y + 70, { steps: 4 });
  const won = await page.locator('[data-drop-bar]').getByText('Won', { exact: true }).boundingBox();
  if (!won) throw new Error('there is no bar to drop on');
  await page.mouse.move(won.x + 5, won.y + 5, { steps: 8 });
  await page.mouse.up();
  const dialog = page.getByRole('dialog', { name: /Won: Solar roofs/ });
  await dialog.getByRole('button', { name: 'Mark as won' }).click();
  await expect.poll(async () => (await mara.api.deals.list.query({ search: 'solar' })).rows[0]?.status).toBe('won');
});

test('a long column is read on while one scrolls, and only the cards in view are in the page', async ({ signUp }) => {
  const mara = await signUp();
  const names = Array.from({ length: 60 }, (_, at) => `Deal ${String(at + 1).padStart(2, '0')}`);
  await withDeals(mara, names);
  await openBoard(mara);
  const { page } = mara;
  // Without a plan the newest come first
  const newest = page.locator('[data-card]').filter({ hasText: names.at(-1) });
  const oldest = page.locator('[data-card]').filter({ hasText: names[0] });
  const box = await newest.boundingBox();
  if (!box) throw new Error('the card is not in sight');
  // By keys from one end to the other: the card with the focus is in sight
  await newest.getByRole('link').focus();
  await page.keyboard.press('End');
  await expect(page.locator('[data-card]:focus-within')).toBeInViewport();
  await expect(newest).not.toBeInViewport();
  await page.keyboard.press('Home');
  await expect(newest).toBeInViewport();
  await page.mouse.move(box.x + 40, box.y + 50);
  await expect(async () => {
    await page.mouse.wheel(0, 1_500);
    await expect(oldest).toBeInViewport({ timeout: 300 });
  }).toPass();
  // The one with the focus stays where it is, out of sight
  await expect(page.locator('[data-card]').filter({ hasText: names.at(-2) })).toHaveCount(0);
  expect(await page.locator('[data-card]').count()).toBeLessThan(30);
});

test('two browsers on one board: what one moves, the other sees, figures included', async ({ signUp, join }) => {
  const mara = await signUp();
  const { stage } = await withDeals(mara, ['Harbour cranes', 'Night buses']);
  const ana = await join(mara);
  await openBoard(mara);
  await openBoard(ana);
  await card(mara, 'Harbour cranes').focus();
  await mara.page.keyboard.press('Space');
  await mara.page.keyboard.press('ArrowRight');
  await mara.page.keyboard.press('Space');
  const there = column(ana, stage('open', 1).name);
  await expect(there.getByRole('link', { name: 'Harbour cranes' })).toBeVisible();
  await expect(there.getByText('€1,200', { exact: false }).first()).toBeVisible();
  await expect(column(ana, stage('open').name).getByRole('link')).toHaveCount(1);
});

test('on a phone one stage is shown at a time, and a card moves by its menu', async ({ signUp }) => {
  const mara = await signUp({ viewport: { width: 360, height: 780 } });
  const { stage } = await withDeals(mara, ['Harbour cranes']);
  await openBoard(mara);
  const { page } = mara;
  await page.getByRole('button', { name: 'Actions for Harbour cranes' }).click();
  await page.getByRole('menuitem', { name: stage('open', 1).name }).click();
  await expect(card(mara, 'Harbour cranes')).toBeHidden();
  await page.getByRole('button', { name: 'Next stage' }).click();
  await expect(card(mara, 'Harbour cranes')).toBeVisible();
  await page.goto(mara.path('settings/pipelines'));
  await expect(page.getByRole('heading', { name: 'Lost reasons' })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide, 'nothing reaches beyond the screen').toBe(false);
});

test('a stage that goes asks where its deals go, and undo brings both back', async ({ signUp }) => {
  const mara = await signUp();
  const { pipeline, stage, ids } = await withDeals(mara, ['Harbour cranes']);
  const { page } = mara;
  await page.goto(mara.path('settings/pipelines'));
  const stages = page.getByRole('list', { name: `Stages of ${pipeline.name}` });
  await expect(stages.getByText('1 deal', { exact: true })).toBeVisible();

  // The rows take keys from then on
  await expect(page.locator('[id^=DndLiveRegion]').first()).toBeAttached();
  await page.getByRole('button', { name: `Move ${stage('open').name}` }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(`Lifted ${stage('open').name}, position 1 of`)).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(`${stage('open').name}, position 2 of`)).toBeAttached();
  await page.keyboard.press('Space');
  await expect(stages.getByRole('listitem').first()).toContainText(stage('open', 1).name);
  await expect(page.getByText('Stages put in order')).toBeVisible();

  await page.getByRole('button', { name: `Actions for ${stage('open').name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete the stage “${stage('open').name}”?` });
  await dialog.getByLabel(`Move the 1 deal of ${stage('open').name} to`).selectOption({ label: stage('open', 2).name });
  await dialog.getByRole('button', { name: 'Delete stage' }).click();
  // The dialog closes when it is done; while it is open, the list behind is hidden from roles
  await expect(dialog).toBeHidden();
  await expect(stages.getByText(stage('open').name, { exact: true })).toHaveCount(0);
  expect((await mara.api.deals.get.query({ id: ids[0] ?? '' })).stageId).toBe(stage('open', 2).id);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(stages.getByText(stage('open').name, { exact: true })).toBeVisible();
  expect((await mara.api.deals.get.query({ id: ids[0] ?? '' })).stageId).toBe(stage('open').id);
});

test('axe finds nothing on the board, while a card is in hand, in its menu and dialog', async ({ signUp }) => {
  test.setTimeout(120_000);
  const mara = await signUp();
  const { stage } = await withDeals(mara, ['Harbour cranes', 'Night buses', 'Solar roofs']);
  const { page } = mara;
  await openBoard(mara);
  await page.getByRole('checkbox', { name: 'Select Night buses' }).check();
  await expectAccessibleInBothThemes(page);
  await card(mara, 'Solar roofs').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Actions for Harbour cranes' }).click();
  await expectAccessibleInBothThemes(page);
  await page.getByRole('menuitem', { name: stage('lost').name }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleInBothThemes(page);
});

test('axe finds nothing on the pipelines page and in the dialog of a stage', async ({ signUp }) => {
  const mara = await signUp();
  const { stage } = await stagesOf(mara);
  const { page } = mara;
  await page.goto(mara.path('settings/pipelines'));
  await expect(page.getByRole('heading', { name: 'Lost reasons' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.getByRole('button', { name: `Actions for ${stage('open').name}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
