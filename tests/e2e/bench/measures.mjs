// The measurements, each as an owner would do it: with real key presses and taps, on a phone's screen.

import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { putBare, watchStart } from './instruments.mjs';

export const BOX = 'input[type=search]';

// For what ten thousand people take.
const PATIENCE = { timeout: 600_000 };

export function quantile(figures, part) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
}

// What a host that compresses sends for all of the app.
export async function size(folder) {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await readFile(join(entry.parentPath, entry.name));
    bytes += brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  }
  return bytes / 1000;
}

// From the navigation in a new tab to the painted list, and on to the painted answer of each search.
export async function start({ context }, host, searches) {
  const page = await context.newPage();
  await page.addInitScript(watchStart, searches);
  await page.goto(`${host.url}customers`);
  await page.waitForFunction(() => bench.start.done, null, { timeout: 120_000 });
  const times = await page.evaluate(() => bench.start.times);
  const longTask = await longest(page);
  await page.close();
  return { times, longTask };
}

// The list of customers, once there is nothing left to be read for search.
export async function openList({ context }, host, searches) {
  const page = await context.newPage();
  await page.addInitScript(watchStart, searches);
  await page.goto(`${host.url}customers`);
  await page.waitForFunction(() => bench.start.done, null, { timeout: 120_000 });
  await ask(page, '');
  await forgetTasks(page);
  return page;
}

// Types every query one key at a time; the times of all keys.
export async function keys(page, queries) {
  const devtools = await page.context().newCDPSession(page);
  const times = [];
  for (const query of queries) {
    await ask(page, '');
    await page.focus(BOX);
    for (const character of query) {
      const time = await timed(page, 'keydown', async () => {
        const key = { key: character, text: character };
        await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
        await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character });
      });
      times.push({ time, query });
    }
    if ((await page.inputValue(BOX)) !== query) throw new Error(`typed, but not in the box: ${query}`);
  }
  return times;
}

// From the tap on a row to the painted page, back to the list after each.
export async function pages(page, customers, entries) {
  const times = [];
  for (const customer of customers) {
    times.push(await open(page, customer));
    await reachAll(page, entries);
    await page.goBack();
    await page.locator('.person').first().waitFor();
  }
  return times;
}

// A phone number leads to one row.
export async function open(page, customer) {
  await ask(page, customer.words[0]);
  const row = page.locator('.person a');
  await row.first().waitFor();
  const time = await timed(page, 'click', () => row.first().tap());
  const heading = await page.locator('article.page h1').textContent();
  if (heading !== customer.name) throw new Error(`not the page of ${customer.name}: ${heading}`);
  return time;
}

// Scrolls until all entries are there: a page draws the newest, and the others as one comes near them.
async function reachAll(page, entries) {
  const lines = page.locator('article.page section > .entries > .entry');
  for (let shown = 0; shown < entries; shown = await lines.count()) {
    await lines.last().scrollIntoViewIfNeeded();
    await page.waitForTimeout(50);
  }
}

// From the tap on "Add entry" until its strict transaction completed; beside each, the bare put of as many bytes.
export async function saves(page, customers, words) {
  const PAUSE = 500;
  const saved = [];
  for (const customer of customers) {
    await open(page, customer);
    for (const text of words) {
      const form = page.locator('form.entry-form').first();
      await form.locator('textarea').fill(text);
      // As long as it takes to move from the keys to the button; by then the draft is kept.
      await page.waitForTimeout(PAUSE);
      await page.evaluate(() => bench.transactions.splice(0));
      const click = page.evaluate(
        () => new Promise((done) => addEventListener('click', (event) => done(event.timeStamp), { capture: true, once: true })),
      );
      await form.getByRole('button', { name: 'Add entry' }).tap();
      const tapped = await click;
      await page.waitForFunction(() => bench.transactions.some(({ strict }) => strict));
      await page.waitForTimeout(PAUSE);
      const written = await page.evaluate(() => bench.transactions.splice(0));
      const bytes = written.reduce((sum, transaction) => sum + transaction.bytes, 0);
      const completed = Math.max(...written.filter(({ strict }) => strict).map(({ completed }) => completed));
      saved.push({ time: completed - tapped, bytes, bare: await page.evaluate(putBare, bytes) });
    }
    await page.goBack();
    await page.locator('.person').first().waitFor();
  }
  return saved;
}

