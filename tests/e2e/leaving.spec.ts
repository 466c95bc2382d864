// People move, die, or ask to be forgotten: a page is put away and comes back, or it is erased so that no byte of it
// is left on the device.

import { expect, test } from './fixtures';
import { addEntry, addPage, edit, fill, go, heading, labelled, names, notice, openPage, reload, save, startNotebook, whereStored } from './owner';

test('a page is put away with a reason, is out of the list, and comes back', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Stays Here' });
  await addPage(page, { Name: 'Moved Away' });
  await page.getByRole('button', { name: 'Put away' }).click();
  const sheet = page.getByRole('dialog', { name: 'Put away' });
  await sheet.getByLabel('Why? (moved, died, gone for good)').fill('moved to Kampot');
  await sheet.getByRole('button', { name: 'Put the page away' }).click();
  await expect(notice(page, 'The page of Moved Away is put away.')).toBeVisible();
  await expect(page.getByText('Put away: moved to Kampot')).toBeVisible();

  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Stays Here']);
  await reload(page);
  await labelled(page, 'Role').selectOption('Put away');
  await expect(names(page)).toHaveText(['Moved Away']);
  await names(page).click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(notice(page, 'The page of Moved Away is back.')).toBeVisible();
  await go(page, 'Customers');
  await labelled(page, 'Role').selectOption('All');
  await expect(names(page)).toHaveText(['Moved Away', 'Stays Here']);
});

test('erasing asks first, and “Keep the page” keeps it', { tag: '@phone' }, async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Kept After All' });
  await page.getByRole('button', { name: 'Erase for good' }).click();
  const sheet = page.getByRole('dialog', { name: 'Erase the page of Kept After All for good?' });
  await expect(sheet.getByText('It cannot be undone')).toBeVisible();
  await sheet.getByRole('button', { name: 'Keep the page' }).click();
  await expect(sheet).toBeHidden();
  await reload(page);
  await expect(heading(page, 'Kept After All')).toBeVisible();
});

test('who else names a customer is listed before erasing', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Friend Of Hers' });
  await addEntry(page, 'Came with Zenobia Quartz');
  await addPage(page, { Name: 'Stranger' });
  await addPage(page, { Name: 'Zenobia Quartz' });
  await page.getByRole('button', { name: 'Erase for good' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('1 other page also names them.')).toBeVisible();
  await expect(sheet.locator('.person .name')).toHaveText(['Friend Of Hers']);
  await sheet.getByRole('button', { name: 'Erase for good' }).click();
  await expect(notice(page, 'The page is erased.')).toBeVisible();
  await openPage(page, 'Friend Of Hers');
  await expect(page.getByRole('article').getByText('Came with Zenobia Quartz')).toBeVisible();
});

test('after erasing, no byte of the page is found anywhere on the device', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Still Here' });
  await addPage(page, { Name: 'Zenobia Quartz', Phone: '077 987 654', 'Memory hook': 'Paisley umbrella' });
  await addEntry(page, 'Bought marzipan hedgehogs');
  await edit(page);
  await fill(page, { Preferences: 'Saffron buns' });
  await save(page);
  await expect(heading(page, 'Zenobia Quartz')).toBeVisible();
  await page.getByRole('textbox', { name: 'Write an entry' }).fill('halfwritten gossip');
  const words = ['Zenobia', '077 987 654', '077987654', 'Paisley', 'hedgehogs', 'Saffron', 'halfwritten'];
  await expect.poll(() => whereStored(page, ['halfwritten']), 'the search finds what is there').not.toEqual([]);
  await expect.poll(() => whereStored(page, ['Zenobia'])).not.toEqual([]);
  const address = page.url();

  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click();
  await expect(notice(page, 'The page is erased.')).toBeVisible();
  await expect(names(page).getByText('Zenobia')).toBeHidden();
  const anywhere = () => whereStored(page, [...words, ...words.map((word) => word.toLowerCase())]);
  await expect.poll(anywhere).toEqual([]);

  await page.goto(address);
  await expect(page.getByText('There is no such page in this notebook. It may have been erased.')).toBeVisible();
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Still Here']);
  expect(await anywhere()).toEqual([]);
});
