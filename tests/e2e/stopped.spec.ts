// What ends WebAssembly for good is said on the screen, and costs nothing that was saved.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from './fixtures';
import { addEntry, addPage, openPage, startNotebook } from './owner';

// Nobody makes such documents by chance: their checksums are right.
test('an archive with crafted documents ends the app at worst, which says so and starts anew with everything', async ({ page, expectedErrors }) => {
  expectedErrors.push(/panicked at/, /unreachable/, /recursive use of an object|closure invoked/);
  await startNotebook(page);
  await addPage(page, { Name: 'Vanna Chea', Preferences: 'Green tea\nnever milk', Tags: 'tea, choir' });
  await addEntry(page, 'begins school', { Kind: 'They said' });
  await page.goto('exchange');
  await page.getByLabel('Kind of file').selectOption({ label: 'Archive of everything (zip)' });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  const [path] = Object.keys(files).filter((path) => /^documents\/[0-9a-f]+\.automerge$/.test(path) && !/\/0+\./.test(path));
  const whole = files[path];
  // A chunk is a magic word, the first bytes of the SHA-256 of the rest, and the rest.
  const crafted = Array.from({ length: whole.length - 10 }, (_, number) => {
    const bytes = whole.slice();
    bytes[number + 10] ^= 1 << number % 8;
    bytes.set(createHash('sha256').update(bytes.subarray(8)).digest().subarray(0, 4), 4);
    return [`documents/${(number + 1).toString(16).padStart(32, '7')}.automerge`, bytes];
  });
  const archive = zipSync({ ...Object.fromEntries(crafted), ...Object.fromEntries(Object.entries(files).filter(([name]) => name !== path)) });
  await page.getByLabel('Choose a file').setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) });
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  const stopped = page.getByRole('alertdialog');
  await expect(stopped).toContainText('Everything that was saved is safe.');
  await stopped.getByRole('link', { name: 'Open Regulars again' }).click();
  await openPage(page, 'Vanna Chea');
  await expect(page.getByText('begins school')).toBeVisible();
});
