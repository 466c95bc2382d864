// A word to several people, one at a time: what all of them get, the owner's own line, what is held back, and what the
// phone's own means are handed. Nothing is ever sent by the app.

import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { addPage, go, openPage, startNotebook } from './owner';

const name = (page: Page) => page.locator('.composer h2');
const line = (page: Page) => page.getByRole('textbox', { name: 'Personal line' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function begin(page: Page, people: Record<string, string>[]) {
  await startNotebook(page);
  for (const fields of people) await addPage(page, fields);
  await go(page, 'Greetings');
}

test('New Year for three people: each gets words of their own, and the same words are held back', { tag: '@phone' }, async ({ page }) => {
  await begin(page, [{ Name: 'Sokha', Phone: '+855 12 345 678' }, { Name: 'Dara' }, { Name: 'Bopha' }]);
  await page.getByRole('textbox', { name: 'Shared draft' }).fill('Dear {name},\n{personal line}\na happy New Year!');
  await expect(page.getByText('0 done, 3 people wait.')).toBeVisible();
  const first = await name(page).innerText();
  await line(page).fill(`${first}, the tea you like is here again`);
  await expect(page.locator('.preview')).toContainText(`Dear ${first},`);
  await button(page, 'Mark as sent').click();
  await expect(page.getByText('It is on their page as sent.')).toBeVisible();
  await expect(page.getByText('1 done, 2 people wait.')).toBeVisible();
  await button(page, 'Next person').click();

  const second = await name(page).innerText();
  expect(second).not.toBe(first);
  await line(page).fill(`${second}, the tea you like is here again`);
  const alert = page.getByRole('alert').filter({ hasText: /^Somebody else already got/ });
  await expect(alert).toBeVisible();
  await expect(button(page, 'Mark as sent')).toBeDisabled();
  await expect(button(page, 'Copy')).toBeDisabled();
  await line(page).fill('how did the exam of your daughter go? We kept our fingers crossed');
  await expect(alert).toBeHidden();
  await button(page, 'Mark as sent').click();
  await button(page, 'Next person').click();
  await expect(name(page)).not.toHaveText(second);
  await page.getByRole('button', { name: 'Not for this person' }).click();
  await expect(page.getByText('Everyone has got it.')).toBeVisible();

  await openPage(page, first);
  await expect(page.locator('.entries')).toContainText(`${first}, the tea you like is here again`);
  await page.reload();
  await go(page, 'Greetings');
  await expect(page.getByText('2 done, 0 people wait.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Shared draft' })).toHaveValue(/a happy New Year!/);
});

test('links hand over exactly what was written, and no is no', async ({ page, context }) => {
  await begin(page, [{ Name: 'Sokha', Phone: '+855 12 345 678', Email: 'sokha@example.com' }]);
  await page.getByRole('textbox', { name: 'Shared draft' }).fill('Hello & good day?\n#{name} 100% "yes" <b>');
  const way = (channel: string) => page.getByRole('group', { name: 'Ways to send it' }).getByRole('link', { name: channel });
  const words = 'Hello & good day?\n#Sokha 100% "yes" <b>';
  const whatsapp = new URL((await way('By WhatsApp').getAttribute('href'))!);
  expect([whatsapp.origin, whatsapp.pathname, whatsapp.searchParams.get('text')]).toEqual(['https://wa.me', '/85512345678', words]);
  expect(await way('By message').getAttribute('href')).toContain(`body=${encodeURIComponent(words)}`);
  expect(await way('By email').getAttribute('href')).toBe(`mailto:sokha@example.com?body=${encodeURIComponent(words).replaceAll('%0A', '%0D%0A')}`);
  await expect(way('By phone')).toHaveAttribute('href', 'tel:+85512345678');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, 'Copy').click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);

  // Agreed to one channel, only that one is offered; asked for no more contact, none.
  await openPage(page, 'Sokha');
  const consent = page.getByRole('group', { name: 'Consent' });
  await consent.getByRole('checkbox', { name: 'By email' }).check();
  await expect(consent.getByText(/^Agreed on/)).toBeVisible();
  await go(page, 'Greetings');
  await expect(way('By email')).toBeVisible();
  await expect(way('By WhatsApp')).toHaveCount(0);
  await openPage(page, 'Sokha');
  await consent.getByRole('checkbox', { name: 'No more contact, please' }).check();
  await go(page, 'Greetings');
  await expect(page.getByText('1 person asked for no more contact')).toBeVisible();
  await expect(page.locator('.composer')).toHaveCount(0);
});

test('before too much the app advises to wait, the owner decides, and the page keeps that', async ({ page }) => {
  await begin(page, [{ Name: 'Sokha' }]);
  await go(page, 'Settings');
  await page.getByRole('textbox', { name: 'At most so many contacts' }).fill('1');
  await page.getByRole('textbox', { name: 'At most so many contacts' }).blur();
  await openPage(page, 'Sokha');
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('thanks');
  await button(page, 'Add entry').click();
  await go(page, 'Greetings');
  const wait = page.getByRole('alert').filter({ hasText: /^Better wait/ });
  await expect(wait).toContainText('one contact in 30 days is enough');
  await expect(button(page, 'Mark as sent')).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Write anyway' }).check();
  await button(page, 'Mark as sent').click();
  await openPage(page, 'Sokha');
  await expect(page.locator('.entries')).toContainText('written although it was early');
});

test('cards are printed four to a sheet', { tag: '@both' }, async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => void (document.body.dataset.printed = 'yes');
  });
  await begin(page, [{ Name: 'Sokha' }, { Name: 'Dara' }]);
  await page.getByRole('textbox', { name: 'Shared draft' }).fill('Dear {name},\nthank you!');
  await line(page).fill('for the cake');
  await page.getByRole('button', { name: 'Put on the sheet of cards' }).click();
  await button(page, 'Next person').click();
  // Many words get smaller letters.
  await line(page).fill('for your patience when the oven broke, '.repeat(9));
  await button(page, 'Print').click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await expect(page.getByText('2 cards on the sheet')).toBeVisible();
  await page.getByRole('combobox', { name: 'Design' }).selectOption('frame');
  await page.emulateMedia({ media: 'print' });
  const cards = page.locator('.card');
  await expect(cards).toHaveCount(2);
  // A6 less its margins, in whole millimetres.
  const { width, height } = (await cards.first().boundingBox())!;
  expect([width, height].map((side) => Math.floor((side / 96) * 25.4 + 0.1))).toEqual([105 - 16, 148 - 16]);
  await expect(page.locator('.nav')).toBeHidden();
  expect(await cards.evaluateAll((cards) => cards.map((card) => card.scrollHeight <= card.clientHeight))).toEqual([true, true]);
  // The marks lie where the sheet is cut: it begins at its corner, and is all there is.
  const corner = await page.locator('.card-sheet').evaluate((sheet) => {
    const { x, y } = sheet.getBoundingClientRect();
    return [x + scrollX, y + scrollY];
  });
  expect(corner).toEqual([0, 0]);
  const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  // What no size is small enough for is told.
  await page.emulateMedia({ media: null });
  await line(page).fill('for your patience when the oven broke, '.repeat(40));
  await page.getByRole('button', { name: 'Put on the sheet of cards' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'too long' })).toBeVisible();
});

test('greetings, consent and standards have no barrier', { tag: '@both' }, async ({ page }) => {
  await begin(page, [{ Name: 'Sokha', Phone: '+855 12 345 678' }]);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const violations = await barriers(page);
    expect(violations).toEqual([]);
  }
  await openPage(page, 'Sokha');
  expect(await barriers(page)).toEqual([]);
});
