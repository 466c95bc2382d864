// Devices with different browsers meet: Firefox with Firefox and with Chromium, both ways round.

import type { Page as Firefox } from 'puppeteer-core';
import type { Page as Chromium } from '@playwright/test';
import { expect, test } from './fixtures';
import { escaped } from './radio/hosts.mjs';
import { chromium, firefox } from './radio/profiles.mjs';

// What an owner does, in words both drivers know.
type Device = Chromium | Firefox;

const PATIENCE = 30_000;

const until = <T>(page: Device, find: (wanted: string) => T, wanted: string) =>
  (page as Firefox).waitForFunction(find, { timeout: PATIENCE, polling: 50 }, wanted);

// Both drivers wait for a function; they differ in the order of what follows it.
async function wait(page: Device, find: (wanted: string) => unknown, wanted: string) {
  if ('locator' in page && 'context' in page) {
    await (page as Chromium).waitForFunction(find, wanted, { timeout: PATIENCE });
  } else await until(page, find, wanted);
}

const see = (page: Device, words: string) => wait(page, (words) => document.body.innerText.includes(words), words);

async function press(page: Device, words: string) {
  const find = (words: string) => {
    const things = [...document.querySelectorAll<HTMLElement>('button, a[href]')];
    const thing = things.find(({ textContent }) => textContent!.trim() === words);
    return thing && !(thing as HTMLButtonElement).disabled && (thing.click(), true);
  };
  await wait(page, find, words);
}

async function type(page: Device, words: string) {
  const find = (words: string) => {
    const field = document.querySelector<HTMLInputElement>('#read-code');
    if (!field) return false;
    field.value = words;
    return field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  await wait(page, find, words);
  await press(page, 'Go on');
}

async function copied(page: Device) {
  await wait(page, (selector) => document.querySelector(selector), '.meeting svg.code');
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (document.body.dataset.copied = text);
  });
  await press(page, 'Copy as text');
  await wait(page, () => document.body.dataset.copied, '');
  return page.evaluate(() => {
    const { copied } = document.body.dataset;
    delete document.body.dataset.copied;
    return copied!;
  });
}

const SAME = 'Both devices have the same.';

const later = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

// Owners look and tap slowly: `pauses` are how long in milliseconds until the second of two codes is read, and the only
// one.
async function story(tablet: Device, phone: Device, url: string, pauses: [number, number]) {
  await tablet.goto(url);
  await press(tablet, 'Start my notebook');
  await press(tablet, 'Leave it for later');
  await press(tablet, 'Devices');
  await press(tablet, 'Show a QR code');
  await phone.goto(url);
  await press(phone, 'Join the notebook of another device');
  await type(phone, await copied(tablet));
  const reply = await copied(phone);
  await later(pauses[0]);
  await type(tablet, reply);
  for (const page of [tablet, phone]) await press(page, 'It is the same');
  for (const page of [tablet, phone]) await see(page, SAME);
  // Each of them shows the code once.
  for (const [shows, reads] of [[tablet, phone], [phone, tablet]]) {
    await press(shows, 'Disconnect');
    await see(reads, 'The other device has disconnected.');
    await press(reads, 'Close');
    await press(shows, 'Connect');
    await wait(shows, (selector) => document.querySelector(selector), '.typed-code');
    const letters = await shows.evaluate(() => document.querySelector('.typed-code')!.textContent!);
    await later(pauses[1]);
    await type(reads, letters);
    for (const page of [tablet, phone]) await see(page, SAME);
  }
}

const open = {
  async firefox() {
    const browser = await firefox();
    return { page: (await browser.newPage()) as Device, close: () => browser.close() };
  },
  async chromium() {
    const context = await chromium();
    return { page: context.pages()[0] as Device, close: () => context.close() };
  },
};

for (const [one, other] of [['firefox', 'firefox'], ['firefox', 'chromium'], ['chromium', 'firefox']] as const) {
  test(`${one} lets ${other} in, and they meet both ways round`, async ({ baseURL }) => {
    test.slow();
    const before = escaped();
    const devices = [await open[one](), await open[other]()];
    try {
      await story(devices[0].page, devices[1].page, baseURL!, [35_000, 8_000]);
    } finally {
      for (const device of devices) await device.close();
    }
    expect(escaped()).toEqual(before);
  });
}

test('a Firefox that hides where it is says so, and comes to whoever does not', async ({ baseURL }) => {
  test.slow();
  const before = escaped();
  const [browser, context] = [await firefox({ realAddresses: false }), await chromium()];
  try {
    const [hidden, tablet] = [(await browser.newPage()) as Device, context.pages()[0] as Device];
    await tablet.goto(baseURL!);
    await press(tablet, 'Start my notebook');
    await press(tablet, 'Leave it for later');
    await press(tablet, 'Devices');
    await press(tablet, 'Show a QR code');
    await hidden.goto(baseURL!);
    await press(hidden, 'Join the notebook of another device');
    await type(hidden, await copied(tablet));
    const reply = await copied(hidden);
    await later(35_000);
    await type(tablet, reply);
    for (const page of [tablet, hidden]) await press(page, 'It is the same');
    for (const page of [tablet, hidden]) await see(page, SAME);
    await press(hidden, 'Disconnect');
    await see(tablet, 'The other device has disconnected.');
    await press(tablet, 'Close');
    await press(hidden, 'Connect');
    await see(hidden, 'This browser hides this device');
    await press(hidden, 'Close');
    await press(tablet, 'Connect');
    await wait(tablet, (selector) => document.querySelector(selector), '.typed-code');
    await type(hidden, await tablet.evaluate(() => document.querySelector('.typed-code')!.textContent!));
    for (const page of [tablet, hidden]) await see(page, SAME);
  } finally {
    await browser.close();
    await context.close();
  }
  expect(escaped()).toEqual(before);
});
