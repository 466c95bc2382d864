// The `test` that every spec uses. Whatever a test is about, it also fails when any of its pages asks another origin
// for anything or logs an error nobody expected: both are promises of the whole app, not of one test.

import { test as base, expect, type BrowserContext, type BrowserContextOptions } from '@playwright/test';

export { expect };

type Fixtures = {
  // Error lines this test provokes on purpose.
  expectedErrors: RegExp[];
  // Another device: a browser profile of its own, watched like the first.
  device: (options?: BrowserContextOptions) => Promise<BrowserContext>;
};

export const test = base.extend<Fixtures & { watch: (context: BrowserContext) => void }>({
  expectedErrors: async ({}, use) => use([]),

  watch: async ({ expectedErrors }, use) => {
    const foreign: string[] = [];
    const errors: string[] = [];
    await use((context) => {
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (/^(http|ws)s?:$/.test(protocol) && hostname !== 'localhost') foreign.push(request.url());
      });
      context.on('console', (line) => {
        if (line.type() === 'error') errors.push(line.text());
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
    });
    expect(foreign, 'requests to another origin').toEqual([]);
    const unexpected = errors.filter((line) => !expectedErrors.some((expected) => expected.test(line)));
    expect(unexpected, 'errors in the console').toEqual([]);
  },

  context: async ({ context, watch }, use) => {
    watch(context);
    await use(context);
  },

  device: async ({ browser, contextOptions, watch }, use) => {
    const devices: BrowserContext[] = [];
    await use(async (options) => {
      const device = await browser.newContext({ ...contextOptions, ...options });
      watch(device);
      devices.push(device);
      return device;
    });
    for (const device of devices) await device.close();
  },
});
