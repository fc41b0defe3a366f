import { existsSync } from 'node:fs';
import { findProgram } from './programs.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The Chromium that browser tests drive: CHROMIUM_PATH, else one in PATH, else the one Playwright downloaded.
 *
 * @returns {Promise<string | undefined>} the path of its program
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const inPath = NAMES.map((name) => findProgram(name)).find(Boolean);
  if (inPath) return inPath;
  const { chromium } = await import('@playwright/test');
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}
