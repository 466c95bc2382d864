// People come in from another app's file: shown first, each named afterwards, nobody twice.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as Automerge from '@automerge/automerge';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import ICAL from 'ical.js';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { addEntry, addPage, go, heading, line, names, reload, startNotebook } from './owner';

const contacts = (name: string) => fileURLToPath(new URL(`../contacts/${name}`, import.meta.url));

const cards = (...all: string[]) => all.map((lines) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${lines}\r\nEND:VCARD\r\n`).join('');

test.beforeEach(async ({ page }) => {
  await startNotebook(page);
  await toExchange(page);
});

async function toExchange(page: Page) {
  await go(page, 'Settings');
  await page.getByRole('link', { name: 'Import and export' }).click();
  await expect(heading(page, 'Import and export')).toBeVisible();
}

async function choose(page: Page, file: string | { name: string; text: string }) {
  const chosen =
    typeof file === 'string' ? contacts(file) : { name: file.name, mimeType: 'text/vcard', buffer: Buffer.from(file.text) };
  await page.getByLabel('Choose a file').setInputFiles(chosen);
}

const bringIn = (page: Page) => page.getByRole('button', { name: 'Import', exact: true }).click();

const report = (page: Page) => page.locator('.report > li');

test('an iPhone’s card arrives whole, photo included, and is there after a reload', { tag: '@phone' }, async ({ page }) => {
  await choose(page, 'John_Doe_IPHONE.vcf');
  await expect(page.getByText('There is 1 person in “John_Doe_IPHONE.vcf”.')).toBeVisible();
  await bringIn(page);
  await expect(page.getByText('Added: 1. Updated: 0. Already here: 0. Left out: 0.')).toBeVisible();
  await page.getByRole('link', { name: 'Mr. John Richter James Doe Sr.' }).click();
  const photo = page.getByRole('img', { name: /^Photo of/ });
  await expect(photo).toBeVisible();
  await expect(page.getByRole('link', { name: 'Call 905-666-1234' })).toBeVisible();
  await expect(page.locator('.facts').getByText(/6 June|June 6/)).toBeVisible();
  await reload(page);
  await expect(photo).toBeVisible();
});

test('nothing is written before “Import”, and the same file again adds nobody', async ({ page }) => {
  await choose(page, 'gmail-list.vcf');
  await expect(page.getByText('There are 3 people in “gmail-list.vcf”.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await go(page, 'Customers');
  await expect(page.getByText('Nobody here yet.')).toBeVisible();
  for (const told of ['Added: 3. Updated: 0. Already here: 0. Left out: 0.', 'Added: 0. Updated: 0. Already here: 3. Left out: 0.']) {
    await toExchange(page);
    await choose(page, 'gmail-list.vcf');
    await bringIn(page);
    await expect(page.getByText(told)).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
  }
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Arnold Smith', 'Chris Beatle', 'Doug White']);
});

test('one bad card among 60 is named with its line, and 59 arrive', async ({ page }) => {
  const people = Array.from({ length: 59 }, (_, at) => cards(`FN:Person ${at}\r\nTEL:${100000 + at}\r\nNOTE:note ${at}`));
  people.splice(30, 0, cards('NOTE:nobody knows'));
  await choose(page, { name: 'many.vcf', text: people.join('') });
  await bringIn(page);
  await expect(page.getByText('Added: 59. Updated: 0. Already here: 0. Left out: 1.')).toBeVisible({ timeout: 30_000 });
  const bad = report(page).filter({ hasText: 'nobody: without a name, phone or firm' });
  await expect(bad).toHaveText(/NOTE:nobody knows.*card 31, line 181/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report' }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved.split('\r\n')).toHaveLength(60);
  expect(saved).toContain('card 31, line 181\tNOTE:nobody knows\tnobody: without a name, phone or firm');
  await go(page, 'Customers');
  await expect(page.getByText('59 people')).toBeVisible();
  await page.getByRole('searchbox').fill('note 58');
  await page.getByRole('link', { name: /Person 58/ }).click();
  await expect(line(page, 'note 58')).toBeVisible();
});

test('a page made by hand is recognised and stays as it is', async ({ page }) => {
  await addPage(page, { Name: 'Chan Sokha', Phone: '+855 12 345 678' });
  await toExchange(page);
  await choose(page, { name: 'one.vcf', text: cards('FN:Sokha Chan\r\nTEL:012-345-678') });
  await bringIn(page);
  await expect(report(page)).toHaveText(/Sokha Chan.*already here, nothing new · card 1, line 1/);
  await report(page).getByRole('link').click();
  await expect(heading(page, 'Chan Sokha')).toBeVisible();
});

test('an import is taken back after a reload: who was written on stays and is named', async ({ page }) => {
  await choose(page, 'gmail-list.vcf');
  await bringIn(page);
  await page.getByRole('link', { name: 'Doug White' }).click();
  await addEntry(page, 'asked for oak');
  await reload(page);
  await toExchange(page);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('Gone: 2. As before: 0. Kept: 1.')).toBeVisible();
  await expect(page.getByText('You have written on these pages since, so they stay:')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo this import' })).toBeHidden();
  expect(await barriers(page)).toEqual([]);
  await names(page).click();
  await expect(heading(page, 'Doug White')).toBeVisible();
  await expect(line(page, 'asked for oak')).toBeVisible();
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Doug White']);
});

test('“Cancel” takes back whoever is in already', async ({ page }) => {
  const people = Array.from({ length: 400 }, (_, at) => cards(`FN:Person ${at}`));
  await choose(page, { name: 'many.vcf', text: people.join('') });
  await bringIn(page);
  await expect(page.getByText(/Added: [1-9]/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/Gone: [1-9]\d*\. As before: 0\. Kept: 0\./)).toBeVisible({ timeout: 60_000 });
  await go(page, 'Customers');
  await expect(page.getByText('Nobody here yet.')).toBeVisible();
  await reload(page);
  await expect(page.getByText('Nobody here yet.')).toBeVisible();
});

test('a newer file adds what it tells and leaves the owner’s words', async ({ page }) => {
  const card = (more: string) => ({ name: 'one.vcf', text: cards(`UID:1\r\nFN:Sokha Chan\r\nTEL:012 345 678${more}`) });
  await choose(page, card(''));
  await bringIn(page);
  await page.getByRole('link', { name: 'Sokha Chan' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Aunt Sokha');
  await page.getByRole('button', { name: 'Save' }).click();
  await toExchange(page);
  await page.locator('.exchange').getByRole('button', { name: 'Close' }).click();
  await choose(page, card('\r\nEMAIL:sokha@example.org'));
  await bringIn(page);
  await expect(report(page)).toHaveText(/Sokha Chan.*updated/);
  await report(page).getByRole('link').click();
  await expect(heading(page, 'Aunt Sokha')).toBeVisible();
  await expect(page.getByText('sokha@example.org')).toBeVisible();
  await toExchange(page);
  await page.getByRole('button', { name: 'Undo this import' }).first().click();
  await expect(page.getByText('Gone: 0. As before: 1. Kept: 0.')).toBeVisible();
});

test('a table shows what its columns tell, the owner changes one, and purchases become entries', { tag: '@phone' }, async ({ page }) => {
  await choose(page, 'tables/till-purchases.csv');
  await expect(page.getByText('There are 4 people in “till-purchases.csv”.')).toBeVisible();
  const column = (name: string) => page.getByRole('combobox', { name, exact: true });
  await expect(column('Customer')).toHaveValue('name');
  await expect(column('Date')).toHaveValue('purchase');
  const amount = page.getByRole('listitem').filter({ has: column('Amount') });
  await expect(amount).toContainText('32,00 · 12,50 · 68,90');
  await expect(page.locator('.preview li').first()).toHaveText(/Zoé Brücker.*23125/);
  await column('Item').selectOption({ label: 'Note' });
  await expect(column('Item')).toHaveValue('note');
  await column('Item').selectOption({ label: 'What was bought' });
  expect(await barriers(page)).toEqual([]);
  await bringIn(page);
  await expect(page.getByText(/Added: 4\. Updated: 0\./)).toBeVisible();
  await expect(report(page).filter({ hasText: 'not an amount of money; kept in words' })).toHaveText(/line 6/);
  await page.getByRole('link', { name: 'Zoé Brücker' }).first().click();
  await expect(line(page, 'Haarschnitt')).toContainText('€32');
  await expect(line(page, 'Rückgabe Shampoo -12,50 EUR')).toBeVisible();
  await reload(page);
  await expect(line(page, 'Shampoo; 250 ml')).toContainText('€12.50');
});

test('a table of Windows in its old charset arrives with its marks', async ({ page }) => {
  await choose(page, 'tables/outlook.csv');
  await bringIn(page);
  await expect(page.getByText(/Added: 4\./)).toBeVisible();
  await page.getByRole('link', { name: 'Zoé Brücker' }).click();
  await expect(heading(page, 'Zoé Brücker')).toBeVisible();
  await expect(line(page, 'Don’t ring before 10')).toContainText('€ 12,50');
  await expect(page.locator('.facts').getByText(/24 March 1990/)).toBeVisible();
});

test('letters of another charset are read, can be chosen, and a title above a table is nobody', { tag: '@phone' }, async ({ page }) => {
  await choose(page, 'cases/08a-cp1251.csv');
  const preview = page.locator('.preview li').first();
  await expect(preview).toHaveText(/^Анна Петрова/);
  const letters = page.getByLabel(/^Do these words read right\?/);
  await expect(letters).toHaveValue('windows-1251');
  await letters.selectOption('windows-1252');
  await expect(preview).toHaveText(/^Àííà/);
  await letters.selectOption('windows-1251');
  await expect(preview).toHaveText(/^Анна Петрова/);
  expect(await barriers(page)).toEqual([]);
  await choose(page, 'cases/07a-title-rows.csv');
  await expect(page.getByText('There are 3 people in “07a-title-rows.csv”.')).toBeVisible();
  await expect(page.getByLabel('This line names the columns')).toHaveValue('2');
  await expect(page.locator('.losses')).toContainText('3 × a title above the table or a sum below it; nobody');
  await bringIn(page);
  await expect(page.getByText('Added: 3. Updated: 0. Already here: 0. Left out: 0.')).toBeVisible();
});

test('what is no address book is told so, and changes nothing', async ({ page }) => {
  await choose(page, { name: 'letter.vcf', text: 'Dear Sokha,\nthank you.' });
  await expect(page.getByText('There is nobody in “letter.vcf”.')).toBeVisible();
  const losses = page.locator('.losses > ul > li');
  await expect(losses).toHaveText(/^2 × this is not a line of a contact file.*Dear Sokha, line 1/);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeHidden();
  const calendar = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Birthday\r\nEND:VEVENT\r\nEND:VCALENDAR';
  await choose(page, { name: 'days.txt', text: calendar });
  await expect(losses).toHaveText(/this is a calendar/);
  await expect(page.getByText('There is nobody in “days.txt”.')).toBeVisible();
  await choose(page, { name: 'empty.vcf', text: '' });
  await expect(page.getByText('There is nobody in “empty.vcf”.')).toBeVisible();
});

test('a dropped file is read, and axe finds nothing on its report', async ({ page }) => {
  const text = cards('FN:Dara\r\nBDAY:---22');
  await page.locator('.exchange').evaluate((target, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'dropped.vcf', { type: 'text/vcard' }));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
  await expect(page.getByText('There is 1 person in “dropped.vcf”.')).toBeVisible();
  await bringIn(page);
  await expect(report(page).first()).toHaveText(/not a day of the calendar; kept as it stands/);
  expect(await barriers(page)).toEqual([]);
});

test('a customer is given all that is kept about them, as a page to be read without the app', async ({ page, browser }) => {
  await addPage(page, { Name: 'Vanna <b>Chea', Phone: '012 345 678', Birthday: '24.3', Preferences: 'Green tea\nnever milk', Tags: 'tea, choir' });
  await addEntry(page, 'begins school & sings', { Kind: 'They said', 'Ask about it next time': true });
  await addEntry(page, 'silk', { Kind: 'Purchase', Amount: '12.50' });
  await line(page, 'silk').getByRole('button', { name: 'Remove' }).click();
  await expect(line(page, 'silk')).toBeHidden();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Give them their data' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^Vanna .*Chea\.html$/);
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const theirs = await context.newPage();
  await theirs.setContent(await readFile(await saved.path(), 'utf8'));
  await expect(theirs).toHaveTitle('What is kept about Vanna <b>Chea');
  for (const words of ['012 345 678', '24 March', 'Green tea\nnever milk', 'choir, tea', 'begins school & sings', 'Ask about it next time', 'silk', '12.50', 'taken off the page, still kept']) {
    await expect(theirs.locator('body')).toContainText(words, { useInnerText: true });
  }
  await context.close();
});

test('everyone goes out into a file, and comes back from it into an empty notebook', async ({ page, device }) => {
  await choose(page, 'John_Doe_IPHONE.vcf');
  await bringIn(page);
  await expect(page.getByText('Added: 1. Updated: 0. Already here: 0. Left out: 0.')).toBeVisible();
  await addPage(page, { Name: 'Vanna Chea', Preferences: 'Green tea\nnever milk', Tags: 'tea, choir', Birthday: '24.3' });
  await toExchange(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^regulars-\d{4}-\d\d-\d\d\.vcf$/);
  await expect(page.getByText(/^2 people are in “regulars-.*”\.$/)).toBeVisible();
  let again = false;
  page.on('download', () => (again = true));
  await go(page, 'Customers');
  await toExchange(page);
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();
  expect(again).toBe(false);
  const text = await readFile(await saved.path(), 'utf8');
  const context = await device();
  const fresh = await context.newPage();
  await startNotebook(fresh);
  await toExchange(fresh);
  await choose(fresh, { name: 'everyone.vcf', text });
  await bringIn(fresh);
  await expect(fresh.getByText('Added: 2. Updated: 0. Already here: 0. Left out: 0.')).toBeVisible();
  await fresh.getByRole('link', { name: 'Vanna Chea' }).click();
  await expect(fresh.getByText('never milk')).toBeVisible();
  await expect(fresh.locator('.facts').getByText(/24 March|March 24/)).toBeVisible();
  await go(fresh, 'Customers');
  await fresh.getByRole('link', { name: /Mr. John/ }).click();
  await expect(fresh.getByRole('img', { name: /^Photo of/ })).toBeVisible();
  await context.close();
});

test('another reader takes every card that goes out, in both versions', async ({ page }) => {
  test.slow();
  const folders = ['.', 'cases'].map((folder) => contacts(folder));
  const files = await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((file) => join(folder, file))));
  for (const file of files.flat().filter((file) => file.endsWith('.vcf'))) {
    await page.getByLabel('Choose a file').setInputFiles(file);
    await bringIn(page);
    await expect(page.getByText(/^Added: \d+\./)).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
  }
  for (const [form, version] of [['cards', '3.0'], ['cards-four', '4.0']]) {
    await page.locator('#export-form').selectOption(form);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    const told = await page.getByText(/^\d+ people are in “regulars-.*”\.$/).innerText();
    const read = ICAL.parse(text).map((card: unknown) => new ICAL.Component(card as object[]));
    expect(read.length).toBe(parseInt(told));
    expect(read.map((card) => card.getFirstPropertyValue('version'))).toEqual(read.map(() => version));
    for (const card of read) expect(card.getFirstPropertyValue('fn')).toBeTruthy();
  }
});

test('a search goes out as a table that calculates nothing, and everyone’s days as a calendar', async ({ page }) => {
  await addPage(page, { Name: 'Vanna Chea', Phone: '+855 12 345 678', Birthday: '29.2' });
  await addPage(page, { Name: 'Dara', Birthday: '5.12.1988' });
  await go(page, 'Customers');
  await page.getByRole('searchbox').fill('vanna');
  await expect(names(page)).toHaveText(['Vanna Chea']);
  await toExchange(page);
  const save = async (form: string) => {
    await page.getByLabel('Kind of file').selectOption({ label: form });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const saved = await download;
    return [saved.suggestedFilename(), await readFile(await saved.path(), 'utf8')];
  };
  const [calendar, events] = await save('Calendar (iCalendar)');
  expect(calendar).toMatch(/\.ics$/);
  expect(events.match(/SUMMARY:.*/g)).toHaveLength(2);
  expect(events).toContain('SUMMARY:Birthday: Dara');
  await page.getByLabel('Only the people in the list now').check();
  const [name, table] = await save('Table (CSV)');
  expect(name).toMatch(/\.csv$/);
  expect(table.trim().split('\r\n')).toHaveLength(2);
  expect(table).toContain("Vanna Chea,,,,,'+855 12 345 678");
  await expect(page.getByText(/^1 person is in “regulars-.*”\.$/)).toBeVisible();
});

test('an archive locked with a passphrase brings everything back on another device', async ({ page, device }) => {
  await choose(page, 'John_Doe_IPHONE.vcf');
  await bringIn(page);
  await expect(page.getByText(/Added: 1\./)).toBeVisible();
  await addPage(page, { Name: 'Vanna Chea', Birthday: '24.3' });
  await addEntry(page, 'begins school', { Kind: 'They said' });
  await toExchange(page);
  await page.getByLabel('Kind of file').selectOption({ label: 'Backup of everything (zip)' });
  await page.getByLabel('Passphrase').fill('correct horse');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/\.zip\.age$/);
  const buffer = await readFile(await saved.path());
  expect(buffer.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  const context = await device();
  const fresh = await context.newPage();
  await fresh.goto('/');
  await fresh.getByRole('link', { name: 'I have a backup' }).click();
  await fresh.getByLabel('Choose a file').setInputFiles({ name: 'all.zip.age', mimeType: 'application/octet-stream', buffer });
  await fresh.getByLabel('Passphrase').first().fill('wrong');
  await fresh.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(fresh.getByText('This passphrase does not open it.')).toBeVisible({ timeout: 30_000 });
  await fresh.getByLabel('Passphrase').first().fill('correct horse');
  await fresh.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(fresh.getByText('Pages: 2. Photos: 1.')).toBeVisible({ timeout: 30_000 });
  expect(await barriers(fresh)).toEqual([]);
  await fresh.getByRole('button', { name: 'Restore' }).click();
  await expect(fresh.getByText('Back: 2. Completed: 0. Already here: 0.')).toBeVisible();
  await go(fresh, 'Customers');
  await expect(names(fresh)).toHaveText(['Mr. John Richter James Doe Sr.', 'Vanna Chea']);
  await fresh.getByRole('link', { name: /Mr. John/ }).click();
  await expect(fresh.getByRole('img', { name: /^Photo of/ })).toBeVisible();
  await reload(fresh);
  await expect(fresh.getByRole('img', { name: /^Photo of/ })).toBeVisible();
  await context.close();
});

test('an archive says whose it is, warns where that is another shop, and says that its end is missing', async ({ page, device }) => {
  const nameShop = async (tab: Page, name: string) => {
    await go(tab, 'Settings');
    await tab.getByLabel('Name of the shop').fill(name);
    await tab.locator('form.shop-form').getByRole('button', { name: 'Save' }).click();
    await expect(tab.getByLabel('Name of the shop')).toHaveValue(name);
    await tab.getByRole('link', { name: 'Import and export' }).click();
  };
  const read = (tab: Page, buffer: Buffer) =>
    tab.getByLabel('Choose a file').setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer });
  await addPage(page, { Name: 'Vanna Chea' });
  await nameShop(page, 'Lotus');
  await page.getByLabel('Kind of file').selectOption({ label: 'Backup of everything (zip)' });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const archive = await readFile(await (await download).path());
  await nameShop(page, 'Lotus and Daughters');
  await read(page, archive);
  await expect(page.getByText('It holds the notebook of “Lotus”.')).toBeVisible();

  const context = await device();
  const other = await context.newPage();
  await startNotebook(other);
  await nameShop(other, 'Jasmine');
  await read(other, archive);
  await expect(other.getByText('It holds the notebook of “Lotus”; the one open here is of “Jasmine”.')).toBeVisible();
  await expect(other.getByText('The end of this file is missing')).toBeHidden();
  await read(other, archive.subarray(0, archive.length - 40));
  await expect(other.getByText('The end of this file is missing or damaged.')).toBeVisible();
  await other.getByRole('button', { name: 'Restore' }).click();
  await expect(other.getByText('Back: 1.')).toBeVisible();
  await context.close();
});

test('the documents in an archive open in Automerge for JavaScript with the same values', async ({ page }) => {
  await addPage(page, { Name: 'Vanna Chea', Phone: '012 345 678', Preferences: 'Green tea\nnever milk', Tags: 'tea, choir', Birthday: '24.3' });
  await addEntry(page, 'begins school', { Kind: 'They said' });
  await addEntry(page, 'silk', { Kind: 'Purchase', Amount: '12.50' });
  await addPage(page, { Name: 'ចាន់ សុខា' });
  await toExchange(page);
  await page.getByLabel('Kind of file').selectOption({ label: 'Backup of everything (zip)' });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  const notebook = JSON.parse(new TextDecoder().decode(files['notebook.json']));
  expect(notebook.customers).toHaveLength(2);
  // One-line texts are scalars there, not objects of their own.
  const plain = (bytes: Uint8Array) => 
    JSON.parse(JSON.stringify(Automerge.load(bytes), (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
  for (const customer of notebook.customers) {
    const document = plain(files[`documents/${customer.id}.automerge`]);
    expect(document.name).toBe(customer.name);
    expect(new Date(document.begun).toISOString()).toBe(customer.begun);
    expect(String(document.preferences)).toBe(customer.preferences ?? '');
    expect(Object.keys(document.tags).sort()).toEqual([...(customer.tags ?? [])].sort());
    expect(Object.values<any>(document.phones).map((phone) => phone.number)).toEqual((customer.phones ?? []).map((phone: any) => phone.number));
    expect(Object.values<any>(document.days).map(({ month, day }) => `--0${month}-${day}`)).toEqual((customer.days ?? []).map((day: any) => day.day));
    const entries = customer.entries ?? [];
    expect(Object.keys(document.entries).sort()).toEqual(entries.map((entry: any) => entry.id).sort());
    for (const entry of entries) {
      const { text, kind, day, amount } = document.entries[entry.id];
      const money = amount && { amount: (parseInt(amount) / 100).toFixed(2), currency: amount.split(' ')[1] };
      expect({ text: String(text), kind, day, amount: money }).toEqual({ text: entry.text, kind: entry.kind, day: entry.day, amount: entry.amount });
    }
  }
  const shop = plain(files['documents/shop.automerge']);
  expect(shop.name ?? '').toBe(notebook.shop.name);
});

test('words that another app hands over are for the page that is opened next', { tag: '@phone' }, async ({ page }) => {
  await addPage(page, { Name: 'Sokha Chan' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done))));
  const hand = () => page.evaluate(async () => {
    const form = new FormData();
    form.set('title', 'Sokha');
    form.set('text', 'Her daughter <b>begins school</b>');
    return (await fetch('share', { method: 'POST', body: form, redirect: 'manual' })).type;
  });
  expect(await hand()).toBe('opaqueredirect');
  await page.goto('exchange?shared');
  const words = 'Sokha\nHer daughter <b>begins school</b>';
  await expect(page.locator('.reminder blockquote')).toHaveText(words, { useInnerText: false });
  await expect(page).toHaveURL(/customers$/);
  await names(page).getByText('Sokha Chan').click();
  const text = page.locator('#entry-text');
  await expect(text).toHaveValue(words);
  await expect(text).toBeInViewport();
  // Half-written, it stays.
  await reload(page);
  await expect(text).toHaveValue(words);
  await page.getByRole('button', { name: 'Add entry' }).click();
  await expect(line(page, 'begins school')).toBeVisible();
  await hand();
  await page.goto('exchange?shared');
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(page.locator('.reminder')).toBeHidden();
});

test('a file that another app or page hands over is asked about, then read', { tag: '@phone' }, async ({ page }) => {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done))));
  const answer = await page.evaluate(async (text) => {
    const form = new FormData();
    form.set('file', new File([text], 'ចាន់ & co.vcf', { type: 'text/x-vcard' }));
    return (await fetch('share', { method: 'POST', body: form, redirect: 'manual' })).type;
  }, cards('FN:Shared with you'));
  expect(answer).toBe('opaqueredirect');
  await page.goto('exchange?shared');
  await expect(page.getByText('Another app or page handed over “ចាន់ & co.vcf”.')).toBeVisible();
  await expect(page.getByText('There is 1 person')).toBeHidden();
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByText('There is 1 person in “ចាន់ & co.vcf”.')).toBeVisible();
  await reload(page);
  await expect(heading(page, 'Import and export')).toBeVisible();
  await expect(page.getByText('There is 1 person')).toBeHidden();
});
