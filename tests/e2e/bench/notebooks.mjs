// Two owners' browsers: one with an empty notebook, one with 10,000 customers. Each is a profile on the disk, because
// a private window keeps its database in memory, where a strict write costs nothing.

import { chromium } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../browser.mjs';
import { instruments, replaceRecords } from './instruments.mjs';

// A frame is painted as soon as it is ready and not when a screen of 60 Hz would next show it: that wait is between 0
// and 17 ms whatever the app does, and would hide what the app does.
const UNCAPPED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-GB' };

// A browser with the instruments in every page of it, and a camera that shows the film in its folder, `film.y4m`.
export async function profile() {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-bench-'));
  const film = join(folder, 'film.y4m');
  const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  const args = [...launchOptions.args, ...UNCAPPED, ...camera];
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, ...PHONE, args });
  await context.addInitScript(instruments);
  const close = async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, film, close };
}

// Everything is kept for offline use, as it is from an owner's second day on.
const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

export async function beginEmpty({ context }, host) {
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Start my notebook' }).click();
  await page.getByRole('button', { name: 'Leave it for later' }).click();
  await page.locator('.today').waitFor();
  await kept(page);
  await page.close();
}

// The app has made its database by the time it asks whether to start a notebook; that is where the records go.
export async function beginFull({ context }, host, folder) {
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Start my notebook' }).waitFor();
  await kept(page);
  const app = host.folder;
  host.folder = folder;
  const filled = await page.evaluate(replaceRecords, { database: 'regulars / notebook', address: 'records.bin' });
  host.folder = app;
  await page.close();
  return filled;
}
