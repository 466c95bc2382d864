// The first minute: the app opens anywhere it is put, says hello, and from then on needs no host.

import { createHash } from 'node:crypto';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { OFTEN } from './owner';
import { dist, serve } from './server.mjs';

const greeting = (page: Page) => page.getByRole('button', { name: 'Start my notebook' });

// The page is served by the worker from the next load on.
const offlineReady = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

const version = (page: Page) => page.locator('meta[name="regulars-version"]').getAttribute('content');

test('opens', { tag: '@both' }, async ({ page }) => {
  await page.goto('');
  await expect(greeting(page)).toBeVisible();
});

for (const folder of ['', 'some/path/']) {
  test(`a deep link under /${folder} finds the app, before and after the service worker`, async ({
    page,
    baseURL,
    expectedErrors,
  }) => {
    expectedErrors.push(/404 \(Not Found\)/);
    const link = `${baseURL}${folder}settings?a=b#c`;
    const base = `${baseURL}${folder}`;

    await page.goto(link);
    await expect(page.locator('base')).toHaveAttribute('href', base);
    await expect(page).toHaveURL(link);
    await offlineReady(page);

    await page.goto(`${base}customers/nobody/edit`);
    await expect(page.locator('base')).toHaveAttribute('href', base);
    await expect(page).toHaveURL(`${base}customers/nobody/edit`);
    expect(await version(page)).toMatch(/^[0-9a-f]{16}$/);
  });
}

test('an address outside any app says so', async ({ page, baseURL, expectedErrors }) => {
  expectedErrors.push(/404 \(Not Found\)/);
  const empty = await mkdtemp(join(tmpdir(), 'regulars-'));
  await cp(join(dist, '404.html'), join(empty, '404.html'));
  const host = await serve({ folder: empty });
  await page.goto(`${host.url}a/b`);
  await expect(page.getByText('There is no page at this address.')).toBeVisible();
  await host.close();
  await rm(empty, { recursive: true });
});

test('works with the host gone for good', async ({ page }) => {
  const host = await serve();
  await page.goto(host.url);
  await expect(greeting(page)).toBeVisible();
  await offlineReady(page);
  await host.close();

  await page.reload();
  await expect(greeting(page)).toBeVisible();
  await page.goto(`${host.url}settings`);
  await expect(page.locator('base')).toHaveAttribute('href', host.url);
});

test('a new version waits until it is accepted, even when every window was closed meanwhile', async ({
  page,
  context,
}) => {
  const next = await nextVersion();
  const host = await serve();
  const ready = (window: Page) => expect(window.locator('html[data-update="ready"]')).toBeAttached();

  await page.goto(host.url);
  await expect(greeting(page)).toBeVisible();
  await offlineReady(page);
  const first = await version(page);

  host.folder = next;
  await page.reload();
  await ready(page);
  expect(await version(page)).toBe(first);

  await page.close();
  const other = await context.newPage();
  await other.goto(host.url);
  await ready(other);
  expect(await version(other)).toBe(first);

  await other.evaluate(() => document.dispatchEvent(new Event('accept-update')));
  await expect.poll(() => version(other).catch(() => first), OFTEN).toBe('next');
  await expect(greeting(other)).toBeVisible();
  expect(await other.evaluate(() => caches.keys())).toHaveLength(2);
  await host.close();
  await rm(next, { recursive: true });
});

test('an accepted version reaches every open window', async ({ page, context }) => {
  const next = await nextVersion();
  const host = await serve();
  await page.goto(host.url);
  await offlineReady(page);
  const other = await context.newPage();
  await other.goto(host.url);

  host.folder = next;
  await page.reload();
  await expect(page.locator('html[data-update="ready"]')).toBeAttached();
  await page.evaluate(() => document.dispatchEvent(new Event('accept-update')));
  for (const window of [page, other]) {
    await expect.poll(() => version(window).catch(() => null), OFTEN).toBe('next');
  }
  await host.close();
  await rm(next, { recursive: true });
});

test('a version with a file that is not its own is not kept, and comes once the host is whole', async ({ page, expectedErrors }) => {
  expectedErrors.push(/changes what it serves/, /ServiceWorker/);
  const next = await nextVersion();
  const [wasm] = (await readdir(next)).filter((file) => file.endsWith('.wasm'));
  const whole = await readFile(join(next, wasm));
  const host = await serve();
  await page.goto(host.url);
  await offlineReady(page);
  const first = await version(page);

  // As a host does that answers each unknown address with the page, while it is still being filled.
  await cp(join(next, 'index.html'), join(next, wasm));
  host.folder = next;
  const failed = page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (worker) await new Promise<void>((done) => (worker.onstatechange = () => worker.state === 'redundant' && done()));
    return { waits: !!registration.waiting, caches: await caches.keys() };
  });
  expect((await failed).waits).toBe(false);
  await page.reload();
  expect(await version(page)).toBe(first);
  await expect(page.locator('html[data-update="ready"]')).not.toBeAttached();

  await writeFile(join(next, wasm), whole);
  await page.reload();
  await expect(page.locator('html[data-update="ready"]')).toBeAttached();
  await host.close();
  await rm(next, { recursive: true });
});

test('a version that cannot start gives way to a newer one', async ({ page, expectedErrors }) => {
  // What a broken version has preloaded, it never uses.
  expectedErrors.push(/it broke/, /was preloaded using link preload but not used/);
  const [current, next] = [await copy(), await nextVersion()];
  const [script] = (await readdir(current)).filter((file) => /^regulars-.*\.js$/.test(file));
  await writeFile(join(current, script), 'throw new Error("it broke");');
  await sealAnew(current);
  const host = await serve({ folder: current });
  await page.goto(host.url);
  await offlineReady(page);

  // A worker tells of its version before the browser has noted that it is installed.
  await appendFile(join(next, 'sw.js'), `
    addEventListener('install', (event) => event.waitUntil(new Promise((done) => setTimeout(done, 1000))));`);
  host.folder = next;
  await page.reload();
  await expect(greeting(page)).toBeVisible();
  expect(await version(page)).toBe('next');
  await host.close();
  for (const folder of [current, next]) await rm(folder, { recursive: true });
});

async function copy() {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-'));
  await cp(dist, folder, { recursive: true });
  return folder;
}

// The same app under another version's name.
async function nextVersion() {
  const folder = await copy();
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  const [, current] = /name="regulars-version" content="([^"]*)"/.exec(index)!;
  for (const file of ['index.html', 'sw.js']) {
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), text.replace(`"${current}"`, '"next"'));
  }
  await sealAnew(folder);
  return folder;
}

// Tells the service worker in a folder what its files are now.
async function sealAnew(folder: string) {
  const worker = await readFile(join(folder, 'sw.js'), 'utf8');
  const hash = async (file: string) => createHash('sha256').update(await readFile(join(folder, file))).digest('hex');
  const lines = worker.split('\n').map(async (line) => {
    const [, file] = /^  "([^"]+)": "[0-9a-f]{64}",$/.exec(line) ?? [];
    return file ? `  "${file}": "${await hash(file === './' ? 'index.html' : file)}",` : line;
  });
  await writeFile(join(folder, 'sw.js'), (await Promise.all(lines)).join('\n'));
}
