// Drives the built app in dist/, on a wide screen and on a phone. `cargo xtask test e2e` builds it first.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

const port = Number(process.env.REGULARS_PORT ?? 8123);
const url = `http://localhost:${port}/`;

// Chromium asks for addresses of its own accord after some minutes. What radio tests count meanwhile shall be their own.
const askNobody = '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE localhost';

// What devices do by radio. It is waited for more than it works, so other tests run beside it.
const radio = /(firefox|first-copy|meeting|greet-together)\.spec\.ts/;

const wide = { width: 1280, height: 800 };

export default defineConfig({
  testDir: '.',
  outputDir: '../../target/test-results',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // More than two cores carry at once, but radio tests mostly wait; each project says how many are its own. Nothing is
  // tried again: what fails once is flaky or broken, and is found.
  workers: 4,
  reporter: 'list',
  // Time enough for a build without optimisation on a busy machine; nothing waits longer than it must.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { baseURL: url, locale: 'en-GB', launchOptions: { ...launchOptions, args: [...launchOptions.args, askNobody] }, screenshot: 'only-on-failure' },
  // A test runs on a wide screen; tagged `@phone`, on a phone instead; tagged `@both`, on each. A test that measures the
  // layout is tagged `@both`, unless it is about one width.
  projects: [
    { name: 'radio', testMatch: radio, workers: 2, use: { viewport: wide } },
    { name: 'desktop', testIgnore: radio, grepInvert: /@phone/, workers: 2, use: { viewport: wide } },
    { name: 'phone', grep: /@(phone|both)/, workers: 2, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
  ],
  webServer: { command: `node server.mjs ${port}`, url },
});
