// An archive a week into a folder the owner chose. No test can drive the browser's own picker, so the folder is one of
// the origin's private file system: its handle is of the same kind.

import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './fixtures';
import { addPage, go, reload, startNotebook } from './owner';

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    Object.assign(globalThis, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  }),
);

async function begin(page: Page) {
  await startNotebook(page);
  await addPage(page, { Name: 'Dara' });
  await toExchange(page);
}

async function toExchange(page: Page) {
  await go(page, 'Settings');
  await page.getByRole('link', { name: 'Import and export' }).click();
}

const names = (page: Page) =>
  page.evaluate(async () => {
    const names = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names.sort();
  });

const bytes = (page: Page, name: string) =>
  page.evaluate(async (name) => {
    const file = await (await (await navigator.storage.getDirectory()).getFileHandle(name)).getFile();
    return [...new Uint8Array(await file.arrayBuffer())];
  }, name);

const put = (page: Page, ...names: string[]) =>
  page.evaluate(async (names) => {
    const folder = await navigator.storage.getDirectory();
    for (const name of names) await folder.getFileHandle(name, { create: true });
  }, names);

const today = (page: Page) => page.evaluate(() => new Date().toLocaleDateString('sv'));

const choose = (page: Page) => page.getByRole('button', { name: 'Choose a folder' }).click();

test('the chosen folder gets a whole archive at once, keeps four, and nothing else in it is touched', async ({ page }) => {
  await begin(page);
  const old = [1, 2, 3, 4].map((month) => `regulars-weekly-2026-0${month}-01.zip`);
  await put(page, ...old, 'invoice.zip');
  await choose(page);
  await expect(page.getByText('Last written:')).toBeVisible();
  const written = `regulars-weekly-${await today(page)}.zip`;
  expect(await names(page)).toEqual(['invoice.zip', ...old.slice(1), written]);
  const files = unzipSync(new Uint8Array(await bytes(page, written)));
  expect(Object.keys(files).some((path) => path.startsWith('customers/Dara'))).toBe(true);
});

test('a week later the next one is written by itself', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-08-03T12:00:00') });
  await begin(page);
  await choose(page);
  await expect(page.getByText('Last written:')).toBeVisible();
  await page.evaluate(async () => {
    localStorage.setItem('regulars / weekly', '"2026-01-01"');
    const folder = await navigator.storage.getDirectory();
    for await (const name of folder.keys()) await folder.removeEntry(name);
  });
  await reload(page);
  // The owner has the app for themselves for ten seconds, from a moment that is not to be seen.
  await expect(async () => {
    await page.clock.fastForward(10_000);
    expect(await names(page)).toEqual(['regulars-weekly-2026-08-03.zip']);
  }).toPass({ timeout: 30_000 });
  // A tab on a computer may stay open for weeks.
  await expect(async () => {
    await page.clock.fastForward('24:00:00');
    await page.clock.fastForward(10_000);
    expect(await names(page)).toHaveLength(2);
  }).toPass({ timeout: 30_000 });
  const [, second] = await names(page);
  expect(second >= 'regulars-weekly-2026-08-10.zip').toBe(true);
});

test('of two tabs one writes it', async ({ page, context }) => {
  const time = new Date('2026-08-03T12:00:00');
  await context.addInitScript(() => {
    Object.assign(globalThis, { showDirectoryPicker: () => navigator.storage.getDirectory() });
    // An empty page before the first address has none.
    if (!('FileSystemFileHandle' in globalThis)) return;
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = function (...options) {
      localStorage.setItem('written', `${localStorage.getItem('written') ?? ''}${this.name} `);
      return createWritable.apply(this, options);
    };
  });
  await page.clock.install({ time });
  await begin(page);
  await choose(page);
  await expect(page.getByText('Last written:')).toBeVisible();
  await page.evaluate(() => {
    localStorage.setItem('regulars / weekly', '"2026-01-01"');
    localStorage.removeItem('written');
  });
  const other = await context.newPage();
  await other.clock.install({ time });
  await other.goto(page.url());
  await reload(page);
  const written = () => page.evaluate(() => localStorage.getItem('written'));
  await expect(async () => {
    await page.clock.fastForward(10_000);
    await other.clock.fastForward(10_000);
    expect(await written()).toBe('regulars-weekly-2026-08-03.zip ');
  }).toPass({ timeout: 30_000 });
  // The other tab sees that it is written, and leaves it at that.
  await other.clock.fastForward(20_000);
  await page.clock.fastForward(20_000);
  expect(await written()).toBe('regulars-weekly-2026-08-03.zip ');
  await other.close();
});

test('a folder that cannot be written is told, here and on Today, and can be given up', async ({ page }) => {
  await begin(page);
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    Object.assign(FileSystemDirectoryHandle.prototype, { getFileHandle: refuse });
  });
  await choose(page);
  await expect(page.getByText('The backup could not be written into the folder')).toBeVisible();
  await go(page, 'Today');
  await expect(page.locator('.reminder')).toContainText('The backup could not be written into the folder');
  await toExchange(page);
  await page.getByRole('button', { name: 'No more backups there' }).click();
  await expect(page.getByRole('button', { name: 'Choose a folder' })).toBeVisible();
  await reload(page);
  await expect(page.getByRole('button', { name: 'Choose a folder' })).toBeVisible();
});
