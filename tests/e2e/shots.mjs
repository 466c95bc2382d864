// Takes the README's pictures: every scene at two widths, light and dark, in four languages, into target/shots; the
// few that the README shows are copied to shots/ beside this file.

import { chromium } from '@playwright/test';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './browser.mjs';
import { serve } from './server.mjs';

const all = fileURLToPath(new URL('../../target/shots/', import.meta.url));
const chosen = fileURLToPath(new URL('shots/', import.meta.url));

const CHOSEN = ['en-today-390-light', 'km-customer-390-light', 'en-customer-1280-light', 'ka-customer-390-dark'];
const LOCALES = { en: 'en-GB', km: 'km-KH', hi: 'hi-IN', ka: 'ka-GE' };
const WIDTHS = { 390: 844, 1280: 800 };

// Found by structure and address, not by words: the words are in four languages.
const SCENES = {
  greet: (page, home) => page.goto(home),
  today: async (page) => {
    await page.locator('.welcome button').nth(1).click();
    await page.locator('.person').first().waitFor();
  },
  customers: (page) => follow(page, 'customers'),
  customer: async (page) => {
    await page.locator('.person a').nth(1).click();
    await page.locator('article.page').waitFor();
  },
  new: (page, home) => page.goto(`${home}customers/new`),
  devices: (page) => follow(page, 'devices'),
  settings: (page) => follow(page, 'settings'),
};

const follow = (page, place) => page.locator(`nav a[href$="/${place}"]`).click();

await rm(all, { recursive: true, force: true });
await mkdir(chosen, { recursive: true });
const host = await serve();
const browser = await chromium.launch(launchOptions);
for (const [language, locale] of Object.entries(LOCALES)) {
  for (const [width, height] of Object.entries(WIDTHS)) {
    for (const colorScheme of ['light', 'dark']) {
      const viewport = { width: Number(width), height };
      const context = await browser.newContext({ locale, viewport, colorScheme, deviceScaleFactor: 2 });
      const page = await context.newPage();
      for (const [scene, open] of Object.entries(SCENES)) {
        const name = `${language}-${scene}-${width}-${colorScheme}`;
        await open(page, host.url);
        await page.locator('h1:visible').first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: `${all}${name}.png`, animations: 'disabled' });
        if (CHOSEN.includes(name)) await copyFile(`${all}${name}.png`, `${chosen}${name}.png`);
      }
      await context.close();
    }
  }
}
await browser.close();
await host.close();
console.log(`${all}\n${chosen}`);
