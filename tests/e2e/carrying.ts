// Bundles carried from hand to hand between two browser profiles: made on one, opened on the other.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { addPage, go, startNotebook } from './owner';

export const PASSPHRASE = 'green tea for two, please';

export async function saved(page: Page) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  return { name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer: await readFile(await file.path()) };
}

export type Carried = Awaited<ReturnType<typeof saved>>;

// Whatever is made is saved before anything else is asked for.
export async function bundle(page: Page) {
  await go(page, 'Devices');
  await page.getByRole('button', { name: 'Send changes' }).click();
  const file = await saved(page);
  await page.getByRole('button', { name: 'Done' }).click();
  return file;
}

export async function open(page: Page, file: Carried, told: RegExp | string) {
  await go(page, 'Devices');
  await page.getByLabel('Open a file of changes').setInputFiles(file);
  await expect(page.getByText(told)).toBeVisible();
  await page.locator('#content').getByRole('button', { name: 'Close' }).click();
}

// The field for the passphrase of an invitation, which is folded away.
export async function passphrase(page: Page) {
  const field = page.getByLabel('Passphrase for the file');
  if (!(await field.isVisible())) await page.getByText('With a file', { exact: true }).click();
  return field;
}

export async function invitation(page: Page) {
  await go(page, 'Devices');
  await (await passphrase(page)).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the file' }).click();
  await expect(page.getByText('The file for a new device is ready')).toBeVisible({ timeout: 30_000 });
  const file = await saved(page);
  await page.getByRole('button', { name: 'Done' }).click();
  return file;
}

export async function join(page: Page, file: Carried) {
  await page.goto('');
  await page.getByRole('link', { name: 'Join the notebook of another device' }).click();
  await page.getByLabel('Open a file for a new device').setInputFiles(file);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText(/^From “/)).toBeVisible({ timeout: 30_000 });
  await page.locator('#content').getByRole('button', { name: 'Close' }).click();
}

export async function pair(page: Page, tablet: Page) {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha' });
  await join(tablet, await invitation(page));
  await open(page, await bundle(tablet), /^From “/);
}
