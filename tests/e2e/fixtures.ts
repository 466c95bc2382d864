// The `test` that every spec uses. Whatever a test is about, it also fails when any of its pages asks another origin
// for anything, logs an error nobody expected, or has somebody's name in its address, which browsers keep and sync: these
// are promises of the whole app, not of one test.

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
    const telling: string[] = [];
    await use((context) => {
      context.on('page', (page) =>
        page.on('framenavigated', (frame) => {
          const address = new URL(frame.url());
          const told = decodeURIComponent(address.pathname + address.search);
          if (/^http/.test(address.protocol) && /[A-Z\s]|[^\x20-\x7e]/.test(told)) telling.push(frame.url());
        }),
      );
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (/^(http|ws)s?:$/.test(protocol) && hostname !== 'localhost') foreign.push(request.url());
      });
      context.on('console', (line) => {
        if (['error', 'warning'].includes(line.type())) errors.push(line.text());
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
    });
    expect(foreign, 'requests to another origin').toEqual([]);
    expect(telling, 'addresses with words').toEqual([]);
    const unexpected = errors.filter((line) => !expectedErrors.some((expected) => expected.test(line)));
    expect(unexpected, 'errors and warnings in the console').toEqual([]);
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
