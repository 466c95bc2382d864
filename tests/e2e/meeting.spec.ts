// Two devices meet without any server, in a network of their own (radio/hosts.mjs): by codes that are typed, pasted and
// seen by a real camera that is fed a film; over a cable that is pulled; and without any network, by moving codes.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect } from './fixtures';
import { agree, code, copied, disconnect, ended, joinNotebook, meet, pair, same, test, type } from './meeting';
import { addEntry, addPage, go, names, openPage, startNotebook } from './owner';
import { otherHost } from './radio/hosts.mjs';
import { film, matrix, matrixOf } from './radio/video.mjs';

test('a phone joins by two pasted codes; both see every change at once; later a few typed letters do', async ({ other }) => {
  const [tablet, phone] = [await other(), await other()];
  await startNotebook(tablet);
  await addPage(tablet, { Name: 'Sokha' });
  await pair(tablet, phone);
  for (const page of [tablet, phone]) {
    const violations = await barriers(page);
    expect(violations).toEqual([]);
  }
  await openPage(phone, 'Sokha');
  await addEntry(phone, 'asked for the red one');
  await openPage(tablet, 'Sokha');
  await expect(tablet.getByText('asked for the red one')).toBeVisible();
  await addEntry(tablet, 'it came in');
  await expect(phone.getByText('it came in')).toBeVisible();
  await disconnect(tablet, phone);
  await addPage(phone, { Name: 'Dara' });
  await addPage(tablet, { Name: 'Bopha' });
  await meet(tablet, phone);
  await same(tablet);
  await same(phone);
  for (const page of [tablet, phone]) {
    await go(page, 'Customers');
    await expect(names(page)).toHaveText(['Bopha', 'Dara', 'Sokha']);
    await go(page, 'Devices');
    await expect(page.getByText('Nothing waits for it.')).toBeVisible();
    await expect(page.getByText(/^Has everything up to/)).toBeVisible();
  }
  // Closed without a word, and opened again: the rest comes next time.
  await tablet.reload();
  await ended(phone, /^The other device has disconnected/);
  await phone.locator('.meeting').getByRole('button', { name: 'Close' }).click();
  await meet(tablet, phone);
  await same(phone);
});

test('an owner may take their time, and the codes stay good', async ({ other }) => {
  test.slow();
  const [tablet, phone] = [await other(), await other()];
  await startNotebook(tablet);
  await pair(tablet, phone, 35_000);
  await disconnect(tablet, phone);
  await tablet.getByRole('button', { name: 'Connect', exact: true }).click();
  const letters = await tablet.locator('.typed-code').innerText();
  await tablet.waitForTimeout(20_000);
  await type(phone, letters);
  await same(phone);
});

test('without any network that is told at once, and moving codes are one press away', async ({ other }) => {
  const [tablet, phone] = [await other(), await other()];
  await startNotebook(tablet);
  await addPage(tablet, { Name: 'Sokha' });
  await pair(tablet, phone);
  await disconnect(tablet, phone);
  await tablet.getByRole('button', { name: 'Connect', exact: true }).click();
  const letters = await tablet.locator('.typed-code').innerText();
  for (const page of [tablet, phone]) await page.context().setOffline(true);
  await go(phone, 'Devices');
  await type(phone, letters);
  await ended(phone, /^The devices cannot reach each other/);
  await phone.getByRole('button', { name: 'Show changing QR codes' }).click();
  await expect(phone.locator('.moving-codes svg')).toHaveCount(4);
  await phone.getByRole('button', { name: 'Done' }).click();
  await type(phone, letters);
  await ended(phone, /^The devices cannot reach each other/);
  await phone.locator('.meeting').getByRole('button', { name: 'Scan changing QR codes' }).click();
  await expect(phone.locator('.scanner video')).toBeVisible();
});

