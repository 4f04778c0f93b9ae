import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languageNames, pageLanguage, screenLanguages } from '../../client/i18n/languages.ts';
import { axeFaults, launchBrowser, openPage } from '../support/browser.ts';
import { type RunningServer, runServer } from '../support/run-server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([runServer({ DEMO: 'on' }), launchBrowser()]);
});
afterAll(async () => {
  await server?.stop();
});

const joinAddress = (): string => `${server.address}${/\/j\/[A-Z0-9]{6}/.exec(server.printed())?.[0]}`;

const root = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

/** How far the page can be pushed sideways; more than nothing means that something does not fit. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function choose(page: Page, name: string): Promise<void> {
  await page.getByText(name, { exact: true }).click();
  await page.getByRole('radio', { name, exact: true }).and(page.locator(':checked')).waitFor();
}

describe('the languages of the participants', () => {
  test('the phone’s own language comes first, the choice is kept and told to the server', async () => {
    const { page, faults } = await openPage(browser, 'phone', { locale: 'ar-SY' });
    await page.goto(joinAddress());
    await page.locator('.button-primary').waitFor();
    expect(await root(page)).toEqual(['ar', 'rtl']);
    for (const language of ['sv-easy', 'en', 'sv', 'ar', 'sv-easy'] as const) {
      await choose(page, languageNames[language]);
      const { lang, dir } = pageLanguage(language);
      await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
      expect(await root(page)).toEqual([lang, dir]);
    }
    await page.reload();
    await page.getByRole('radio', { name: languageNames['sv-easy'] }).and(page.locator(':checked')).waitFor();
    const joining = page.waitForRequest((request) => request.url().endsWith('/api/join'));
    await page.locator('.button-primary').click();
    expect((await joining).postDataJSON()).toMatchObject({ language: 'sv-easy' });
    expect(faults).toEqual([]);
  });

  test('only what the municipality offers is offered, and the rest reads the nearest', async () => {
    const { page } = await openPage(browser, 'phone', { locale: 'ar' });
    await page.route('**/api/settings', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), languages: ['en', 'sv'] } });
    });
    await page.goto(server.address);
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await root(page)).toEqual(['en', 'ltr']);
    await expect.poll(() => page.locator('header').getByRole('radio').count()).toBe(2);
  });

  test('the staff’s screens are in two languages, and a participant’s choice waits for its return', async () => {
    const { page } = await openPage(browser, 'phone', { locale: 'ar' });
    await page.goto(`${server.address}/sign-in`);
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await root(page)).toEqual(['en', 'ltr']);
    await expect.poll(() => page.getByRole('radio').count()).toBe(2);
    await page.locator('a[href="/"]').click();
    await page.waitForFunction(() => document.documentElement.dir === 'rtl');
  });

  test('Arabic letters are our own, and nobody else fetches them', async () => {
    for (const [locale, expected] of [
      ['ar', true],
      ['sv', false],
    ] as const) {
      const { page } = await openPage(browser, 'phone', { locale });
      const fonts: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'font') fonts.push(request.url());
      });
      await page.goto(server.address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready);
      expect(fonts.some((url) => url.includes('noto-sans-arabic'))).toBe(expected);
      expect(fonts.every((url) => url.startsWith(server.address))).toBe(true);
    }
  });

  test.each(screenLanguages)(
    '%s: whom to call in danger is a tap away on the first screens',
    async (language) => {
      const { page } = await openPage(browser, 'phone');
      await page.addInitScript((kept) => localStorage.setItem('lykta.language', kept), language);
      for (const address of [server.address, joinAddress()]) {
        await page.goto(address);
        for (const number of ['112', '11414']) {
          const link = page.locator(`a[href="tel:${number}"]`);
          await link.waitFor();
          expect((await link.innerText()).replaceAll(/\D/g, '')).toBe(number);
        }
      }
    },
  );

  test.each(screenLanguages)('%s: the way to a mark fits the phone, also at 200 % zoom', async (language) => {
    const { page, faults } = await openPage(browser, 'phone');
    await page.addInitScript((kept) => localStorage.setItem('lykta.language', kept), language);
    const fits = async (screen: string, controls: readonly string[] = []): Promise<void> => {
      // Twice the size of everything leaves half the width.
      for (const width of [195, 390]) {
        await page.setViewportSize({ width, height: 844 });
        expect([screen, width, await sideways(page)]).toEqual([screen, width, 0]);
        for (const control of controls) {
          const box = await page.locator(control).boundingBox();
          expect(box?.x, control).toBeGreaterThanOrEqual(0);
          expect((box?.x ?? 0) + (box?.width ?? 0), control).toBeLessThanOrEqual(width);
        }
      }
      // Contrast and structure are the same in every language; what is read from the right is looked at anew.
      if (language === 'ar') expect(await axeFaults(page), screen).toEqual([]);
    };
    await page.goto(server.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await fits('start');
    await page.goto(joinAddress());
    await page.locator('.button-primary').waitFor();
    await fits('join');
    await page.locator('.button-primary').click();
    await page.locator('.walk-mark').waitFor();
    await fits('walk', ['.walk-mark', '.walk-good', '.walk-here']);
    await page.locator('.walk-mark').click();
    await page.locator('.mark-tile').first().waitFor();
    await fits('category');
    await page.locator('.mark-tile[data-branch="behaviour"]').last().click();
    await page.locator('a[href="tel:112"]').waitFor();
    await fits('severity');
    await page.locator('.severity-step-large').nth(2).click();
    await page.locator('.mark-save').waitFor();
    await page.locator('a[href="tel:112"]').waitFor();
    await fits('check');
    expect(faults).toEqual([]);
  });
});
