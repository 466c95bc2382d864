// Ten seconds at the counter: whoever walks in is found by whatever the owner remembers of them.

import { expect, test } from './fixtures';
import { addEntry, addPage, go, heading, labelled, names, reload, searchBox, startNotebook } from './owner';

// Matching is tested natively, in tests/it/finding.rs. This test shows that the search box asks for it.
test('finds by parts of names, digits of another script, tags and words in entries', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'José Ángel', Phone: '+855 12 345 678', Tags: 'choir' });
  await addEntry(page, 'Wants a Kampot pepper grinder');
  await addPage(page, { Name: 'ចាន់ សុភាព' });
  await addPage(page, { Name: 'ნანა ბერიძე', Phone: '០១១ ២២២ ៣៣៣' });

  await go(page, 'Customers');
  await expect(names(page)).toHaveCount(3);
  // Never the same person twice in a row: who was found before cannot pass for an answer.
  for (const [query, found] of [
    ['ang', 'José Ángel'],
    ['ភាព', 'ចាន់ សុភាព'],
    ['choir', 'José Ángel'],
    ['011222', 'ნანა ბერიძე'],
    ['pepper', 'José Ángel'],
  ]) {
    await searchBox(page).fill(query);
    await expect(names(page), query).toHaveText([found]);
  }
  await expect(page.locator('.person-snippet')).toContainText('pepper');

  await searchBox(page).fill('Nobody Here');
  await expect(page.getByText('Nobody found for “Nobody Here”.')).toBeVisible();
  await page.getByRole('link', { name: 'Start a page for “Nobody Here”' }).click();
  await expect(page.locator('form.form').getByLabel('Name', { exact: true })).toHaveValue('Nobody Here');
});

test('arrow keys walk the list and Enter opens a page', async ({ page }) => {
  await startNotebook(page);
  for (const name of ['Anna Tea', 'Bela Tea', 'Cora Tea']) await addPage(page, { Name: name });
  await go(page, 'Today');
  await searchBox(page).fill('tea');
  await expect(names(page)).toHaveCount(3);
  const found = await names(page).allTextContents();
  await searchBox(page).press('ArrowDown');
  await expect(page.getByRole('link', { name: found[0] })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: found[1] })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(heading(page, found[1])).toBeVisible();

  await go(page, 'Today');
  await searchBox(page).fill('cora');
  await expect(names(page)).toHaveText(['Cora Tea']);
  await searchBox(page).press('Enter');
  await expect(heading(page, 'Cora Tea')).toBeVisible();
});

test('sorts by name, last visit and newest page; filters by tag and role', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Zora', Tags: 'tea' });
  await page.getByRole('button', { name: 'Visited today' }).click();
  await addPage(page, { Name: 'élise', Role: 'Supplier' });
  await addPage(page, { Name: 'Mara', Tags: 'tea, choir' });

  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['élise', 'Mara', 'Zora']);
  await labelled(page, 'Sort by').selectOption('Last visit');
  await expect(names(page).first()).toHaveText('Zora');
  await labelled(page, 'Sort by').selectOption('Newest page');
  await expect(names(page)).toHaveText(['Mara', 'élise', 'Zora']);
  await labelled(page, 'Sort by').selectOption('Name');

  await labelled(page, 'Tag').selectOption('tea');
  await expect(names(page)).toHaveText(['Mara', 'Zora']);
  await labelled(page, 'Role').selectOption('Supplier');
  await expect(page.getByText('Nobody matches this choice.')).toBeVisible();
  await labelled(page, 'Tag').selectOption('All');
  await expect(names(page)).toHaveText(['élise']);
});

test('the way back from a page leads to where the list was', { tag: '@phone' }, async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Look at an example shop' }).click();
  await go(page, 'Customers');
  const last = names(page).last();
  await last.scrollIntoViewIfNeeded();
  const [name, scrolled] = [await last.innerText(), await page.evaluate(() => scrollY)];
  expect(scrolled).toBeGreaterThan(100);
  await last.click();
  await expect(heading(page, name)).toBeVisible();
  await page.locator('a.back').click();
  await expect(last).toBeInViewport();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
  // Opened by itself, it leads there all the same.
  await last.click();
  await expect(heading(page, name)).toBeVisible();
  await reload(page);
  await page.locator('a.back').click();
  await expect(names(page).first()).toBeVisible();
});

test('Today shows the pages opened last', { tag: '@phone' }, async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'First' });
  await addPage(page, { Name: 'Second' });
  await go(page, 'Today');
  await expect(names(page)).toHaveText(['Second', 'First']);
  await names(page).getByText('First').click();
  await expect(heading(page, 'First')).toBeVisible();
  await go(page, 'Today');
  await expect(names(page)).toHaveText(['First', 'Second']);
  await reload(page);
  await expect(names(page)).toHaveText(['First', 'Second']);
});
