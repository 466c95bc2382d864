// Drives the built app in dist/, on a wide screen and on a phone. `cargo xtask test e2e` builds it first.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

const port = Number(process.env.REGULARS_PORT ?? 8123);
const url = `http://localhost:${port}/`;

// Chromium asks for addresses of its own accord after some minutes. What radio tests count meanwhile shall be their own.
const askNobody = '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE localhost';

export default defineConfig({
  testDir: '.',
  outputDir: '../../target/test-results',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  // On a shared machine one stall must not undo a day's work; what passed only the second time is listed as flaky, and
  // is a bug to find.
  retries: process.env.CI ? 2 : 0,
  reporter: 'list',
  // Time enough for a build without optimisation on a busy machine; nothing waits longer than it must.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { baseURL: url, locale: 'en-GB', launchOptions: { ...launchOptions, args: [...launchOptions.args, askNobody] }, screenshot: 'only-on-failure' },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'phone', testIgnore: /(firefox|first-copy|meeting|greet-together)\.spec\.ts/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
  ],
  webServer: { command: `node server.mjs ${port}`, url },
});
