// Browsers as devices: each has a profile of its own, a camera that shows a test picture or a given film, and forgets
// everything when it is closed. Closing removes the profile.

import { chromium as playwright } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../browser.mjs';

// Whom Firefox calls by itself, whatever its settings; not the app's doing, so it shall not count as such.
const FIREFOX_CALLS = ['firefox.settings.services.mozilla.com'];

// A persistent context of Playwright. `video` is an absolute path of a .y4m; `host` is one of hosts.mjs, else the
// device is on the first. Without `camera` its owner allows none, and the device is known only by mDNS names. A
// `profile` folder is kept, so that a device can be started again; further options go to Playwright.
export function chromium({ video, host, camera = true, flags = [], profile = '', ...options } = {}) {
  const { executablePath, args } = launchOptions;
  return playwright.launchPersistentContext(profile, {
    ...options,
    executablePath: host ? host.program(executablePath) : executablePath,
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      ...(camera ? ['--use-fake-ui-for-media-stream'] : ['--deny-permission-prompts']),
      ...(video ? [`--use-file-for-fake-video-capture=${video}`] : []),
      ...flags,
    ],
  });
}

// A browser of Puppeteer, through WebDriver BiDi; Playwright cannot drive Debian's Firefox. It is always on the first
// host. Its camera needs no permission; whether it tells its real addresses is set, not earned.
export function firefox({ realAddresses = true } = {}) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-GB',
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.peerconnection.ice.obfuscate_host_addresses': !realAddresses,
      'network.dns.localDomains': FIREFOX_CALLS.join(),
      // Otherwise a question to the owner stands open for good.
      'dom.storageManager.prompt.testing': true,
      'dom.storageManager.prompt.testing.allow': true,
    },
  });
}
