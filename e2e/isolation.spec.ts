import { expect, test } from './fixtures';

test('a member of another workspace sees nothing: by list, search, address, API and export', async ({ signUp }) => {
  const mara = await signUp({ workspaceName: 'Lumen' });
  const noor = await signUp({ workspaceName: 'Kite' });
  const { record } = await mara.api.people.create.mutate({
    values: { firstName: 'Secret', lastName: 'Contact', email: 'secret@lumen.example.com', phone: '+49 30 5550001' },
  });

  await noor.page.goto(noor.path('people'));
  await expect(noor.page.getByRole('heading', { name: 'People' })).toBeVisible();
  await expect(noor.page.getByText('Secret Contact')).toHaveCount(0);

  expect((await noor.api.people.list.query({ search: 'secret' })).rows).toEqual([]);
  for (const text of ['secret contact', 'secret@lumen', '5550001']) {
    expect((await noor.api.search.query.query({ text, limit: 10 })).results, text).toEqual([]);
  }

  const foreign = await noor.page.goto(mara.path(`people/${record.id}`));
  expect(foreign?.status()).toBe(404);
  const own = await noor.page.goto(noor.path(`people/${record.id}`));
  expect(own?.status()).toBe(404);
  await expect(noor.page.getByText('Secret')).toHaveCount(0);

  const refusals = await Promise.all(
    [record.id, '01999999-0000-7000-8000-000000000000'].map((id) =>
      noor.api.people.get.query({ id }).then(
        () => 'found',
        (error: { data: Record<string, unknown> }) => ({ ...error.data, requestId: '' }),
      ),
    ),
  );
  expect(refusals[0]).toEqual(refusals[1]);

  const stolen = await noor.context.request.get(mara.path('exports/people.csv'));
  expect(stolen.status()).toBe(404);
  const exported = await noor.context.request.get(noor.path('exports/people.csv'));
  expect(exported.status()).toBe(200);
  expect(await exported.text()).not.toContain('Secret');
  expect(await (await mara.context.request.get(mara.path('exports/people.csv'))).text()).toContain('Secret');
});
