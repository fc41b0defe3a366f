import { expect, expectAccessibleInBothThemes, test } from './fixtures';

test('Mara names her workspace, looks around with demo data, and throws it out again', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Mara Lind');
  await page.getByLabel('Work e-mail').fill('mara@wizard.example.com');
  await page.getByLabel('Password', { exact: true }).fill('seven quiet parrots at noon');
  await page.getByLabel('Workspace name').fill('Lumen');
  await page.getByRole('button', { name: 'Create workspace' }).click();

  await expect(page.getByRole('heading', { name: 'Your workspace' })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Lumen');
  await page.getByLabel('Name', { exact: true }).fill('Lumen Studio');
  await page.getByLabel('Currency').selectOption('CHF');
  // A double click saves once and goes one step
  await page.getByRole('button', { name: 'Continue' }).dblclick();

  await expect(page.getByRole('heading', { name: 'How do you want to begin?' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'How do you want to begin?' })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Lumen Studio');
  await expect(page.getByLabel('Currency')).toHaveValue('CHF');
  await page.goForward();
  await expect(page.getByLabel('Look around with demo data')).toBeChecked();
  await page.getByRole('button', { name: 'Continue' }).dblclick();

  await expect(page.getByRole('heading', { name: 'Invite your colleagues' })).toBeVisible();
  await page.getByLabel('E-mail addresses').fill('ana@wizard.example.com');
  await page.getByRole('link', { name: 'First records' }).click();
  await expect(page.getByText('Demo data is in your workspace')).toBeVisible();
  await page.getByRole('link', { name: 'Skip' }).click();
  await expect(page.getByLabel('E-mail addresses')).toHaveValue('ana@wizard.example.com');
  await page.getByRole('button', { name: 'Skip' }).click();

  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  await expect(page.getByText('0 of 4 done')).toBeVisible();
  await expect(page.getByText('The records here are demo data.')).toBeVisible();
  await page.getByRole('link', { name: 'Remove them when you begin with your own' }).click();
  await page.getByRole('button', { name: 'Remove demo data' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove demo data' }).click();
  await expect(page.getByText('No demo data here')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add demo data' })).toBeVisible();
});

test('axe finds nothing on the first pages, while they refuse, and on home with demo data', async ({ signUp }) => {
  const { page, path, api } = await signUp();
  await page.goto(path('welcome'));
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Enter a name.')).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.goto(path('welcome?step=start'));
  await expectAccessibleInBothThemes(page);
  await page.goto(path('welcome?step=colleagues'));
  await page.getByLabel('E-mail addresses').fill('ana@axe.example.com nobody');
  await page.getByRole('button', { name: 'Send invitations' }).click();
  await expect(page.getByRole('list', { name: 'Invitations' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await api.demo.add.mutate();
  await page.goto(path(''));
  await expect(page.getByText('The records here are demo data.')).toBeVisible();
  await expectAccessibleInBothThemes(page);
});

test('a second workspace: two are invited, each told on its own, and the rest is skipped', async ({
  signUp,
  server,
}) => {
  const mara = await signUp();
  const { page } = mara;
  await page.goto('/workspaces/new');
  await page.getByLabel('Name', { exact: true }).fill('Kite Logistics');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page).toHaveURL(/\/w\/kite-logistics[a-z0-9-]*\/welcome/);
  await page.getByRole('link', { name: 'Skip' }).click();
  await expect(page.getByRole('heading', { name: 'How do you want to begin?' })).toBeVisible();
  await page.getByRole('link', { name: 'Skip' }).click();
  await page.getByRole('button', { name: 'Send invitations' }).click();
  await expect(page.getByText('Enter an address, or skip this step.')).toBeVisible();
  await expect(page.getByLabel('E-mail addresses')).toBeFocused();
  await page
    .getByLabel('E-mail addresses')
    .fill(`Ana Costa <ana@kite.example.com>, ben@kite.example.com; nobody ${mara.email}`);
  await page.getByRole('button', { name: 'Send invitations' }).dblclick();
  const list = page.getByRole('list', { name: 'Invitations' });
  await expect(list.getByRole('listitem').filter({ hasText: 'ana@kite.example.com' })).toBeVisible();
  await expect(list.getByRole('listitem').filter({ hasText: 'nobody' })).toContainText('This is no e-mail address.');
  await expect(list.getByRole('listitem').filter({ hasText: mara.email })).toContainText('already a member');
  await expect(page.getByLabel('E-mail addresses')).toHaveValue('nobody');
  for (const email of ['ana@kite.example.com', 'ben@kite.example.com']) {
    await expect.poll(async () => (await server.mails()).filter((mail) => mail.includes(email)).length).toBe(1);
  }
  await page.getByRole('button', { name: 'Go to my workspace' }).click();
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  await expect(page.getByText('1 of 4 done')).toBeVisible();
  await page.getByRole('button', { name: 'Close for good' }).click();
  await expect(page.getByText('Getting started')).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  await expect(page.getByText('Getting started')).toBeHidden();
});

test('the first steps tick themselves; the first pages are for owners and admins', async ({ signUp, join }) => {
  const mara = await signUp();
  const { page, api } = mara;
  const [first, second] = (await api.pipelines.list.query({})).pipelines[0]?.stages ?? [];
  const { record } = await api.deals.create.mutate({ values: { name: 'Bridge', stageId: first?.id ?? '' } });
  await page.goto(mara.path(''));
  await expect(page.getByRole('link', { name: /Move a deal/ })).toBeVisible();
  await expect(page.getByText('0 of 4 done')).toBeVisible();
  // An empty forecast says why, and leads to the deals that it cannot count
  await page.getByRole('link', { name: 'Give deals a date' }).click();
  await expect(page.getByRole('link', { name: 'Bridge' })).toBeVisible();
  await expect(page.getByText('does not exist here')).toBeHidden();
  await page.goto(mara.path(''));
  await api.deals.update.mutate({ id: record.id, version: record.version, values: { stageId: second?.id ?? '' } });
  await page.reload();
  await expect(page.getByRole('link', { name: /Move a deal , done|Move a deal, done/ })).toBeVisible();

  const ana = await join(mara);
  await ana.page.goto(ana.path('welcome'));
  await expect(ana.page).toHaveURL(new RegExp(`/w/${mara.workspace}/?$`));
  await expect(ana.page.getByRole('heading', { name: 'Home' })).toBeVisible();
});
