// Nothing written is ever lost: whatever happens to the page, the browser, the network or the disk after “Written
// down.”, the words are there; and when they cannot be saved, the owner is told and loses nothing typed.

import { chromium, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from './browser.mjs';
import { expect, test } from './fixtures';
import { OFTEN, addEntry, addPage, day, entryForm, field, fill, form, go, heading, labelled, line, names, newForm, notice, offlineReady, openPage, reload, save, searchBox, startNotebook, timeline, toTheEnd } from './owner';

test('a reload shows everything saved', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan', Phone: '012 345 678' });
  await addEntry(page, 'likes tea');
  await reload(page);
  await expect(heading(page, 'Sokha Chan')).toBeVisible();
  await expect(line(page, 'likes tea')).toBeVisible();
  await go(page, 'Today');
  await searchBox(page).fill('tea');
  await expect(names(page)).toHaveText(['Sokha Chan']);
});

test('offline, the app opens, saves and finds', async ({ page, context }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await offlineReady(page);
  await context.setOffline(true);
  await reload(page);
  await addEntry(page, 'written without a network');
  await reload(page);
  await expect(line(page, 'written without a network')).toBeVisible();
  await addPage(page, { Name: 'Offline Friend' });
  await reload(page);
  await expect(heading(page, 'Offline Friend')).toBeVisible();
});

test('two tabs follow each other at once', async ({ page, context }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(heading(other, 'Sokha Chan')).toBeVisible();

  await addEntry(page, 'from the first tab');
  await expect(line(other, 'from the first tab')).toBeVisible();
  await addEntry(other, 'from the second tab');
  await expect(line(page, 'from the second tab')).toBeVisible();
  await expect(timeline(page)).toHaveCount(2);

  await addPage(other, { Name: 'New In The Second' });
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['New In The Second', 'Sokha Chan']);
});

test('edits of two tabs at the same page are both kept', async ({ page, context }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  const address = page.url();
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(`${address}/edit`);
  for (const tab of [page, other]) await expect(heading(tab, 'Edit the page')).toBeVisible();
  await fill(page, { 'Memory hook': 'blue hat' });
  await fill(other, { Preferences: 'green tea' });
  await save(page);
  await expect(page.getByRole('article').getByText('blue hat')).toBeVisible();
  await save(other);
  for (const tab of [page, other]) {
    await expect(tab.getByRole('article').getByText('blue hat')).toBeVisible();
    await expect(tab.getByRole('article').getByText('green tea')).toBeVisible();
  }
});

test('a browser killed right after “Written down.” has kept it', async ({ baseURL, contextOptions }) => {
  const profile = await mkdtemp(join(tmpdir(), 'regulars-'));
  const open = () => chromium.launchPersistentContext(profile, { ...contextOptions, ...launchOptions, baseURL, locale: 'en-GB' });
  const killed = await open();
  const page = killed.pages()[0];
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  const address = page.url();
  await entryForm(page).getByRole('textbox', { name: 'Write an entry' }).fill('the last words');
  await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
  await notice(page, 'Written down.').waitFor();
  const gone = new Promise((done) => killed.once('close', done));
  for (const id of browserOf(profile)) kill(id);
  await gone;

  const reopened = await open();
  const again = reopened.pages()[0];
  await again.goto(address);
  await expect(heading(again, 'Sokha Chan')).toBeVisible();
  await expect(line(again, 'the last words')).toBeVisible();
  await reopened.close();
  await rm(profile, { recursive: true, force: true });
});

test('a half-written entry survives a reload', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await addPage(page, { Name: 'Dara Kim' });
  const text = (name: string) => entryForm(page).getByRole('textbox', { name });
  await text('Write an entry').fill('half a sen');
  await expect.poll(() => drafts(page), OFTEN).toHaveLength(1);
  await reload(page);
  await expect(text('Write an entry')).toHaveValue('half a sen');
  await openPage(page, 'Sokha Chan');
  await expect(text('Write an entry')).toHaveValue('');
  await openPage(page, 'Dara Kim');
  await expect(text('Write an entry')).toHaveValue('half a sen');
  await addEntry(page, 'half a sentence');
  await expect.poll(() => drafts(page), OFTEN).toEqual([]);
});

