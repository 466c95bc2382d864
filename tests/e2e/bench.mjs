// Measures the release app in dist/ in a real browser and says where it stands against the goals. Each measurement
// yields { name, figure, unit, baseline, ratio, goal, met }: `baseline` was measured in the same run, and the goal is
// for the ratio where there is one, else for the figure.

import { chromium } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { launchOptions } from './browser.mjs';
import { dist, serve } from './server.mjs';

const RUNS = 15;

const host = await serve();
const browser = await chromium.launch(launchOptions);
const results = [];

results.push(measured({ name: 'all files of the app after brotli', figure: await size(), unit: 'kB', goal: 650 }));
results.push(measured({ name: 'start of an empty notebook, median', figure: await start(), unit: 'ms' }));

await browser.close();
await host.close();
await writeFile(fileURLToPath(new URL('../../target/bench.json', import.meta.url)), JSON.stringify(results, null, 2));
console.table(results);

function measured({ name, figure, unit, baseline = null, goal = null }) {
  const round = (number) => Math.round(number * 100) / 100;
  const ratio = baseline === null ? null : round(figure / baseline);
  const met = goal === null ? null : (ratio ?? figure) <= goal;
  return { name, figure: round(figure), unit, baseline: baseline && round(baseline), ratio, goal, met };
}

async function size() {
  let bytes = 0;
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await readFile(join(entry.parentPath, entry.name));
    bytes += brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  }
  return bytes / 1000;
}

// From the navigation to the first heading, with the app already kept by the service worker.
async function start() {
  const page = await browser.newPage();
  await page.goto(host.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    await page.reload();
    const time = await page.waitForFunction(() => document.querySelector('h1') && performance.now());
    times.push(await time.jsonValue());
  }
  await page.close();
  return times.sort((a, b) => a - b)[RUNS >> 1];
}
