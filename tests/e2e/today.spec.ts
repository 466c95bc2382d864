// Today: who needs the owner, with the reason in a full sentence, and what a tap does about it.

import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { addPage, go, heading, needs, notice, reload, startNotebook } from './owner';

test.beforeEach(({ page }) => startNotebook(page));

// A day of the year so many days from now, day before month, as an owner types it.
const inDays = (page: Page, days: number) =>
  page.evaluate((days) => {
    const day = new Date();
    day.setDate(day.getDate() + days);
    return { typed: `${day.getDate()}.${day.getMonth() + 1}`, year: day.getFullYear() };
  }, days);

test('a birthday stands on Today with its facts; done, undone, put off, and all of it kept', { tag: '@phone' }, async ({ page }) => {
  await addPage(page, { Name: 'Sokha Chan' });
  await go(page, 'Today');
  await expect(page.getByText('Nobody is waiting for you today.')).toBeVisible();
  const { typed, year } = await inDays(page, 2);
  await addPage(page, { Name: 'Vanna Chea', Phone: '012 345 678', Birthday: `${typed}.${year - 30}` });
  await go(page, 'Today');
  await expect(needs(page)).toHaveCount(1);
  await expect(needs(page)).toContainText('Vanna Chea turns 30 in 2 days.');
  await expect(page.getByRole('link', { name: 'Call' })).toHaveAttribute('href', 'tel:012345678');
  const violations = await barriers(page);
  expect(violations).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(notice(page, 'Taken off the list.')).toBeVisible();
  await expect(needs(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(needs(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('button', { name: 'Tomorrow' }).click();
  await expect(notice(page, 'It comes back tomorrow.')).toBeVisible();
  await reload(page);
  await expect(page.getByText('Nobody is waiting for you today.')).toBeVisible();
});

test('what was promised stands on the page and on Today until it is done', { tag: '@phone' }, async ({ page }) => {
  await addPage(page, { Name: 'Sokha Chan' });
  const due = await page.evaluate(() => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'New request' }).click();
  const sheet = page.getByRole('dialog', { name: 'New request' });
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByLabel('What they asked for')).toHaveAttribute('aria-invalid', 'true');
  await sheet.getByLabel('What they asked for').fill('a blue ribbon');
  await sheet.getByLabel('Promised by').fill(due);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Promised by: \d/)).toHaveCount(2);
  await go(page, 'Today');
  await expect(needs(page)).toContainText('Sokha Chan was promised “a blue ribbon”; it is due today.');
  await needs(page).getByRole('link', { name: 'Sokha Chan', exact: true }).click();
  await expect(heading(page, 'Sokha Chan')).toBeVisible();
  await page.locator('.ask').getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('.ask')).toHaveCount(0);
  await go(page, 'Today');
  await expect(needs(page)).toHaveCount(0);
});

test('seven people at first, the rest one tap away, and the rule is written out', async ({ page }) => {
  const { typed } = await inDays(page, 1);
  for (let number = 1; number <= 9; number++) await addPage(page, { Name: `Guest ${number}`, Birthday: typed });
  await go(page, 'Today');
  await expect(needs(page)).toHaveCount(7);
  await page.getByRole('button', { name: 'Show 2 more' }).click();
  await expect(needs(page)).toHaveCount(9);
  await page.getByText('When is somebody missed?').click();
  await expect(page.getByText('fewer than 3 are too few to tell')).toBeVisible();
  await needs(page).first().getByRole('button', { name: 'Not for this person' }).click();
  await expect(needs(page)).toHaveCount(8);
});
