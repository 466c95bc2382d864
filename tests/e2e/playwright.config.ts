// Drives the built app in dist/, on a wide screen and on a phone. `cargo xtask test e2e` builds it first.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

const port = 8123;
const url = `http://localhost:${port}/`;

export default defineConfig({
  testDir: '.',
  outputDir: '../../target/test-results',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  reporter: 'list',
  use: { baseURL: url, locale: 'en-GB', launchOptions, screenshot: 'only-on-failure' },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
  ],
  webServer: { command: `node server.mjs ${port}`, url },
});
