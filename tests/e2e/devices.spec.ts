// Two devices, two browser profiles: one invites, the other joins and answers, and bundles go both ways from hand to
// hand, as files and as text.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { PASSPHRASE, bundle, invitation, join, open, pair, passphrase, saved } from './carrying';
import { OFTEN, addEntry, addPage, go, heading, names, openPage, reload, startNotebook } from './owner';

async function listed(page: Page) {
  await go(page, 'Customers');
  return names(page);
}

test('a tablet joins the phone’s notebook, both write, bundles go both ways, and they agree', { tag: '@phone' }, async ({ page, device }) => {
  const tablet = await (await device()).newPage();
  await pair(page, tablet);
  await expect(await listed(tablet)).toHaveText(['Sokha']);
  await addPage(tablet, { Name: 'Dara' });
  await openPage(page, 'Sokha');
  await addEntry(page, 'moves in June');
  await open(tablet, await bundle(page), 'New: 0. With something new: 1.');
  await open(page, await bundle(tablet), 'New: 1. With something new: 0.');
  await expect(page.getByText('Nothing waits for it.')).toBeVisible();
  await expect(await listed(page)).toHaveText(['Dara', 'Sokha']);
  await openPage(tablet, 'Sokha');
  await expect(tablet.getByText('moves in June')).toBeVisible();
  for (const one of [page, tablet]) {
    await go(one, 'Devices');
    await reload(one);
    await expect(one.locator('.device-list > li')).toHaveCount(1);
    await expect(one.getByText(/^Has everything up to/)).toHaveCount(1);
    const violations = await barriers(one);
    expect(violations).toEqual([]);
  }
});

test('a bundle goes as text through any messenger, and twice is as good as once', async ({ page, device }) => {
  const tablet = await (await device({ permissions: ['clipboard-read', 'clipboard-write'] })).newPage();
  await pair(page, tablet);
  await addPage(tablet, { Name: 'Bopha' });
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Send changes' }).click();
  await tablet.getByRole('button', { name: 'Copy as text' }).click();
  await expect(tablet.getByText('Copied.')).toBeVisible();
  const text = await tablet.evaluate(() => navigator.clipboard.readText());
  expect(text).not.toContain('Bopha');
  for (const told of ['New: 1.', 'Already here: 1.']) {
    await go(page, 'Devices');
    await page.getByText('Changes as text').first().click();
    await page.getByLabel('Changes as text').fill(`She sent this:\n${text}\nSee you!`);
    await page.getByRole('button', { name: 'Open the text' }).click();
    await expect(page.getByText(told)).toBeVisible();
    await reload(page);
  }
  await expect(await listed(page)).toHaveText(['Bopha', 'Sokha']);
});

test('a file that is not for this device, not whole or from a removed one is told so, and a short passphrase too', async ({ page, device }) => {
  const [tablet, stranger] = [await (await device()).newPage(), await (await device()).newPage()];
  await pair(page, tablet);
  const file = await bundle(tablet);
  await startNotebook(stranger);
  await open(stranger, file, 'This file is not for this device.');
  const cut = { ...file, buffer: file.buffer.subarray(0, file.buffer.length - 9) };
  await open(page, cut, 'This file is not whole.');
  await (await passphrase(page)).fill('short');
  await page.getByRole('button', { name: 'Make the file' }).click();
  await expect(page.getByText('This is too short to be safe.')).toBeVisible();
  await expect(heading(page, 'Devices')).toBeVisible();
  // From a removed device nothing is taken any more.
  await page.getByText('Remove the device').click();
  await page.getByRole('button', { name: 'Remove for good' }).click();
  await expect(page.getByRole('heading', { name: 'Removed devices' })).toBeVisible();
  await addPage(tablet, { Name: 'Mallory' });
  await open(page, await bundle(tablet), 'This file comes from a device that was removed.');
  await expect(await listed(page)).toHaveText(['Sokha']);
});

// The system's own share sheet and its file manager cannot be driven from here: the two interfaces to them are.
test('where the share sheet refuses the file it gets the text; a tap on a bundle opens it in the app', async ({ page, device }) => {
  const tablet = await (await device()).newPage();
  await tablet.addInitScript(() => {
    const setConsumer = (open: unknown) => Object.assign(globalThis, { openFile: open });
    Object.defineProperty(globalThis, 'launchQueue', { value: { setConsumer } });
    const shared: File[] = [];
    Object.assign(globalThis, { shared });
    Object.assign(navigator, {
      canShare: ({ files }: ShareData) => files!.every(({ type }) => type === 'text/plain'),
      share: async ({ files }: ShareData) => void shared.push(...files!),
    });
  });
  await pair(page, tablet);
  await addPage(tablet, { Name: 'Dara' });
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Send changes' }).click();
  await tablet.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(tablet.getByText('Handed over. Open it on the other device.')).toBeVisible();
  const shared = await tablet.evaluate(async () => {
    const { shared } = globalThis as unknown as { shared: File[] };
    return Promise.all(shared.map(async (file) => [file.name, await file.text()]));
  });
  expect(shared).toHaveLength(1);
  expect(shared[0][0]).toMatch(/^regulars-changes-.*\.regulars\.txt$/);
  await open(page, { name: shared[0][0], mimeType: 'text/plain', buffer: Buffer.from(shared[0][1]) }, 'New: 1.');
  await addPage(page, { Name: 'Bopha' });
  const { name, buffer } = await bundle(page);
  await tablet.goto('exchange');
  await tablet.evaluate(
    async ({ name, bytes }) => {
      const { openFile } = globalThis as unknown as { openFile: (launched: object) => Promise<void> };
      await openFile({ files: [{ getFile: async () => new File([new Uint8Array(bytes)], name) }] });
    },
    { name, bytes: [...buffer] },
  );
  await expect(tablet.getByText('New: 1.')).toBeVisible();
  await expect(await listed(tablet)).toHaveText(['Bopha', 'Dara', 'Sokha']);
});

