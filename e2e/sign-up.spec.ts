import { expect, expectAccessible, test, tokenFor } from './fixtures';

test('Mara signs up and comes to the first pages of her workspace', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/');
  await expect(page).toHaveURL(/sign-in/);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Create a workspace' }).click();
  await page.getByLabel('Your name').fill('Mara Lind');
  await page.getByLabel('Work e-mail').fill('mara@first.example.com');
  await page.getByLabel('Password', { exact: true }).fill('seven quiet parrots at noon');
  await page.getByLabel('Workspace name').fill('Lumen Studio');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page).toHaveURL(/\/w\/[a-z0-9-]+\/welcome/);
  await expect(page.getByRole('heading', { name: 'Your workspace' })).toBeVisible();
});

test('a weak password is refused beside its field, and nothing that was typed is lost', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Ana');
  await page.getByLabel('Work e-mail').fill('ana@weak.example.com');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel('Workspace name').fill('Kite');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByText(/15 characters/).first()).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Ana');
  await expect(page.getByLabel('Workspace name')).toHaveValue('Kite');
});

for (const javaScriptEnabled of [true, false]) {
  test(`all that is wrong is said at once, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    browser,
    server,
  }) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto('/sign-up');
    await page.getByLabel('Your name').fill('Ana');
    await page.getByLabel('Work e-mail').fill('nowhere');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    for (const words of ['This is no e-mail address.', 'Choose a password.', 'Enter a name.']) {
      await expect(page.getByText(words)).toBeVisible();
    }
    await expect(page.getByLabel('Work e-mail')).toBeFocused();
    await expect(page.getByLabel('Your name')).toHaveValue('Ana');
    await context.close();
  });
}

test('the forms work before scripts load', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Noor Haddad');
  await page.getByLabel('Work e-mail').fill('noor@plain.example.com');
  await page.getByLabel('Password', { exact: true }).fill('eleven calm rivers flow');
  await page.getByLabel('Workspace name').fill('Plain');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page).toHaveURL(/\/w\/plain[a-z0-9-]*\/welcome/);
  await page.getByLabel('Name', { exact: true }).fill('Plain & Co');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Start empty').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('E-mail addresses').fill('ana@plain.example.com\nnobody');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { name: 'How do you want to begin?' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('E-mail addresses')).toHaveValue('ana@plain.example.com\nnobody');
  await page.getByRole('button', { name: 'Send invitations' }).click();
  await expect(page.getByText('Invitation on the way', { exact: true })).toBeVisible();
  await expect(page.getByLabel('E-mail addresses')).toHaveValue('nobody');
  await page.getByRole('button', { name: 'Go to my workspace' }).click();
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  await context.close();
});

test('somebody who forgot the password gets a link by mail and is back in', async ({ signUp, visitor, server }) => {
  const { email } = await signUp();
  const page = await visitor();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot it?' }).click();
  // Both pages have a field of this name
  await expect(page).toHaveURL(/forgot-password/);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Look into your mail')).toBeVisible();
  const token = await tokenFor(server, email, 'reset-password');
  // All stories of a server come from one network, whose tries are limited
  await expect(async () => {
    await page.goto(`/reset-password?token=${token}`);
    await expect(page.getByLabel('E-mail address')).toHaveValue(email, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await page.getByLabel('New password').fill('nine patient herons wait');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Your new password is set')).toBeVisible();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('nine patient herons wait');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/w\/[a-z0-9-]+\/?$/);
});

test('a link of a mail that was used already says so, and leads to a new one', async ({ visitor }) => {
  const page = await visitor({ viewport: { width: 360, height: 780 } });
  const opened = async (place: string, token = 'x'.repeat(43)) => {
    // All stories of a server come from one network, whose tries are limited
    await expect(async () => {
      await page.goto(`/${place}?token=${token}`);
      await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible({
        timeout: 2_000,
      });
    }).toPass({ timeout: 30_000 });
    await expectAccessible(page);
  };
  await opened('reset-password');
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(page.getByRole('button', { name: 'Send the link' })).toBeVisible();
  await opened('reset-password', 'x'.repeat(101));
  await expect(page.getByText('It is not as it was sent.')).toBeVisible();
  await opened('confirm-sign-up');
  await page.getByRole('link', { name: 'Sign up anew' }).click();
  await expect(page.getByRole('button', { name: 'Create workspace' })).toBeVisible();
});

test('Mara invites Ana, who joins by the link of her mail', async ({ signUp, visitor, server }) => {
  const mara = await signUp({ workspaceName: 'Inviting' });
  await mara.page.goto(mara.path('settings/members'));
  await mara.page.getByLabel('E-mail address').fill('ana@invited.example.com');
  await mara.page.getByRole('button', { name: 'Send invitation' }).click();
  await expect(mara.page.getByText('An invitation is on its way')).toBeVisible();
  const token = await tokenFor(server, 'ana@invited.example.com', 'invitation');
  const ana = await visitor();
  // All stories of a server come from one network, whose tries are limited
  await expect(async () => {
    await ana.goto(`/invitation?token=${token}`);
    await expect(ana.getByRole('heading', { name: 'Join Inviting' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await ana.getByLabel('Your name').fill('Ana Costa');
  await ana.getByLabel('Password', { exact: true }).fill('four green lanterns glow');
  await ana.getByRole('button', { name: 'Join' }).click();
  await expect(ana).toHaveURL(/\/w\/inviting[a-z0-9-]*\/?$/);
  await expect(ana.getByText('You are in Inviting now')).toBeVisible();
  await mara.page.reload();
  await expect(mara.page.getByText('Ana Costa', { exact: true })).toBeVisible();
});