test('a camera that is allowed late reads all the same', async ({ other, folder }) => {
  const video = join(folder, 'phone.y4m');
  film(video, [Array.from({ length: 20 }, () => Array(20).fill(false))], { scale: 1 });
  const [tablet, phone] = [await other(), await other({ video })];
  await startNotebook(tablet);
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Show a QR code' }).click();
  await joinNotebook(phone);
  await phone.evaluate(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      await new Promise((later) => setTimeout(later, 4_000));
      return ask(wanted);
    };
  });
  film(video, [await matrixOf(tablet, code(tablet))], { repeat: 5, fps: 10 });
  await phone.getByRole('button', { name: 'Open the camera' }).click();
  await expect(phone.getByText('Now scan this QR code with the first device.')).toBeVisible({ timeout: 30_000 });
});

test('of several cameras the next one is taken by a tap, and stays the one', async ({ other }) => {
  const phone = await other({ flags: ['--use-fake-device-for-media-stream=device-count=3'] });
  const video = phone.locator('.scanner video');
  const open = () => phone.getByRole('button', { name: 'Open the camera' }).click();
  const seen = () => video.evaluate((video: HTMLVideoElement) => (video.srcObject as MediaStream | null)?.getVideoTracks()[0].getSettings().deviceId);
  await joinNotebook(phone);
  await open();
  const next = phone.getByRole('button', { name: 'Another camera' });
  await expect(next).toBeVisible();
  const used = [await seen()];
  for (const _ of [1, 2]) {
    await next.click();
    await expect.poll(async () => used.includes((await seen()) ?? used[0])).toBe(false);
    used.push(await seen());
    await expect(next).toBeVisible();
  }
  await phone.reload();
  await open();
  await expect.poll(seen).toBe(used.at(-1));
  // Behind the last comes the first.
  await next.click();
  await expect.poll(seen).toBe(used[0]);
});

test('what was misread or cannot be answered is told, and changes nothing', async ({ other }) => {
  const [tablet, phone, stranger] = [await other(), await other(), await other()];
  await startNotebook(tablet);
  await pair(tablet, phone);
  await disconnect(tablet, phone);
  await tablet.getByRole('button', { name: 'Connect', exact: true }).click();
  const letters = await tablet.locator('.typed-code').innerText();
  const slip = letters.slice(0, -1) + (letters.endsWith('0') ? '1' : '0');
  await type(phone, slip);
  await expect(phone.getByText('One of these letters is not right.')).toBeVisible();
  await type(phone, 'https://example.org/a-menu-of-the-day');
  await expect(phone.getByText('This is not a QR code of Regulars.')).toBeVisible();
  await joinNotebook(stranger);
  await type(stranger, letters);
  await expect(stranger.getByText('This is from a device with another notebook.')).toBeVisible();
  // Nobody waits there any more.
  await tablet.getByRole('button', { name: 'Cancel' }).click();
  await type(phone, letters);
  await ended(phone, /^The devices cannot reach each other/);
});

test('where a browser hides the address, the camera helps, or a code each way', async ({ other }) => {
  const [tablet, phone] = [await other({ camera: false }), await other({ camera: false })];
  await startNotebook(tablet);
  await pair(tablet, phone);
  await disconnect(tablet, phone);
  await tablet.getByRole('button', { name: 'Connect', exact: true }).click();
  await ended(tablet, /^This browser hides/);
  await tablet.getByRole('button', { name: 'Use two QR codes' }).click();
  await type(phone, await copied(tablet));
  await type(tablet, await copied(phone));
  await same(phone);
});

test('where a browser takes no credentials but its own, a code each way comes by itself', async ({ other }) => {
  const [tablet, phone] = [await other(), await other()];
  await startNotebook(tablet);
  await pair(tablet, phone);
  await disconnect(tablet, phone);
  await tablet.evaluate(() => {
    const describe = RTCPeerConnection.prototype.setLocalDescription;
    RTCPeerConnection.prototype.setLocalDescription = async function (description) {
      // The browser's own are shorter.
      if (/a=ice-pwd:[0-9a-f]{32}/.test(description!.sdp!)) throw new DOMException('no', 'InvalidModificationError');
      return describe.call(this, description);
    };
  });
  await tablet.getByRole('button', { name: 'Connect', exact: true }).click();
  await type(phone, await copied(tablet));
  await type(tablet, await copied(phone));
  await same(tablet);
});

