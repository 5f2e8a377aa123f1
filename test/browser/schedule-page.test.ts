import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage, type View } from './support/browser';
import { HOSTILE, PLAN_PAGES, type SchedulePageName } from './support/schedule-pages';

/** Read as text: the types of axe are for browsers. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const OUT = join(__dirname, '../../build/pages');
const NAMES = Object.keys(PLAN_PAGES) as SchedulePageName[];
const FULL: SchedulePageName = 'with every kind of finding and days that differ';

const SCREENS = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
} as const;

const VIEWS = (['light', 'dark'] as const).flatMap((scheme) =>
  Object.entries(SCREENS).map(([screen, size]): [string, View] => [`${scheme}, ${screen}`, { scheme, ...size }]),
);
const DESKTOP: View = { scheme: 'light', ...SCREENS.desktop };
const PHONE: View = { scheme: 'light', ...SCREENS.phone };

const fileOf = (name: SchedulePageName) => join(OUT, `plan ${name}.html`);

let browser: Browser;
beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  for (const name of NAMES) writeFileSync(fileOf(name), PLAN_PAGES[name]);
  browser = await openBrowser();
});
afterAll(() => browser?.close());

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds wrong, with all its rules. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so that the policy of the page, which allows no other script, stays in force.
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    readonly violations: readonly Violation[];
    readonly passes: readonly unknown[];
  };
  expect(found.passes.length).toBeGreaterThan(10);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

describe.each(NAMES)('the page %s', (name) => {
  test.each(VIEWS)('is accessible, fits the screen and asks for nothing: %s', async (view, size) => {
    const { page, requests, complaints } = await openPage(browser, fileOf(name), size);
    // With everything open there is more to find.
    await page.$$eval('details', (all) => {
      for (const each of all) each.open = true;
    });
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(size.width);
    await page.screenshot({ path: join(OUT, `plan ${name} (${view}).png`) as `${string}.png`, fullPage: true });
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test('axe would find something: a page that is made worse has violations', async () => {
  const { page } = await openPage(browser, fileOf(FULL), DESKTOP);
  await page.$$eval('label', (all) => {
    for (const each of all) each.replaceWith(...each.children);
  });
  expect((await violations(page)).map((text) => text.split(':')[0])).toEqual(
    expect.arrayContaining(['label', 'select-name']),
  );
  await page.close();
});

test('names and reasons from manifests are shown as they are written', async () => {
  const { page, complaints } = await openPage(browser, fileOf(FULL), DESKTOP);
  const text = await page.$eval('#volumes-table', (table) => table.textContent);
  expect(text).toContain(HOSTILE);
  expect(await page.$$('img')).toEqual([]);
  expect(await page.$$('script')).toHaveLength(1);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the policy of the page stops a script and a request that should not be there', async () => {
  const { page, complaints } = await openPage(browser, fileOf(FULL), DESKTOP);
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  await page.evaluate(`
    const script = document.createElement('script');
    script.textContent = 'document.title = "owned"';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = 'https://example.com/x.png';
    document.body.append(image);
  `);
  expect(await page.title()).toBe('Backup schedule');
  expect(failed).toEqual(['https://example.com/x.png']);
  expect(complaints.join()).toContain('Content Security Policy');
  await page.close();
});

test.each(VIEWS)('cells of the heat map stand out from what is behind them: %s', async (_, view) => {
  const { page } = await openPage(browser, fileOf(FULL), view);
  const colors = (await page.evaluate(`
    const style = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
    [style('.heat svg', 'backgroundColor'),
     ...[...document.querySelectorAll('.legend rect')].map((rect) => {
       const { fill, stroke } = getComputedStyle(rect);
       return fill === 'none' ? stroke : fill;
     })];
  `)) as string[];
  const [background, ...marks] = colors.map(luminance);
  expect(marks).toHaveLength(6);
  for (const mark of marks) expect(contrast(background as number, mark)).toBeGreaterThanOrEqual(3);
  await page.close();
});

/** Relative luminance of "rgb(…)", as WCAG defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((text) => {
    const value = Number(text) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const FOCUSABLE = 'a, summary, [tabindex="0"], input, select';

interface Focused {
  /** Place among what can be reached; -1 for anything else. */
  readonly place: number;
  readonly name: string;
  readonly isVisible: boolean;
  readonly hasOutline: boolean;
}

const focused = (page: Page) =>
  page.evaluate(`(() => {
    const element = document.activeElement;
    const { top, bottom } = element.getBoundingClientRect();
    return {
      place: [...document.querySelectorAll('${FOCUSABLE}')].indexOf(element),
      name: element.id || element.getAttribute('aria-label') || element.textContent.trim(),
      isVisible: bottom > 0 && top < innerHeight,
      hasOutline: getComputedStyle(element).outlineStyle !== 'none',
    };
  })()`) as Promise<Focused>;

describe('the keyboard', () => {
  test('reaches everything in the order of the page, and shows where it is', async () => {
    const { page } = await openPage(browser, fileOf(FULL), PHONE);
    const names = await page.evaluate(`
      const isThere = (element) => element.checkVisibility();
      [...document.querySelectorAll('${FOCUSABLE}')].filter(isThere).map(({ id, textContent }) => id || textContent);
    `);
    const reached: Focused[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const here = await focused(page);
      if (here.place === -1) break;
      reached.push(here);
      expect([here.name, here.isVisible, here.hasOutline]).toEqual([here.name, true, true]);
    }
    expect(reached[0]?.name).toBe('Skip to the content');
    expect(reached).toHaveLength((names as string[]).length);
    const places = reached.map(({ place }) => place);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    await page.close();
  });

  test('skips to the content', async () => {
    const { page } = await openPage(browser, fileOf(FULL), PHONE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await focused(page)).name).toBe('main');
    await page.close();
  });

  test('opens the numbers of a picture, and scrolls them', async () => {
    const { page } = await openPage(browser, fileOf(FULL), PHONE);
    await page.focus('#starts ~ details summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect((await focused(page)).name).toMatch(/^Starts in numbers/);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction('document.activeElement.scrollLeft > 0');
    await page.close();
  });

  test('finds a volume, and says how many there are', async () => {
    const { page } = await openPage(browser, fileOf(FULL), DESKTOP);
    const shown = () =>
      page.$$eval('#volumes-table tbody tr', (rows) => rows.filter((row) => !(row as HTMLElement).hidden).length);
    const all = await shown();
    await page.focus('#filter-text');
    await page.keyboard.type('DATA-14');
    expect(await shown()).toBe(11);
    expect(await page.$eval('#filter-count', (count) => count.textContent)).toBe(`11 of ${all} volumes`);
    await page.select('#filter-status', 'unprotected');
    expect(await shown()).toBe(0);
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/html$/);
    await page.close();
  });
});

test('without scripts the table of volumes is all there, and controls that would do nothing are not', async () => {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`file://${fileOf(FULL)}`);
  expect(await page.$('#filter[hidden]')).not.toBeNull();
  expect((await page.$$('#volumes-table tbody tr')).length).toBeGreaterThan(150);
  await page.close();
});