test('words typed in the very moment of a reload are there, and those that were sent do not come again', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  const text = entryForm(page).getByRole('textbox', { name: 'Write an entry' });
  for (let time = 1; time <= 8; time += 1) {
    await text.fill(`half a sentence ${time}`);
    await page.reload();
    await expect(text).toHaveValue(`half a sentence ${time}`);
  }
  await addEntry(page, 'a sentence');
  await reload(page);
  await expect(text).toHaveValue('');
  await expect(timeline(page)).toHaveCount(1);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('half a change of an entry survives a reload, and so does what another tab wrote', async ({ page, context }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await addEntry(page, 'likes tea');
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(line(other, 'likes tea')).toBeVisible();
  const change = async (tab: Page, values: [string, string][]) => {
    await line(tab, 'likes tea').getByRole('button', { name: 'Change' }).click();
    for (const [label, value] of values) await labelled(changing(tab), label).fill(value);
  };
  const changing = (tab: Page) => tab.locator('form.entry-form').filter({ hasText: 'Save entry' });
  const text = (tab: Page) => labelled(changing(tab), 'Write an entry');
  await change(page, [['Write an entry', 'likes tea with milk']]);
  await expect.poll(() => drafts(page), OFTEN).toEqual([expect.stringContaining('milk')]);
  await change(other, [['Date', day(-1)]]);
  await changing(other).getByRole('button', { name: 'Save entry' }).click();
  await expect(line(page, 'yesterday')).toBeVisible();
  await expect(text(page)).toHaveValue('likes tea with milk');

  await page.reload();
  await expect(text(page)).toHaveValue('likes tea with milk');
  await expect(changing(page).getByText('What you had written is still here.')).toBeVisible();
  await changing(page).getByRole('button', { name: 'Save entry' }).click();
  await expect(line(page, 'likes tea with milk')).toContainText('yesterday');
  await expect.poll(() => drafts(page), OFTEN).toEqual([]);

  // Both change the same words: the owner sees what the other wrote.
  await change(page, [['Write an entry', 'likes tea with honey']]);
  await expect.poll(() => drafts(page), OFTEN).toEqual([expect.stringContaining('honey')]);
  await change(other, [['Write an entry', 'likes tea, allergic to nuts']]);
  await changing(other).getByRole('button', { name: 'Save entry' }).click();
  await expect(changing(page).getByText('Meanwhile this was written there: “likes tea, allergic to nuts”')).toBeVisible();
  await expect(text(page)).toHaveValue('likes tea with honey');
  await changing(page).getByRole('button', { name: 'Start afresh' }).click();
  await expect(text(page)).toHaveValue('likes tea, allergic to nuts');
  await text(page).fill('likes tea with milk');
  await changing(page).getByRole('button', { name: 'Save entry' }).click();
  await expect(line(page, 'likes tea with milk')).toBeVisible();

  await change(page, [['Write an entry', 'no']]);
  await changing(page).getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await expect(line(page, 'likes tea with milk')).toBeVisible();
  await expect(changing(page)).toBeHidden();
});

test('what a button saves leaves half-written words alone, and a name that was sought stays with them', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  const text = entryForm(page).getByRole('textbox', { name: 'Write an entry' });
  await text.fill('half a sen');
  await expect.poll(() => drafts(page), OFTEN).toHaveLength(1);
  await page.getByRole('button', { name: 'Visited today' }).click();
  await expect(notice(page, 'Visit of Sokha Chan noted.')).toBeVisible();
  await reload(page);
  await expect(text).toHaveValue('half a sen');

  await go(page, 'Customers');
  await searchBox(page).fill('Dara Kim');
  await page.getByRole('link', { name: 'Start a page for “Dara Kim”' }).click();
  await field(page, 'Phone').fill('012 345 678');
  await page.reload();
  await expect(field(page, 'Phone')).toHaveValue('012 345 678');
  await expect(field(page, 'Name')).toHaveValue('Dara Kim');
});

test('an old entry that is half changed is in sight after a reload, and what was left long ago does not come back', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  for (let number = 1; number <= 12; number += 1) await addEntry(page, `entry ${number}.`, { Date: day(number - 20) });
  await reload(page);
  await toTheEnd(page);
  await line(page, 'entry 1.').getByRole('button', { name: 'Change' }).click();
  const changing = page.locator('form.entry-form').filter({ hasText: 'Save entry' });
  await labelled(changing, 'Write an entry').fill('entry 1, more');
  // What a tab has left that was closed an hour ago, and is opened again.
  await page.addInitScript(() => {
    const name = 'regulars / notebook drafts';
    const [at, drafts] = JSON.parse(sessionStorage.getItem(name) ?? '[0, []]');
    const entry = drafts.map(([key, kept]: [number[], number[]]) => [[...key.slice(0, 16), 'e'.charCodeAt(0)], kept]);
    if (at > 0) sessionStorage.setItem(name, JSON.stringify([at - 3_600_000, entry]));
  });
  await expect.poll(() => drafts(page), OFTEN).toHaveLength(1);
  await page.reload();
  await expect(labelled(changing, 'Write an entry')).toHaveValue('entry 1, more');
  expect(await drafts(page)).toHaveLength(1);
});

test('the browser asks before words go that are kept nowhere yet', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await page.getByRole('button', { name: 'New request' }).click();
  const sheet = page.getByRole('dialog').filter({ hasText: 'New request' });
  await sheet.getByLabel('What they asked for').fill('a red chair');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('a red chair').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('a red chair').first()).toBeVisible();
});