test('three tabs of one browser show what a bundle brought, who sent it, and what waits', async ({ page, device, context }) => {
  const tablet = await (await device()).newPage();
  await pair(page, tablet);
  const [list, devices] = [await context.newPage(), await context.newPage()];
  await list.goto('customers');
  await devices.goto('devices');
  await expect(devices.getByText('Nothing waits for it.')).toBeVisible();
  await addPage(tablet, { Name: 'Dara' });
  await open(page, await bundle(tablet), 'New: 1.');
  await expect(names(list)).toHaveText(['Dara', 'Sokha']);
  await addPage(list, { Name: 'Bopha' });
  await expect(await listed(page)).toHaveText(['Bopha', 'Dara', 'Sokha']);
  await expect(devices.getByText('1 page waits for it.')).toBeVisible();
  await go(page, 'Devices');
  await page.getByText('Remove the device').click();
  await page.getByRole('button', { name: 'Remove for good' }).click();
  await expect(devices.getByRole('heading', { name: 'Removed devices' })).toBeVisible();
});

test('two devices exchange through a folder by themselves, one file each', async ({ page, device }) => {
  const tablet = await (await device()).newPage();
  await pair(page, tablet);
  const files = (one: Page) =>
    one.evaluate(async () => {
      const found: [string, number[]][] = [];
      // A file that is being replaced right now cannot be read for a moment, and what replaces it stands beside it.
      const read = async (handle: FileSystemFileHandle): Promise<ArrayBuffer | undefined> => {
        try {
          return await (await handle.getFile()).arrayBuffer();
        } catch (error) {
          if ((error as Error).name === 'NotFoundError') return undefined;
          if ((error as Error).name !== 'NotReadableError') throw error;
          return read(handle);
        }
      };
      for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
        // Chromium's own, while it writes: carried as a file like any other, it would stay.
        if (name.endsWith('.crswap')) continue;
        const bytes = await read(handle as FileSystemFileHandle);
        if (bytes) found.push([name, [...new Uint8Array(bytes)]]);
      }
      return found;
    });
  // What something else carries: here, from the one profile's folder into the other's.
  const carry = async (from: Page, to: Page) =>
    to.evaluate(async (files) => {
      const folder = await navigator.storage.getDirectory();
      for (const [name, bytes] of files) {
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await stream.write(new Uint8Array(bytes));
        await stream.close();
      }
    }, await files(from));
  for (const one of [page, tablet]) {
    await one.evaluate(() => Object.assign(globalThis, { showDirectoryPicker: () => navigator.storage.getDirectory() }));
    await go(one, 'Devices');
    await one.getByRole('button', { name: 'Choose the shared folder' }).click();
    await expect(one.getByText(/^Changes go through the folder/)).toBeVisible();
  }
  await addPage(tablet, { Name: 'Dara' });
  await go(tablet, 'Devices');
  const before = JSON.stringify(await files(tablet));
  await tablet.getByRole('button', { name: 'Exchange now' }).click();
  await expect.poll(async () => JSON.stringify(await files(tablet)) !== before, OFTEN).toBe(true);
  await carry(tablet, page);
  await page.getByRole('button', { name: 'Exchange now' }).click();
  await expect.poll(async () => (await files(page)).length, OFTEN).toBe(2);
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Dara', 'Sokha']);
  const own = /^[0-9a-f]{32}\.regulars$/;
  await expect.poll(async () => (await files(page)).map(([name]) => own.test(name)), OFTEN).toEqual([true, true]);

  // One that no notebook is as large as, and one at which the app ended twice before it could say anything.
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const write = async (name: string, work: (stream: FileSystemWritableFileStream) => Promise<void>) => {
      const handle = await folder.getFileHandle(name, { create: true });
      const stream = await handle.createWritable();
      await work(stream);
      await stream.close();
      return handle.getFile();
    };
    await write('large.regulars', (stream) => stream.truncate(1e9));
    const bad = await write('bad.regulars', (stream) => stream.write('regulars-bundle 1\n'));
    localStorage.setItem('regulars / begun', JSON.stringify({ [bad.name]: [`${bad.size} ${bad.lastModified}`, 2] }));
  });
  await page.reload();
  await go(page, 'Devices');
  await expect(page.getByText('Left alone, because they are too large or could not be read: bad.regulars, large.regulars.')).toBeVisible();
  await page.getByRole('button', { name: 'Exchange now' }).click();
  await expect(page.getByText('Left alone, because they are too large or could not be read: large.regulars.')).toBeVisible();
});