test('cameras do it all: joining, meeting again, and moving codes where there is no network', async ({ other, folder }) => {
  test.slow();
  const films = ['tablet', 'phone'].map((name) => join(folder, `${name}.y4m`));
  const blank = Array.from({ length: 20 }, () => Array(20).fill(false));
  for (const file of films) film(file, [blank], { scale: 1 });
  const [tablet, phone] = [await other({ video: films[0] }), await other({ video: films[1] })];
  const see = async (page: Page, file: string, shown: Page, options: object) => {
    await expect(code(shown)).toBeVisible();
    film(file, [await matrixOf(shown, code(shown))], { repeat: 5, fps: 10, ...options });
    await page.getByRole('button', { name: 'Open the camera' }).click();
  };
  await startNotebook(tablet);
  await addPage(tablet, { Name: 'Sokha' });
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Show a QR code' }).click();
  await joinNotebook(phone);
  await see(phone, films[1], tablet, { rotate: 8, blur: 1 });
  await see(tablet, films[0], phone, { slant: 0.15, noise: 10 });
  await agree(tablet, phone);
  await disconnect(tablet, phone);
  await addPage(tablet, { Name: 'Dara' });
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Connect', exact: true }).click();
  await see(phone, films[1], tablet, { scale: 4.5, rotate: -20 });
  await same(phone);
  await disconnect(tablet, phone);

  // In flight mode.
  await openPage(tablet, 'Dara');
  const letters = Array.from({ length: 3000 }, (_, at) => String.fromCharCode(97 + ((at * at * 7 + at * 3) % 26))).join('');
  await addEntry(tablet, `wants this: ${letters}`);
  await tablet.context().setOffline(true);
  await phone.context().setOffline(true);
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Send changes' }).click();
  await tablet.getByRole('button', { name: 'Show as changing QR codes' }).click();
  const shown = await tablet.locator('.moving-codes').evaluate(async (codes) => {
    const turns: string[][] = [];
    while (turns.length < 30) {
      await new Promise((later) => setTimeout(later, 20));
      const turn = [...codes.querySelectorAll('path')].map((path) => path.getAttribute('d')!);
      if (turn[0] !== turns.at(-1)?.[0]) turns.push(turn);
    }
    return { size: Number(codes.querySelector('svg')!.dataset.size), turns };
  });
  const side = shown.size;
  const beside = shown.turns.map((paths) => {
    const [a, b, c, d] = paths.map((path) => matrix(side, path));
    return [...a.map((row, y) => [...row, ...b[y]]), ...c.map((row, y) => [...row, ...d[y]])];
  });
  film(films[1], beside, { width: 1280, height: 720, fps: 10, drop: 0.2, tear: 0.2, blur: 1, noise: 8 });
  await go(phone, 'Devices');
  await phone.getByRole('button', { name: 'Scan changing QR codes' }).click();
  await expect(phone.getByText('New: 0. With something new: 1.')).toBeVisible({ timeout: 60_000 });
  await phone.locator('#content').getByRole('button', { name: 'Close' }).click();
  await openPage(phone, 'Dara');
  await expect(phone.getByText('wants this:')).toBeVisible();
});

