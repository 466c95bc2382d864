// Small things that make the notebook pleasant: keys, the cover, the help, a tap that calls; everybody can read it,
// on the smallest phone too.

import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { addEntry, addPage, go, heading, reload, searchBox, startNotebook } from './owner';

test('keys find, begin a page, open the help and cover the screen', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await go(page, 'Today');
  await expect(searchBox(page)).toBeVisible();
  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type('n?c/');
  await expect(searchBox(page)).toHaveValue('n?c/');
  await searchBox(page).press('Escape');
  await expect(searchBox(page)).toHaveValue('');
  await searchBox(page).blur();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByText('Every change can be undone')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Just a moment' })).toBeVisible();
  await page.getByRole('button', { name: 'Show the notebook again' }).click();
  await page.keyboard.press('n');
  await expect(heading(page, 'New customer')).toBeVisible();
});

test('single-letter keys can be switched off, and stay so', async ({ page }) => {
  await startNotebook(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await help.getByRole('checkbox', { name: 'Use single-letter keys' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await reload(page);
  for (const key of ['?', 'c', 'n']) await page.keyboard.press(key);
  await expect(heading(page, 'New customer')).toBeHidden();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Help' }).click();
  await help.getByRole('checkbox', { name: 'Use single-letter keys' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(heading(page, 'New customer')).toBeVisible();
});

test('what sounds wrong in a language is told with a form to copy', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await startNotebook(page);
  await go(page, 'Settings');
  await page.getByText('Tell us what sounds wrong in this language').click();
  await page.getByRole('button', { name: 'Copy the text' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const words = await page.evaluate(() => navigator.clipboard.readText());
  expect(words).toMatch(/^Regulars [0-9a-f]+ · English\nWhere it stands:\nWhat it says:/);
});

test('the window is named after its page, and the keyboard goes on at its heading', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  // The button that saved it is gone, and the focus with it.
  await expect(heading(page, 'Sokha Chan')).toBeFocused();
  await expect(page).toHaveTitle('Sokha Chan · Regulars');
  await page.keyboard.press('n');
  await expect(page).toHaveTitle('New customer · Regulars');
  await go(page, 'Customers');
  await expect(page).toHaveTitle('Customers · Regulars');
});

test('Enter that ends a word being put together opens nobody', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await go(page, 'Customers');
  await searchBox(page).fill('so');
  for (const keyCode of [13, 229]) {
    await searchBox(page).evaluate((box, keyCode) => {
      const enter = { key: 'Enter', keyCode, isComposing: true, bubbles: true, cancelable: true };
      box.dispatchEvent(new KeyboardEvent('keydown', enter));
    }, keyCode);
  }
  await expect(page).toHaveURL(/customers$/);
  await searchBox(page).press('Enter');
  await expect(heading(page, 'Sokha Chan')).toBeVisible();
});

test('one tap covers everything', { tag: '@both' }, async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await page.getByRole('button', { name: 'Cover the screen' }).click();
  const cover = page.getByRole('dialog', { name: 'Just a moment' });
  await expect(cover).toBeVisible();
  const box = (await cover.boundingBox())!;
  const size = page.viewportSize()!;
  expect([box.x, box.y].every((edge) => edge <= 0)).toBe(true);
  expect(box.width).toBeGreaterThanOrEqual(size.width);
  expect(box.height).toBeGreaterThanOrEqual(size.height);
  expect(await cover.evaluate((element) => getComputedStyle(element).backgroundColor)).toMatch(/^(rgb|color|oklch|oklab|lab|lch)\((?!.*\/)/);
  await page.keyboard.press('n');
  await expect(heading(page, 'New customer')).toBeHidden();
  await page.getByRole('button', { name: 'Show the notebook again' }).click();
  await expect(cover).toBeHidden();
  await expect(heading(page, 'Sokha Chan')).toBeVisible();
});

test('a tap on a number calls it, whatever digits it is written in', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan', Phone: '+៨៥៥ (១២) 345-678' });
  await expect(page.getByRole('link', { name: 'Call +៨៥៥ (១២) 345-678' })).toHaveAttribute('href', 'tel:+85512345678');
});

test('the help opens by a tap and says what the app does not do yet', { tag: '@phone' }, async ({ page }) => {
  await startNotebook(page);
  await page.getByRole('button', { name: 'Help' }).click();
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByText('There is no lock: whoever holds the unlocked phone can read the notebook.')).toBeVisible();
  await help.getByRole('button', { name: 'Close' }).click();
  await expect(help).toBeHidden();
  await go(page, 'Settings');
  await expect(page.getByRole('heading', { name: 'What it does not do yet' })).toBeVisible();
});

// Every place, by address, with what shows that it is there.
async function places(page: Page) {
  const id = /customers\/([^/]+)$/.exec(page.url())![1];
  return ['', 'customers', 'customers/new', `customers/${id}`, `customers/${id}/edit`, 'exchange', 'devices', 'settings'];
}

async function fullNotebook(page: Page) {
  await startNotebook(page);
  await addPage(page, {
    Name: 'Sokha Chan', Phone: '012 345 678', Email: 'a@example.org', Birthday: '24.3', Tags: 'tea, choir',
    'Memory hook': 'red scarf', Preferences: 'Green tea', 'What would make them happy': 'A chair', Address: 'Street 51',
  });
  await addEntry(page, 'begins school', { Kind: 'They said', 'Ask about it next time': true });
  await addEntry(page, 'silk', { Kind: 'Purchase', Amount: '12.50' });
}

const speak = (page: Page, language: string) =>
  page.evaluate((language) => localStorage.setItem('regulars / language', JSON.stringify(language)), language);

const shown = (page: Page) => expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();

// Of all that axe looks for, what colours decide.
const COLOURS = ['color-contrast', 'link-in-text-block'];

const findings = async (page: Page) => {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await barriers(page, colorScheme === 'light' ? undefined : COLOURS);
    found.push(...violations.map(({ id, nodes }) => `${colorScheme}, ${id}: ${nodes.map((node) => node.html).join(' ')}`));
  }
  return found;
};

for (const language of ['en', 'km']) {
  test(`axe finds nothing on any route, light or dark: ${language}`, { tag: '@both' }, async ({ page }) => {
    test.slow();
    await page.goto('');
    await speak(page, language);
    await page.reload();
    await shown(page);
    expect(await findings(page), 'welcome').toEqual([]);
    await speak(page, 'en');
    await fullNotebook(page);
    const all = await places(page);
    await speak(page, language);
    for (const place of all) {
      await page.goto(place);
      await shown(page);
      expect.soft(await findings(page), place || '/').toEqual([]);
    }
    await page.locator('.topbar .icon-button').last().click();
    await expect(page.locator('dialog[open]')).toBeVisible();
    expect.soft(await findings(page), 'help').toEqual([]);
  });
}

test('nothing scrolls sideways at 360 px in Georgian', { tag: '@phone' }, async ({ page }) => {
  test.slow();
  await fullNotebook(page);
  const all = await places(page);
  await speak(page, 'ka');
  await page.setViewportSize({ width: 360, height: 740 });
  for (const place of all) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true }).first()).toBeVisible();
    for (const details of await page.locator('form details:not([open]) > summary').all()) await details.click();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, place || '/').toBeLessThanOrEqual(360);
  }
});
