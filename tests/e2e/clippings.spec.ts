// Clippings: a line, a link and a photo cut out of the news, pasted onto the page.

import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { addPage, entryForm, fillEntry, line, notice, reload, startNotebook } from './owner';
import { png } from './png';

test.beforeEach(async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
});

const photo = (page: Page) => page.getByRole('img', { name: 'Photo of the clipping' });

const picture = (name: string, rgb: readonly number[]) => ({ name: `${name}.png`, mimeType: 'image/png', buffer: png(1200, rgb) });

test('a clipping keeps its line, its link and its photo', async ({ page }) => {
  const form = entryForm(page);
  await fillEntry(form, 'Her shop is in the paper', { Kind: 'Clipping', Link: 'news.example.com/sokha?page=3' });
  await page.locator('#entry-photo').setInputFiles(picture('cut out', [200, 180, 40]));
  await expect(form.locator('img.clipping')).toBeVisible();
  await form.getByRole('button', { name: 'Add entry' }).click();
  const clipping = line(page, 'Her shop is in the paper');
  await expect(clipping).toBeVisible();
  await expect(form.locator('img.clipping')).toBeHidden();
  for (const again of [false, true]) {
    if (again) await reload(page);
    const link = clipping.getByRole('link', { name: 'news.example.com' });
    await expect(link).toHaveAttribute('href', 'https://news.example.com/sokha?page=3');
    await expect(link).toHaveAttribute('rel', /noreferrer/);
    await expect(photo(page)).toBeVisible();
    expect(await photo(page).evaluate((image: HTMLImageElement) => image.naturalWidth), 'kept small').toBe(640);
  }
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await barriers(page)).toEqual([]);
  }

  // Changed, its photo stays; removed, it goes and comes back with the entry.
  await clipping.getByRole('button', { name: 'Change' }).click();
  await page.locator('#change-text').fill('Her shop is in all the papers');
  await page.getByRole('button', { name: 'Save entry' }).click();
  await expect(notice(page, 'Entry changed.')).toBeVisible();
  await expect(photo(page)).toBeVisible();
  await line(page, 'in all the papers').getByRole('button', { name: 'Remove' }).click();
  await expect(photo(page)).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(photo(page)).toBeVisible();
});

test('a photo alone is a clipping, and a link that leads nowhere is refused beside its field', { tag: '@phone' }, async ({ page }) => {
  const form = entryForm(page);
  await fillEntry(form, '', { Kind: 'Clipping', Link: 'javascript:alert(1)' });
  await page.locator('#entry-photo').setInputFiles(picture('alone', [20, 90, 160]));
  await expect(form.locator('img.clipping')).toBeVisible();
  await form.getByRole('button', { name: 'Add entry' }).click();
  await expect(form.getByRole('alert').filter({ hasText: 'This is no address on the web.' })).toBeVisible();
  await form.getByLabel('Link').fill('');
  await form.getByRole('button', { name: 'Add entry' }).click();
  await expect(photo(page)).toHaveCount(1);
});

// The other device may not have sent it yet: changing the words must not take the photo off the entry.
test('a photo that is not here yet stays with its entry', async ({ page }) => {
  const form = entryForm(page);
  await fillEntry(form, 'In the news', { Kind: 'Clipping' });
  await page.locator('#entry-photo').setInputFiles(picture('later', [20, 90, 160]));
  await expect(form.locator('img.clipping')).toBeVisible();
  await form.getByRole('button', { name: 'Add entry' }).click();
  await expect(photo(page)).toBeVisible();
  const taken = await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((done) => (Object.assign(indexedDB.open('regulars / notebook'), { onsuccess: (event: Event) => done((event.target as IDBOpenDBRequest).result) })));
    const store = opened.transaction('photos', 'readwrite').objectStore('photos');
    const read = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
    const [keys, values] = [await read(store.getAllKeys()), await read(store.getAll())];
    await read(store.clear());
    opened.close();
    return { key: [...new Uint8Array(keys[0] as ArrayBuffer)], value: [...(values[0] as Uint8Array)] };
  });
  await page.reload();
  await expect(page.getByText('The photo has not come from the other device yet.')).toBeVisible();
  await line(page, 'In the news').getByRole('button', { name: 'Change' }).click();
  await page.locator('#change-text').fill('In the news again');
  await page.getByRole('button', { name: 'Save entry' }).click();
  await expect(line(page, 'In the news again')).toBeVisible();
  await page.evaluate(async ({ key, value }) => {
    const opened = await new Promise<IDBDatabase>((done) => (Object.assign(indexedDB.open('regulars / notebook'), { onsuccess: (event: Event) => done((event.target as IDBOpenDBRequest).result) })));
    const put = opened.transaction('photos', 'readwrite').objectStore('photos').put(new Uint8Array(value), new Uint8Array(key));
    await new Promise((done) => (put.onsuccess = done));
    opened.close();
  }, taken);
  await reload(page);
  await expect(photo(page)).toBeVisible();
});