test('a cable pulled while six hundred pages cross: the rest comes next time, and nothing twice', async ({ other, baseURL }) => {
  test.slow();
  const PAGES = 600;
  const host = await otherHost();
  try {
    const url = await host.serve(Number(new URL(baseURL!).port));
    const [tablet, phone] = [await other(), await other({ host, url })];
    await tablet.addInitScript(() => {
      const send = RTCDataChannel.prototype.send as (data: ArrayBufferView) => void;
      Object.assign(window, { sent: 0 });
      RTCDataChannel.prototype.send = function (data: unknown) {
        (window as unknown as { sent: number }).sent += (data as ArrayBufferView).byteLength;
        return send.call(this, data as ArrayBufferView);
      };
    });
    const sent = () => tablet.evaluate(() => (window as unknown as { sent: number }).sent);
    await startNotebook(tablet);
    await pair(tablet, phone);
    await disconnect(tablet, phone);
    await go(tablet, 'Settings');
    await tablet.getByRole('link', { name: 'Import and export' }).click();
    const card = (at: number) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person Number ${at}\r\nTEL:0${10_000_000 + at * 7}\r\nNOTE:${'likes tea '.repeat(40)}${at}\r\nEND:VCARD\r\n`;
    const book = Buffer.from(Array.from({ length: PAGES }, (_, at) => card(at)).join(''));
    await tablet.getByLabel('Choose a file').setInputFiles({ name: 'book.vcf', mimeType: 'text/vcard', buffer: book });
    await tablet.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(tablet.getByText(`Added: ${PAGES}.`)).toBeVisible({ timeout: 120_000 });
    const before = await sent();
    await meet(tablet, phone);
    const progress = phone.locator('.meeting progress');
    await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value / bar.max), { timeout: 60_000, intervals: [50] }).toBeGreaterThan(0.3);
    host.cut({ silently: true });
    const lost = /^The (connection was lost|other device has disconnected|other device has not answered)/;
    await expect(tablet.getByRole('alert').filter({ hasText: lost })).toBeVisible({ timeout: 90_000 });
    const first = (await sent()) - before;
    host.mend();
    await expect(phone.getByRole('alert').filter({ hasText: lost })).toBeVisible({ timeout: 90_000 });
    for (const page of [tablet, phone]) await page.locator('.meeting').getByRole('button', { name: 'Close' }).click();
    await meet(tablet, phone);
    await expect(phone.getByText('Both devices have the same.')).toBeVisible({ timeout: 120_000 });
    const second = (await sent()) - before - first;
    // What was on its way when the cable was pulled goes again, and no more of it.
    const WINDOW = 256_000;
    expect(second).toBeLessThan((first + second) * 0.75 + WINDOW);
    await go(phone, 'Customers');
    await expect(phone.getByText(`${PAGES} people`)).toBeVisible();
  } finally {
    host.close();
  }
});

test('a cable pulled in the midst of it loses nothing, and what was told is not told again', async ({ other, baseURL }) => {
  test.slow();
  const host = await otherHost();
  try {
    const url = await host.serve(Number(new URL(baseURL!).port));
    const [tablet, phone] = [await other(), await other({ host, url })];
    await startNotebook(tablet);
    await addPage(tablet, { Name: 'Sokha' });
    await pair(tablet, phone);
    // A few seconds are bridged by themselves.
    host.cut();
    await openPage(tablet, 'Sokha');
    await addEntry(tablet, 'written while the cable was out');
    await tablet.waitForTimeout(5_000);
    host.mend();
    await openPage(phone, 'Sokha');
    await expect(phone.getByText('written while the cable was out')).toBeVisible({ timeout: 20_000 });
    // Longer, and both are told; then they meet again.
    host.cut({ silently: true });
    await addEntry(tablet, 'written after it was lost');
    await go(tablet, 'Devices');
    // Whoever notices first ends it for the other, where the cable is back by then.
    const lost = /^The (connection was lost|other device has disconnected)/;
    await ended(tablet, lost);
    host.mend();
    await go(phone, 'Devices');
    await ended(phone, lost);
    for (const page of [tablet, phone]) await page.locator('.meeting').getByRole('button', { name: 'Close' }).click();
    await meet(tablet, phone);
    await same(phone);
    await openPage(phone, 'Sokha');
    await expect(phone.getByText('written after it was lost')).toHaveCount(1);
    expect(host.escaped()).toEqual({ packets: 0, addresses: [] });
  } finally {
    host.close();
  }
});
