import { existsSync } from 'node:fs';
import { type Browser, launch, type Page } from 'puppeteer-core';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const HOW_TO_GET_IT =
  'there is no Chromium for these tests. On Debian: apt-get update && apt-get install -y --no-install-recommends chromium; ' +
  'elsewhere name one in $CHROMIUM';

/** A browser without a window. It is a program of the system: nothing is downloaded here. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error(HOW_TO_GET_IT);
  // As root Chromium has no sandbox; it opens nothing but files of these tests.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return launch({ executablePath, args: [...args, '--disable-gpu', '--disable-dev-shm-usage'] });
}

export interface View {
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

/** What a page did that it should not: requests, and anything on the console. */
export interface OpenedPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Opens a file as somebody with such a screen sees it. */
export async function openPage(browser: Browser, file: string, { scheme, width, height }: View): Promise<OpenedPage> {
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(`file://${file}`);
  return { page, requests, complaints };
}
