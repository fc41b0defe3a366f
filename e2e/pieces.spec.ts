import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';

// Pictures differ by a hair from one machine's fonts and browser to the next, so they are attached to be looked at,
// and what is asserted holds everywhere: each piece is painted, in the colours of its theme.

// One server compiles for all of them
test.describe.configure({ mode: 'default' });

type Painted = { colours: number; lightness: number };

/** Counts the colours of a picture and averages its lightness (0 to 1), in an empty page's canvas. */
const look = (blank: Page, picture: Buffer): Promise<Painted> =>
  blank.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Set<number>();
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
      colours.add((red << 16) | (green << 8) | blue);
      sum += red + green + blue;
    }
    return { colours: colours.size, lightness: sum / (data.length / 4) / 765 };
  }, picture.toString('base64'));

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 360, height: 780 },
  ]) {
    test(`every piece of the design system is painted (${colorScheme}, ${viewport.width} wide)`, async ({
      browser,
      developing,
    }, info) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({ baseURL: developing.url, colorScheme, viewport });
      // The page that is looked at is the one in front: one behind another draws once a second
      const [blank, page] = [await context.newPage(), await context.newPage()];
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      const hydrated = () =>
        page.getByRole('main').evaluate((main) => Object.keys(main).some((key) => key.startsWith('__react')));
      // The first visit finds packages that are still being compiled, and has to come again
      await expect(async () => {
        complaints.length = 0;
        await page.goto('/dev/ui', { waitUntil: 'networkidle' });
        await expect.poll(hydrated).toBe(true);
      }).toPass({ timeout: 90_000 });

      const pieces = page.locator('section[aria-labelledby]');
      const all = await pieces.all();
      expect(all.length).toBeGreaterThan(10);
      for (const piece of all) {
        const title = await piece.getByRole('heading').first().innerText();
        // The caret is left alone: hiding it writes into elements
        const picture = await piece.screenshot({ animations: 'disabled', caret: 'initial' });
        await info.attach(title, { body: picture, contentType: 'image/png' });
        const { colours, lightness } = await look(blank, picture);
        expect(colours, `colours of “${title}”`).toBeGreaterThan(8);
        if (colorScheme === 'light') expect(lightness, title).toBeGreaterThan(0.7);
        else expect(lightness, title).toBeLessThan(0.3);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
}
