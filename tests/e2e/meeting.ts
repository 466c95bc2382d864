// Two devices that meet by radio, each a browser of its own with a camera, and what their owners do to get there.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test as base } from './fixtures';
import { go } from './owner';
import { escaped, otherHost } from './radio/hosts.mjs';
import { chromium } from './radio/profiles.mjs';

type Options = { host?: Awaited<ReturnType<typeof otherHost>>; url?: string; video?: string; camera?: boolean; flags?: string[] };

export const test = base.extend<{ folder: string; other: (options?: Options) => Promise<Page> }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'meeting-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },

  // A device of its own: a browser with a profile and a camera.
  other: async ({ watch, baseURL, locale, viewport }, use) => {
    const contexts: Awaited<ReturnType<typeof chromium>>[] = [];
    const before = escaped();
    await use(async ({ url, ...options } = {}) => {
      const context = await chromium({ ...options, baseURL: url ?? baseURL, locale, viewport });
      const camera = options.camera === false ? [] : ['camera'];
      await context.grantPermissions(['clipboard-read', 'clipboard-write', ...camera]);
      watch(context);
      contexts.push(context);
      return context.pages()[0];
    });
    for (const context of contexts) await context.close();
    // Not one packet to anybody else.
    expect(escaped()).toEqual(before);
  },
});

export const same = (page: Page) => expect(page.getByText('Both devices have the same.')).toBeVisible({ timeout: 30_000 });
export const code = (page: Page) => page.locator('.meeting svg.code');
export const ended = (page: Page, why: RegExp) => expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible({ timeout: 40_000 });

export async function copied(page: Page) {
  await expect(code(page)).toBeVisible();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

export async function type(page: Page, letters: string) {
  await page.getByLabel('Letters or text from the other device').fill(letters);
  await page.getByRole('button', { name: 'Go on' }).click();
}

export async function joinNotebook(page: Page) {
  await page.goto('');
  await page.getByRole('link', { name: 'Join the notebook of another device' }).click();
}

export async function agree(tablet: Page, phone: Page) {
  await expect(tablet.locator('.typed-code')).toBeVisible();
  await expect(phone.locator('.typed-code')).toHaveText(await tablet.locator('.typed-code').innerText());
  for (const page of [phone, tablet]) await page.getByRole('button', { name: 'It is the same' }).click();
  await same(tablet);
  await same(phone);
}

export async function pair(tablet: Page, phone: Page, pause = 0) {
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Show a QR code' }).click();
  const call = await copied(tablet);
  await joinNotebook(phone);
  await type(phone, call);
  const reply = await copied(phone);
  await tablet.waitForTimeout(pause);
  await type(tablet, reply);
  await agree(tablet, phone);
}

export async function disconnect(tablet: Page, phone: Page) {
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Disconnect' }).click();
  await go(phone, 'Devices');
  await ended(phone, /^The other device has disconnected/);
  await phone.locator('.meeting').getByRole('button', { name: 'Close' }).click();
}

// The tablet shows a code, and the phone's owner types it.
export async function meet(tablet: Page, phone: Page) {
  await go(tablet, 'Devices');
  await tablet.getByRole('button', { name: 'Connect', exact: true }).click();
  const letters = await tablet.locator('.typed-code').innerText();
  expect(letters.replace(' ', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{8,10}$/);
  await go(phone, 'Devices');
  await type(phone, letters.toLowerCase());
}
