// What ends WebAssembly for good is said on the screen, and costs nothing that was saved.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { unzipSync, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { addEntry, addPage, openPage, startNotebook } from './owner';

// Nobody makes such documents by chance: their checksums are right.
test('crafted documents of an archive end a worker at worst, and are named', async ({ page, expectedErrors }) => {
  expectedErrors.push(/panicked at/, /unreachable/);
  await restoreCrafted(page);
  await expect(page.getByText(/files? in the backup (is|are) damaged/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await openPage(page, 'Vanna Chea');
  await expect(page.getByText('begins school')).toBeVisible();
});

test('where there is no worker the app ends at worst, which says so and starts anew with everything', async ({ page, expectedErrors }) => {
  expectedErrors.push(/panicked at/, /unreachable/, /recursive use of an object|closure invoked/);
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw Error('no worker');
      }
    } as unknown as typeof Worker;
  });
  await restoreCrafted(page);
  const stopped = page.getByRole('alertdialog');
  await expect(stopped).toContainText('Everything that was saved is safe.');
  await stopped.getByRole('link', { name: 'Open Regulars again' }).click();
  await openPage(page, 'Vanna Chea');
  await expect(page.getByText('begins school')).toBeVisible();
});

// Every so many bytes one is changed: one in ten such documents makes Automerge panic.
const STEP = 6;

// Restores an archive of documents in each of which one byte is another.
async function restoreCrafted(page: Page) {
  await startNotebook(page);
  await addPage(page, { Name: 'Vanna Chea', Preferences: 'Green tea\nnever milk', Tags: 'tea, choir' });
  await addEntry(page, 'begins school', { Kind: 'They said' });
  await page.goto('exchange');
  await page.getByLabel('Kind of file').selectOption({ label: 'Backup of everything (zip)' });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  const [path] = Object.keys(files).filter((path) => /^documents\/[0-9a-f]+\.automerge$/.test(path) && !/\/0+\./.test(path));
  const whole = files[path];
  // A chunk is a magic word, the first bytes of the SHA-256 of the rest, and the rest.
  const crafted = Array.from({ length: Math.floor((whole.length - 10) / STEP) }, (_, number) => {
    const bytes = whole.slice();
    bytes[number * STEP + 10] ^= 1 << number % 8;
    bytes.set(createHash('sha256').update(bytes.subarray(8)).digest().subarray(0, 4), 4);
    return [`documents/${(number + 1).toString(16).padStart(32, '7')}.automerge`, bytes];
  });
  const archive = zipSync({ ...Object.fromEntries(crafted), ...Object.fromEntries(Object.entries(files).filter(([name]) => name !== path)) });
  await page.getByLabel('Choose a file').setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) });
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
}
