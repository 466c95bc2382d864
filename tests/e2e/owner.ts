// What an owner does in nearly every test, in the words that stand on the screen. Nothing here waits a fixed time.

import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

// How often `expect.poll` looks at what costs little to look at; left alone, it soon looks once a second.
export const OFTEN = { intervals: [50, 100] };

// Starts an empty notebook; everything about the shop is left for later.
export async function startNotebook(page: Page) {
  await page.goto('');
  await page.getByRole('button', { name: 'Start my notebook' }).click();
  await page.getByRole('button', { name: 'Leave it for later' }).click();
  await expect(page.getByRole('heading', { name: 'Your notebook is open, and still empty.' })).toBeVisible();
}

export const go = (page: Page, place: 'Today' | 'Customers' | 'Greetings' | 'Devices' | 'Settings') =>
  page.getByRole('navigation').getByRole('link', { name: place }).click();

// The sentence that tells what just happened.
export const notice = (page: Page, words: string | RegExp) =>
  page.locator('.notice').getByText(words, { exact: true });

// Who needs the owner today.
export const needs = (page: Page) => page.getByRole('list', { name: 'Today' }).getByRole('listitem');

export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

// The form of a customer. Its fields are looked for inside it, because the list beside it has labels of its own.
export const form = (page: Page) => page.locator('form.form');

export const field = (page: Page, label: string) => form(page).getByLabel(label, { exact: true });

// Fills fields by their labels; those folded away are unfolded first. `true` ticks a box.
export async function fill(page: Page, fields: Record<string, string | true>) {
  for (const [label, value] of Object.entries(fields)) {
    const input = field(page, label);
    await expect(input).toBeAttached();
    if (!(await input.isVisible())) await form(page).getByText('More about them').click();
    if (value === true) await input.check();
    else if ((await input.evaluate((element) => element.tagName)) === 'SELECT') await input.selectOption(value);
    else await input.fill(value);
  }
}

export const save = (page: Page) => form(page).getByRole('button', { name: 'Save' }).click();

export async function newForm(page: Page) {
  await go(page, 'Customers');
  await page.getByRole('link', { name: 'New customer' }).click();
  await expect(heading(page, 'New customer')).toBeVisible();
}

// Starts a page and waits until it is open under `title`, which is the name where there is one.
export async function addPage(page: Page, fields: Record<string, string | true>, title = fields.Name as string) {
  await newForm(page);
  await fill(page, fields);
  await save(page);
  await expect(heading(page, title)).toBeVisible();
}

export async function edit(page: Page) {
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(heading(page, 'Edit the page')).toBeVisible();
}

export const searchBox = (page: Page) => page.getByRole('searchbox', { name: 'Find a customer' });

// The names in the list, best first.
export const names = (page: Page) => page.locator('.person .name');

export async function openPage(page: Page, name: string) {
  await go(page, 'Customers');
  await names(page).getByText(name, { exact: true }).click();
  await expect(heading(page, name)).toBeVisible();
}

// The form for a new entry.
export const entryForm = (page: Page) => page.locator('form.entry-form').filter({ hasText: 'Add entry' });

// A long page draws its newest lines, and the others as one comes near them.
export const toTheEnd = (page: Page) =>
  expect(async () => {
    await page.locator('.page .entries > .entry').last().scrollIntoViewIfNeeded();
    await expect(page.locator('.page .further')).toHaveCount(0, { timeout: 200 });
  }).toPass();

export type EntryFields = Record<string, string | true>;

export const labelled = (where: Page | Locator, label: string) => where.getByLabel(label, { exact: true });

// Fills the entry form; `Kind` comes first, because other fields appear with it.
export async function fillEntry(entry: Locator, text: string, { Kind, ...others }: EntryFields = {}) {
  if (typeof Kind === 'string') await labelled(entry, 'Kind').selectOption(Kind);
  for (const [label, value] of Object.entries(others)) {
    const input = labelled(entry, label);
    if (value === true) await input.check();
    else if ((await input.evaluate((element) => element.tagName)) === 'SELECT') await input.selectOption(value);
    else await input.fill(value);
  }
  await entry.getByRole('textbox', { name: 'Write an entry' }).fill(text);
}

export async function addEntry(page: Page, text: string, fields: EntryFields = {}) {
  await fillEntry(entryForm(page), text, fields);
  await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
  await expect(notice(page, 'Written down.')).toBeVisible();
  if (text) await expect(line(page, text)).toBeVisible();
}

// Entries of the time line, newest first; those removed are folded away below it.
export const timeline = (page: Page) => page.locator('.page section > .entries > .entry');

export const line = (page: Page, text: string) => timeline(page).filter({ hasText: text });

// A day as a date field holds it, some days from today.
export function day(fromToday: number) {
  const date = new Date();
  date.setDate(date.getDate() + fromToday);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

// Reloads once what was edited is stored: an edit shows before that, and a reload in the very same moment would find
// the old state. A reading transaction begins only after the writing ones asked for earlier are over.
export async function reload(page: Page) {
  await page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open('regulars / notebook');
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const reading = database.transaction([...database.objectStoreNames]);
          reading.objectStore('chunks').count();
          reading.oncomplete = () => (database.close(), done());
        };
      }),
  );
  await page.reload();
}

// The service worker has everything the app needs without a network.
export const offlineReady = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

// Everywhere this origin stores something that holds one of these words in UTF-8 or UTF-16, by word and place.
export const whereStored = (page: Page, words: string[]) =>
  page.evaluate(async (words) => {
    // A letter for each byte, the same in what is searched and in what is searched for: text is searched fastest.
    const letters = new TextDecoder('latin1');
    const wanted = words.map((word) => {
      const utf16 = new Uint8Array(Uint16Array.from(word, (unit) => unit.charCodeAt(0)).buffer);
      return {
        word,
        asText: [word, encodeURIComponent(word)],
        asBytes: [new TextEncoder().encode(word), utf16].map((bytes) => letters.decode(bytes)),
      };
    });
    const found = new Set<string>();
    const search = (value: unknown, place: string): void => {
      if (typeof value === 'string') note(value, 'asText', place);
      else if (value instanceof ArrayBuffer || value instanceof Uint8Array) note(letters.decode(value), 'asBytes', place);
      else if (value && typeof value === 'object') Object.entries(value).flat().forEach((part) => search(part, place));
    };
    const note = (text: string, form: 'asText' | 'asBytes', place: string) => {
      for (const one of wanted) if (one[form].some((part) => text.includes(part))) found.add(`${one.word}: ${place}`);
    };
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((good, bad) => {
        request.onsuccess = () => good(request.result);
        request.onerror = () => bad(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await result(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        search([await result(all.getAllKeys()), await result(all.getAll())], `${name}/${store}`);
      }
      database.close();
    }
    for (const [key, value] of Object.entries({ ...localStorage, ...sessionStorage })) search([key, value], key);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        search([request.url, await (await cache.match(request))!.arrayBuffer()], request.url);
      }
    }
    return [...found];
  }, words);
