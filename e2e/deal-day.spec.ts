import type { Page } from '@playwright/test';
import { expect, expectAccessibleInBothThemes, type SignedIn, test } from './fixtures';

const dialog = (page: Page) => page.getByRole('dialog');
const step = (page: Page, name: string) => page.getByRole('list', { name: 'Stages' }).getByRole('button', { name });

async function leadAnna({ api }: SignedIn): Promise<string> {
  const { record } = await api.leads.create.mutate({
    values: { firstName: 'Anna', lastName: 'Berg', companyName: 'Berg Papier', email: 'anna@berg.example.com' },
  });
  return record.id;
}

test('a lead becomes a deal, gets its line items by keyboard, moves on and is won', async ({ signUp }) => {
  test.setTimeout(180_000);
  const mara = await signUp();
  const { page, path, api } = mara;
  const leadId = await leadAnna(mara);
  await api.products.create.mutate({ values: { name: 'Licence', code: 'LIC-1', unitPrice: 12_000 } });
  await api.products.create.mutate({ values: { name: 'Workshop', code: 'WS-1', unitPrice: 90_000 } });

  await test.step('convert the lead', async () => {
    await page.goto(path(`leads/${leadId}`));
    await page.getByRole('button', { name: 'Convert', exact: true }).click();
    await expect(dialog(page).getByRole('radio', { name: 'New person: Anna Berg' })).toBeChecked();
    await expect(dialog(page).getByRole('radio', { name: 'New company: Berg Papier' })).toBeChecked();
    await dialog(page).getByLabel('Deal name').fill('Paper for the year');
    await dialog(page)
      .getByLabel(/^Amount/)
      .fill('1.500,50x');
    await dialog(page).getByRole('button', { name: 'Convert lead' }).click();
    await expect(dialog(page).getByText('Enter a number.')).toBeVisible();
    await dialog(page)
      .getByLabel(/^Amount/)
      .fill('');
    await dialog(page).getByRole('button', { name: 'Convert lead' }).dblclick();
    await expect(page.getByText('Converted', { exact: true }).first()).toBeVisible();
    expect(await api.deals.count.query({})).toEqual({ count: 1, exact: true });
    await page.getByRole('button', { name: 'Open the deal' }).click();
    await expect(page.getByRole('heading', { name: 'Paper for the year' })).toBeVisible();
  });

  await test.step('the person came along as the main contact', async () => {
    await page.getByRole('link', { name: 'Contacts' }).click();
    await expect(page.getByText('main contact')).toBeVisible();
    await page.getByLabel('Role of Anna Berg').selectOption('decision-maker');
    await expect(page.getByText('Anna Berg: Decision maker')).toBeVisible();
  });

  const [deal] = (await api.deals.list.query({ limit: 1 })).rows;
  const dealId = deal?.id ?? '';
  const lines = async () =>
    (await api.deals.lines.list.query({ dealId })).lines.map(({ name, quantity, unitPrice, discount }) => [
      name,
      quantity,
      unitPrice,
      discount,
    ]);

  await test.step('line items by keys alone', async () => {
    await page.getByRole('link', { name: 'Products' }).last().click();
    await page.getByLabel('Item, line 1').focus();
    await page.keyboard.type('LIC');
    await expect(page.getByRole('option', { name: /^Licence/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Quantity, line 1')).toBeFocused();
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Item, line 2')).toBeFocused();
    await expect.poll(lines).toEqual([['Licence', 10, 12_000, 0]]);
    await page.keyboard.type('Travel');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('250');
    await page.keyboard.press('Tab');
    await page.keyboard.type('10');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(lines).toEqual([
      ['Travel', 1, 25_000, 10],
      ['Licence', 10, 12_000, 0],
    ]);
    await page.keyboard.press('Control+Delete');
    await expect.poll(lines).toEqual([['Licence', 10, 12_000, 0]]);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(async () => (await lines()).length).toBe(2);
  });

  await test.step('rows of a spreadsheet', async () => {
    await page.getByLabel('Item, line 3').focus();
    await page.getByLabel('Item, line 3').evaluate((cell) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Item\tQuantity\tPrice\tDiscount\nWS-1\t2\nSetup\t1\t€ 400.00\t5%');
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect.poll(lines).toEqual([
      ['Travel', 1, 25_000, 10],
      ['Licence', 10, 12_000, 0],
      ['Workshop', 2, 90_000, 0],
      ['Setup', 1, 40_000, 5],
    ]);
    await page.getByRole('switch', { name: /^Amount follows line items/ }).check();
    await expect.poll(async () => (await api.deals.get.query({ id: dealId })).amount).toBe(360_500);
    await expect(page.getByText('€3,605').first()).toBeVisible();
  });

  await test.step('through the stages to won', async () => {
    await step(page, 'Qualification').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(step(page, 'Proposal')).toHaveAttribute('aria-current', 'step');
    await page.getByRole('button', { name: 'Lost', exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Mark as lost' }).click();
    await expect(dialog(page).getByText('Lost reason is required.')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Put back' }).click();
    await page.getByRole('button', { name: 'Won', exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Mark as won' }).click();
    await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
    await expect.poll(async () => (await api.deals.get.query({ id: dealId })).status).toBe('won');
    await page.getByRole('link', { name: 'Stage history' }).click();
    await expect(page.getByRole('row', { name: /^Won/ })).toBeVisible();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await expect(step(page, 'Proposal')).toHaveAttribute('aria-current', 'step');
  });
});

test('a conversion is taken back as one; a deal is added from a company', async ({ signUp }) => {
  const mara = await signUp();
  const { page, path, api } = mara;
  const leadId = await leadAnna(mara);
  const { record: company } = await api.companies.create.mutate({ values: { name: 'Nordlicht' } });
  await page.goto(path(`leads/${leadId}`));
  await page.getByRole('button', { name: 'Convert', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Convert lead' }).click();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('button', { name: 'Convert', exact: true })).toBeVisible();
  expect(await api.deals.count.query({})).toEqual({ count: 0, exact: true });

  await page.goto(path(`companies/${company.id}?tab=deals`));
  await page.getByRole('button', { name: 'Add a deal' }).click();
  await dialog(page).getByLabel('Name').fill('Lights');
  await dialog(page).getByLabel('Amount').fill('1,200');
  await dialog(page).getByRole('button', { name: 'Add deal' }).dblclick();
  await expect(page.getByRole('heading', { name: 'Lights' })).toBeVisible();
  const { rows } = await api.deals.list.query({ limit: 5 });
  expect(rows).toMatchObject([{ name: 'Lights', amount: 120_000, company: { id: company.id }, status: 'open' }]);
});

test('on a phone: sign in and log a call on a person', async ({ signUp, visitor }) => {
  const mara = await signUp();
  const { record } = await mara.api.people.create.mutate({ values: { firstName: 'Ada', lastName: 'Lovelace' } });
  const page = await visitor({ viewport: { width: 360, height: 780 } });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(mara.email);
  await page.getByLabel('Password', { exact: true }).fill(mara.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\//);
  await page.goto(mara.path(`people/${record.id}`));
  await page.getByRole('button', { name: 'Log', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Call/ }).click();
  await expect(dialog(page).getByLabel('Subject')).toHaveValue('Call with Ada Lovelace');
  await dialog(page).getByLabel('Duration').fill('15');
  await dialog(page).getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText('logged a call')).toBeVisible();
  await expect(page.getByText(/· 15 min/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('axe finds nothing on a deal, its tabs and dialogs, and on a lead', async ({ signUp }) => {
  test.setTimeout(240_000);
  const mara = await signUp();
  const { page, path, api } = mara;
  const leadId = await leadAnna(mara);
  const { pipelines } = await api.pipelines.list.query({});
  const stageId = pipelines[0]?.stages[0]?.id ?? '';
  const { record: ada } = await api.people.create.mutate({ values: { firstName: 'Ada', lastName: 'Lovelace' } });
  const { record: deal } = await api.deals.create.mutate({ values: { name: 'Engines', stageId, amount: 500_000 } });
  await api.deals.contacts.create.mutate({ dealId: deal.id, values: { personId: ada.id, isPrimary: true } });
  const look = (title: string) => test.step(title, () => expectAccessibleInBothThemes(page));

  await page.goto(path(`deals/${deal.id}`));
  await expect(step(page, 'Qualification')).toBeVisible();
  await look('deal');
  for (const name of ['Won', 'Lost']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(dialog(page)).toBeVisible();
    await look(name);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  }
  await page.goto(path(`deals/${deal.id}?tab=contacts`));
  await expect(page.getByText('main contact')).toBeVisible();
  await look('contacts');
  await page.getByRole('button', { name: 'Add a contact' }).click();
  await look('a new contact');
  await page.goto(path(`deals/${deal.id}?tab=products`));
  await page.getByLabel('Item, line 1').fill('Lamp');
  await page.getByLabel('Unit price, line 1').fill('no number');
  await page.getByLabel('Item, line 1').focus();
  await look('products');
  await page.goto(path(`deals/${deal.id}?tab=stages`));
  await expect(page.getByRole('row', { name: /^Qualification/ })).toBeVisible();
  await look('stage history');
  await page.goto(path(`people/${ada.id}?tab=deals`));
  await expect(page.getByRole('link', { name: 'Engines' })).toBeVisible();
  await look('deals of a person');
  await page.getByRole('button', { name: 'Add a deal' }).click();
  await expect(dialog(page).getByRole('combobox', { name: 'Main contact' })).toHaveValue('Ada Lovelace');
  await look('a new deal');
  await page.goto(path(`leads/${leadId}`));
  await look('lead');
  await page.getByRole('button', { name: 'Convert', exact: true }).click();
  await expect(dialog(page).getByLabel('Deal name')).toBeVisible();
  await look('convert');
});

test('on a phone line items are put in another order by their handle', async ({ signUp }) => {
  const { page, path, api } = await signUp({ viewport: { width: 360, height: 780 } });
  const { pipelines } = await api.pipelines.list.query({});
  const stageId = pipelines[0]?.stages[0]?.id ?? '';
  const { record: deal } = await api.deals.create.mutate({ values: { name: 'Harbour cranes', stageId } });
  const names = async () => (await api.deals.lines.list.query({ dealId: deal.id })).lines.map(({ name }) => name);
  await page.goto(path(`deals/${deal.id}?tab=products`));
  for (const [at, name] of ['Crane', 'Rope'].entries()) {
    await page.getByLabel(`Item, line ${at + 1}`).fill(name);
    await page.getByLabel(`Unit price, line ${at + 1}`).fill('10');
    await page.keyboard.press('Enter');
  }
  await expect.poll(names).toEqual(['Crane', 'Rope']);
  const handle = page.getByRole('button', { name: 'Move line 2', exact: true });
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await page.getByLabel('Item, line 1').boundingBox()];
  if (!from || !to) throw new Error('the lines are in sight');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y, { steps: 10 });
  await page.mouse.up();
  await expect.poll(names).toEqual(['Rope', 'Crane']);
});
