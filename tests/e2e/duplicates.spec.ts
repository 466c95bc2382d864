// Somebody has two pages: told with the reasons, looked at side by side, joined, and parted again.

import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { addEntry, addPage, go, heading, line, names, reload, startNotebook } from './owner';

test.beforeEach(async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Chan Sokha', Phone: '+855 12 345 678', Preferences: 'green tea' });
  await addEntry(page, 'on the first page');
  await addPage(page, { Name: 'Sokha Chan', Phone: '012-345-678', Email: 'sokha@example.org', Preferences: 'never milk' });
  await addEntry(page, 'on the second page');
  await addPage(page, { Name: 'Dara' });
});

async function toDuplicates(page: Page) {
  await go(page, 'Settings');
  await page.getByRole('link', { name: 'Same person twice?' }).click();
  await expect(heading(page, 'Same person twice?')).toBeVisible();
}

test('two pages are joined, and parted again after a reload', { tag: '@phone' }, async ({ page }) => {
  await toDuplicates(page);
  await expect(page.getByText('same number · same name')).toBeVisible();
  await expect(names(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Look at both' }).click();
  const preferences = page.getByRole('row', { name: /Preferences/ });
  await expect(preferences).toContainText('green tea');
  await expect(preferences).toContainText('never milk');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Chan Sokha' }).check();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('The two pages of Sokha Chan are one now.')).toBeVisible();
  await expect(page.getByText('Nobody seems to have two pages.')).toBeVisible();
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Chan Sokha', 'Dara']);
  await page.getByRole('link', { name: 'Chan Sokha' }).click();
  await expect(line(page, 'on the first page')).toBeVisible();
  await expect(line(page, 'on the second page')).toBeVisible();
  await expect(page.getByText('sokha@example.org')).toBeVisible();
  await reload(page);
  await page.getByRole('button', { name: 'Undo the join' }).click();
  await expect(page.getByText('The page of Sokha Chan stands on its own again.')).toBeVisible();
  await expect(line(page, 'on the second page')).toBeHidden();
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Chan Sokha', 'Dara', 'Sokha Chan']);
  await page.getByRole('link', { name: 'Sokha Chan' }).click();
  await expect(line(page, 'on the second page')).toBeVisible();
});

test('what is not the same person is not told again, and a joined page leads to the one that stays', async ({ page }) => {
  await page.goto('customers');
  await page.getByRole('link', { name: 'Sokha Chan' }).click();
  await expect(heading(page, 'Sokha Chan')).toBeVisible();
  const second = page.url();
  await toDuplicates(page);
  await page.getByRole('button', { name: 'Look at both' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('are one now.')).toBeVisible();
  await page.goto(second);
  await page.getByRole('link', { name: 'Open that page' }).click();
  await page.getByRole('button', { name: 'Undo the join' }).click();
  await toDuplicates(page);
  await page.getByRole('button', { name: 'Not the same person' }).click();
  await expect(page.getByText('Nobody seems to have two pages.')).toBeVisible();
  await reload(page);
  await expect(page.getByText('Nobody seems to have two pages.')).toBeVisible();
});
