// Ten seconds at the counter: whoever walks in is found by whatever the owner remembers of them.

import { expect, test } from './fixtures';
import { addEntry, addPage, go, heading, labelled, names, reload, searchBox, startNotebook } from './owner';

test('finds by parts of names in four scripts, digits, tags, hook, accents, full width and words in entries', async ({ page }) => {
  test.slow();
  await startNotebook(page);
  await addPage(page, { Name: 'José Ángel', Phone: '+855 12 345 678', Tags: 'choir', 'Memory hook': 'red scarf, teacher' });
  await addEntry(page, 'Wants a Kampot pepper grinder');
  await addPage(page, { Name: 'ចាន់ សុភាព' });
  await addEntry(page, 'ចូលចិត្តកាហ្វេទឹកដោះគោទឹកកក');
  await addPage(page, { Name: 'सुनीता शर्मा' });
  await addPage(page, { Name: 'ნანა ბერიძე', Phone: '០១១ ២២២ ៣៣៣' });
  await addPage(page, { Name: 'Ｚｏｅ Ltd' });

  await go(page, 'Customers');
  await expect(names(page)).toHaveCount(5);
  for (const [query, found] of [
    ['ang', 'José Ángel'],
    ['JOSE', 'José Ángel'],
    ['jose\u0301', 'José Ángel'],
    ['ｊｏｓｅ', 'José Ángel'],
    ['ភាព', 'ចាន់ សុភាព'],
    ['शर्म', 'सुनीता शर्मा'],
    ['ბერი', 'ნანა ბერიძე'],
    ['zoe', 'Ｚｏｅ Ltd'],
    ['345678', 'José Ángel'],
    ['12 34 56 78', 'José Ángel'],
    ['(012) 345-678', 'José Ángel'],
    ['011222', 'ნანა ბერიძე'],
    ['choir', 'José Ángel'],
    ['scarf', 'José Ángel'],
    ['teach red', 'José Ángel'],
    ['pepper', 'José Ángel'],
    ['កាហ្វេ', 'ចាន់ សុភាព'],
    ['ទឹកដោះគោ', 'ចាន់ សុភាព'],
  ]) {
    await searchBox(page).fill(query);
    await expect(names(page), query).toHaveText([found]);
  }
  await searchBox(page).fill('pepper');
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

test('Today shows the pages opened last', async ({ page }) => {
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
