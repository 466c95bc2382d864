// Each folder of a host has a notebook of its own, and what an earlier app kept under names that they all shared is moved.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { OFTEN, addPage, go, line, names, reload, searchBox, startNotebook } from './owner';

const FOLDERS = ['', 'some/path/'];

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name!).sort());

const greeting = (page: Page) => page.getByRole('button', { name: 'Start my notebook' });

// A page of the host that is no app.
async function blank(page: Page, baseURL: string) {
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<title>blank</title>' }));
  await page.goto(`${baseURL}blank`);
}

// Fills a browser with what the app kept before names held the folder: `profile.json` is everything that a build of that
// time left behind, its databases by store and its settings. The folder for archives was chosen too.
async function fillAsBefore(page: Page) {
  const profile = JSON.parse(await readFile(fileURLToPath(new URL('profile.json', import.meta.url)), 'utf8'));
  await page.evaluate(async ({ databases, settings }) => {
    const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const open = (name: string, version: number, upgrade: (database: IDBDatabase) => void) =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open(name, version);
        request.onupgradeneeded = () => upgrade(request.result);
        request.onsuccess = () => (request.result.close(), done());
        request.onerror = () => failed(request.error);
      });
    for (const { name, version, stores } of databases) {
      await open(name, version, (database) => {
        for (const [store, records] of Object.entries<[string, string][]>(stores)) {
          const filled = database.createObjectStore(store);
          for (const [key, value] of records) filled.put(bytes(value), bytes(key));
        }
      });
    }
    const folder = await navigator.storage.getDirectory();
    await open('regulars-handles', 1, (database) => {
      database.createObjectStore('handles').put(folder, 'regulars-weekly');
    });
    for (const [key, value] of Object.entries<string>(settings)) localStorage.setItem(key, value);
  }, profile);
}

async function expectEverything(page: Page, folder: string) {
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Dara Kim', 'Sokha Chan']);
  await searchBox(page).fill('jasmine');
  await page.getByRole('link', { name: /Sokha Chan/ }).click();
  await expect(line(page, 'likes jasmine')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect
    .poll(() => databases(page), OFTEN)
    .toEqual([`regulars /${folder} handles`, `regulars /${folder} notebook`]);
  const settings = await page.evaluate(() => Object.keys(localStorage));
  expect(settings.filter((key) => !key.startsWith(`regulars /${folder} `))).toEqual([]);
  expect(settings).toContain(`regulars /${folder} recent`);
}

test('two installs on one host do not see each other', async ({ page, baseURL }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await reload(page);

  await page.goto(`${baseURL}some/path/`);
  await expect(greeting(page)).toBeVisible();
  await expect(page.getByText('A notebook kept earlier')).toBeHidden();
  await greeting(page).click();
  await page.getByRole('button', { name: 'Leave it for later' }).click();
  await addPage(page, { Name: 'Dara Kim' });
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Dara Kim']);
  expect(await databases(page)).toEqual(['regulars / notebook', 'regulars /some/path/ notebook']);

  await page.goto('');
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Sokha Chan']);
});

for (const folder of FOLDERS) {
  test(`a notebook of an earlier app is found and moved under /${folder}`, async ({ page, baseURL }) => {
    await blank(page, baseURL!);
    await fillAsBefore(page);
    await page.goto(`${baseURL}${folder}`);
    await expectEverything(page, folder);
    // A name of the folder chosen for archives; the app finds it again.
    await page.goto(`${baseURL}${folder}exchange`);
    await expect(page.getByRole('button', { name: 'No more backups there' })).toBeVisible();

    await page.reload();
    await expectEverything(page, folder);
  });
}

test('a notebook that may be of another install is moved only when the owner says so', async ({ page, baseURL }) => {
  await blank(page, baseURL!);
  await fillAsBefore(page);
  await page.evaluate(async () => {
    await (await caches.open(`regulars ${location.origin}/other/ choice`)).put('./', new Response(''));
  });
  await page.goto(`${baseURL}some/path/`);
  await expect(greeting(page)).toBeVisible();
  expect(await databases(page)).toContain('regulars');
  await page.getByRole('button', { name: 'Open that notebook here' }).click();
  await expectEverything(page, 'some/path/');
});

test('a move that fails says so, changes nothing, and is done later', async ({ page, baseURL }) => {
  await blank(page, baseURL!);
  await fillAsBefore(page);
  await page.addInitScript(() => {
    if (sessionStorage.getItem('whole')) return;
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
      if (this.transaction.db.name === 'regulars / notebook') throw new DOMException('no room', 'QuotaExceededError');
      return real.apply(this, args);
    };
  });
  await page.goto('');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(greeting(page)).toBeHidden();
  expect(await databases(page)).toContain('regulars');
  await page.evaluate(() => sessionStorage.setItem('whole', 'yes'));
  await page.reload();
  await expectEverything(page, '');
});

test('a move that was cut short is ended by the next start', async ({ page, baseURL }) => {
  await blank(page, baseURL!);
  await fillAsBefore(page);
  await page.addInitScript(() => {
    // The page goes before anything is deleted.
    if (!sessionStorage.getItem('whole')) IDBFactory.prototype.deleteDatabase = () => ({}) as IDBOpenDBRequest;
  });
  await page.goto('');
  await expect.poll(() => databases(page), OFTEN).toContain('regulars / notebook');
  expect(await databases(page)).toContain('regulars');
  await page.evaluate(() => sessionStorage.setItem('whole', 'yes'));
  await page.reload();
  await expectEverything(page, '');
});

test('two tabs that find an earlier notebook at once both open it', async ({ page, context, baseURL, expectedErrors }) => {
  // The reload may come before what the start writes is stored. The browser then wants to ask whether to leave.
  expectedErrors.push(/beforeunload/);
  await blank(page, baseURL!);
  await fillAsBefore(page);
  const other = await context.newPage();
  await Promise.all([page.goto(''), other.goto('')]);
  for (const tab of [page, other]) {
    await tab.bringToFront();
    await tab.reload();
    await go(tab, 'Customers');
    await expect(names(tab)).toHaveText(['Dara Kim', 'Sokha Chan']);
  }
  await expectEverything(page, '');
});