// A file with so many people from this number on, each with one line more.
export async function cardFile(cards, first, more) {
  const card = (at) =>
    ['BEGIN:VCARD', 'VERSION:3.0', `FN:Person Number ${at}`, `TEL;TYPE=CELL:0${10_000_000 + at * 7}`, `EMAIL:p${at}@example.org`,
      `BDAY:1990-03-${10 + (at % 20)}`, `NOTE:likes tea number ${at % 50}`, more, 'END:VCARD', ''].filter((line, at, lines) => line || at === lines.length - 1).join('\r\n');
  const buffer = Buffer.from(Array.from({ length: cards }, (_, at) => card(first + at)).join(''));
  // From the disk: what is sent from here is unpacked within the page, in a long task of its own.
  const file = join(await mkdtemp(join(tmpdir(), 'regulars-bench-')), 'book.vcf');
  await writeFile(file, buffer);
  return file;
}

// Brings in so many people on the page for that; the time until all of them are saved.
export async function importCards(page, cards, first = 0) {
  const file = await cardFile(cards, first, '');
  await page.locator('.exchange').waitFor();
  await forgetTasks(page);
  const chosen = performance.now();
  await page.locator('#import-file').setInputFiles(file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText(`Added: ${cards}.`).waitFor(PATIENCE);
  return { imported: performance.now() - chosen, length: (await stat(file)).size };
}

// An address book into the empty notebook, from the choice of the file on, and everyone out again.
export async function importAndExport({ context }, host, cards) {
  const page = await context.newPage();
  await page.goto(`${host.url}exchange`);
  const { imported, length } = await importCards(page, cards);
  const longTask = await longest(page);
  const used = await memory(page);
  const again = await context.newPage();
  await again.goto(`${host.url}customers`);
  await again.locator('.person').first().waitFor(PATIENCE);
  // Everything is read for search.
  await again.waitForTimeout(5000);
  const open = await memory(again);
  await again.close();
  const asked = performance.now();
  const saved = page.waitForEvent('download', PATIENCE);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await saved;
  const exported = performance.now() - asked;
  const undoing = performance.now();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText(`Gone: ${cards}.`).waitFor(PATIENCE);
  const undone = performance.now() - undoing;
  await page.close();
  const sum = ({ heap, wasm }) => heap + wasm;
  const room = (3 * length) / 1e6 + sum(open);
  return { imported, longTask, memory: sum(used), room, exported, undone };
}

// Who may have two pages, among all there are.
export async function duplicates({ context }, host) {
  const page = await context.newPage();
  await page.goto(`${host.url}settings`);
  const link = page.getByRole('link', { name: 'Same person twice?' });
  await link.waitFor();
  await page.waitForTimeout(10_000);
  const asked = performance.now();
  await link.click();
  await page.locator('.duplicates > ul > li, .duplicates [role=status]').first().waitFor();
  const told = performance.now() - asked;
  await page.close();
  return told;
}

// An invitation for a new device, which holds everything: its bytes, and how long it is made.
export async function invitation({ context }, host) {
  const page = await context.newPage();
  await page.goto(`${host.url}devices`);
  await page.getByText('With a file', { exact: true }).click();
  await page.getByLabel('Passphrase for the file').fill('green tea for two, please');
  const asked = performance.now();
  await page.getByRole('button', { name: 'Make the file' }).click();
  const save = page.getByRole('button', { name: 'Save as a file' });
  await save.waitFor(PATIENCE);
  const time = performance.now() - asked;
  const longTask = await longest(page);
  const download = page.waitForEvent('download', PATIENCE);
  await save.click();
  const { size } = await stat(await (await download).path());
  await page.close();
  return { bytes: size, time, longTask };
}

// What is in use once garbage is gone.
export async function memory(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  return { heap: heap / 1e6, wasm: (await page.evaluate(() => bench.memory.buffer.byteLength)) / 1e6 };
}

// The longest task since it was last asked; the browser tells only of those from 50 ms on, so 0 means none of these.
export async function longest(page) {
  // Tasks are told with a delay.
  await page.waitForTimeout(200);
  return Math.max(0, ...(await forgetTasks(page)));
}

export const forgetTasks = (page) => page.evaluate(() => bench.longTasks.splice(0));

// Puts a query into the box in one go and waits until the answer is there.
export async function ask(page, query) {
  await page.evaluate(() => bench.measure('input'));
  await page.evaluate(
    ([box, query]) => {
      const input = document.querySelector(box);
      input.value = query;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    [BOX, query],
  );
  await page.evaluate(() => bench.painted);
}

async function timed(page, event, act) {
  await page.evaluate((event) => bench.measure(event), event);
  await act();
  return page.evaluate(() => bench.painted);
}
