// Firefox for the smoke run, through puppeteer-core and WebDriver BiDi; Playwright cannot drive Debian's.

import puppeteer from 'puppeteer-core';

export async function launch({ proxy, patience }) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    timeout: patience,
    protocolTimeout: patience,
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-GB',
      // Otherwise a question to the owner stands open for good.
      'dom.storageManager.prompt.testing': true,
      'dom.storageManager.prompt.testing.allow': true,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy,
      'network.proxy.no_proxies_on': 'localhost',
    },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  const errors = [];
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  return {
    errors,
    chatter: /\.mozilla\.(com|org):443$/,
    goto: (url) => page.goto(url),
    evaluate: (work, ...args) => page.evaluate(work, ...args),
    element: async (find, ...args) => (await page.evaluateHandle(find, ...args)).asElement(),
    click: (element) => element.click(),
    type: (element, words) => element.type(words),
    close: () => browser.close(),
  };
}