test('a half-filled form survives a reload, and “Start afresh” empties it', { tag: '@phone' }, async ({ page }) => {
  await startNotebook(page);
  await newForm(page);
  await fill(page, { Name: 'Half A Na', Phone: '012', 'What would make them happy': 'A chair' });
  // The last words typed, not only the first: each field is a new pause.
  await expect.poll(() => drafts(page), OFTEN).toEqual([expect.stringContaining('A chair')]);
  await reload(page);
  await expect(form(page).getByText('What you had written is still here.')).toBeVisible();
  for (const [label, value] of [['Name', 'Half A Na'], ['Phone', '012'], ['What would make them happy', 'A chair']]) {
    await expect(field(page, label)).toHaveValue(value);
  }
  await form(page).getByRole('button', { name: 'Start afresh' }).click();
  await expect(field(page, 'Name')).toHaveValue('');
  await expect.poll(() => drafts(page), OFTEN).toEqual([]);
});

test('a full disk is told, loses nothing, and “Try again” saves', async ({ page, context, baseURL }) => {
  test.slow();
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await addEntry(page, 'before');
  const origin = new URL(baseURL!).origin;
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const text = entryForm(page).getByRole('textbox', { name: 'Write an entry' });
  const trouble = page.getByRole('alert').filter({ hasText: 'Not saved: the device has no room left.' });
  // The browser trusts the room it measured for a while; it measures anew after the database was closed.
  await expect(async () => {
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await text.fill('no room for this');
    await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
    await expect(trouble).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 45_000 });
  await expect(line(page, 'no room for this').first()).toBeVisible();

  // The browser asks before the words go with the tab.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();

  await trouble.getByRole('button', { name: 'Try again' }).click();
  await expect(trouble).toBeVisible();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await trouble.getByRole('button', { name: 'Try again' }).click();
  await expect(trouble).toBeHidden();
  await toTheEnd(page);
  const kept = await line(page, 'no room for this').count();
  await reload(page);
  await toTheEnd(page);
  await expect(line(page, 'no room for this')).toHaveCount(kept);
  await expect(line(page, 'before')).toBeVisible();
});

test('a database of a newer version is refused with a sentence and left alone', { tag: '@both' }, async ({ page, baseURL }) => {
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<title>blank</title>' }));
  await page.goto(`${baseURL}blank`);
  await page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open('regulars / notebook', 99);
        request.onupgradeneeded = () => request.result.createObjectStore('chunks').put('of the future', 'key');
        request.onsuccess = () => (request.result.close(), done());
        request.onerror = () => failed(request.error);
      }),
  );
  await page.goto('');
  await expect(page.getByRole('alert').getByText('This notebook was written by a newer version of Regulars.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start my notebook' })).toBeHidden();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This notebook was written by a newer version of Regulars.')).toBeVisible();
  expect(await page.evaluate(async () => await indexedDB.databases())).toEqual([{ name: 'regulars / notebook', version: 99 }]);
});

test('a notebook of an older layout is brought up to date and keeps everything', async ({ page, context, baseURL }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan', Phone: '012 345 678' });
  await addEntry(page, 'likes jasmine');
  await reload(page);
  const other = await context.newPage();
  await other.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<title>blank</title>' }));
  await other.goto(`${baseURL}blank`);
  await page.close();
  // The first layout had no shelves: the same records, as an app of that time left them.
  await other.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((good, bad) => {
        request.onsuccess = () => good(request.result);
        request.onerror = () => bad(request.error);
      });
    const now = await result(indexedDB.open('regulars / notebook'));
    const kept: [string, IDBValidKey[], unknown[]][] = [];
    for (const name of [...now.objectStoreNames].filter((name) => name !== 'shelves')) {
      const store = now.transaction(name).objectStore(name);
      kept.push([name, await result(store.getAllKeys()), await result(store.getAll())]);
    }
    now.close();
    await result(indexedDB.deleteDatabase('regulars / notebook'));
    const older = indexedDB.open('regulars / notebook', 1);
    older.onupgradeneeded = () => {
      for (const [name, keys, values] of kept) {
        const store = older.result.createObjectStore(name);
        keys.forEach((key, at) => store.put(values[at], key));
      }
    };
    (await result(older)).close();
  });
  await other.goto('');
  await searchBox(other).fill('jasmine');
  await other.getByRole('link', { name: /Sokha Chan/ }).click();
  await expect(line(other, 'likes jasmine')).toBeVisible();
  await addEntry(other, 'came back');
  await reload(other);
  await expect(line(other, 'came back')).toBeVisible();
});

test('Settings tell how much is kept, whether for good, and when it was last saved', async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await go(page, 'Settings');
  await expect(page.getByText('1 page', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Stored: [\d.,]+ ?\w+ of [\d.,]+ ?\w+ the browser allows\.$/)).toBeVisible();
  await expect(page.getByText('The browser has not promised to keep the notebook.')).toBeVisible();
  await expect(page.getByText(/^Last saved .*\d/)).toBeVisible();
});

// The stored half-written texts, one a form.
const drafts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((done, failed) => {
        const request = indexedDB.open('regulars / notebook');
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => {
            request.result.close();
            done(all.result.map((bytes) => new TextDecoder().decode(bytes)));
          };
        };
      }),
  );

// One that went with its parent is gone already.
function kill(id: number) {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

// The processes of the browser with this profile that this test started: their command lines name it.
const browserOf = (profile: string) =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((row) => row.includes(`--user-data-dir=${profile}`))
    .map((row) => Number.parseInt(row));
