import { expect, expectAccessibleInBothThemes, test } from './fixtures';

const places = [
  'people',
  'companies',
  'inbox',
  'imports',
  'imports/new',
  'trash',
  'settings/profile',
  'settings/workspace',
  'settings/members',
  'settings/api-keys',
  'settings/tags',
  'settings/data',
];

test('axe finds nothing on any page, in both themes', async ({ signUp }) => {
  test.setTimeout(180_000);
  const { page, path, api } = await signUp();
  const { record: company } = await api.companies.create.mutate({
    values: { name: 'Analytical Engines', status: 'customer' },
  });
  const { record: person } = await api.people.create.mutate({
    values: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', companyId: company.id },
  });
  await api.notes.create.mutate({ object: 'person', recordId: person.id, values: { body: 'Met at the *fair*.' } });
  const records = [`people/${person.id}`, `companies/${company.id}`, `people?panel=person:${person.id}`];
  for (const place of [...places, ...records]) {
    await test.step(place, async () => {
      await page.goto(path(place));
      await expect(page.getByRole('main')).toBeVisible();
      await expectAccessibleInBothThemes(page);
    });
  }
});

test('every page fits a phone without scrolling sideways', async ({ signUp }) => {
  test.setTimeout(120_000);
  const { page, path, api } = await signUp({ viewport: { width: 360, height: 780 } });
  const { record } = await api.people.create.mutate({
    values: {
      firstName: 'Maximiliane-Wilhelmine',
      lastName: 'von und zu Hohenfels-Sonnenberg',
      email: 'm@example.com',
    },
  });
  const welcome = ['welcome', 'welcome?step=start', 'welcome?step=colleagues'];
  for (const place of [...places, ...welcome, `people/${record.id}`]) {
    await page.goto(path(place));
    await expect(page.getByRole('main')).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, place).toBeLessThanOrEqual(0);
  }
});
