// A new device gets everybody's pages, which a worker looks at; and it gets them where there is no worker, or a page
// makes it stop.

import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { disconnect, pair, test } from './meeting';
import { OFTEN, addPage, go, names, startNotebook } from './owner';

const PEOPLE = ['Bopha', 'Dara', 'Nino', 'Sokha'];

async function everybodyComes(tablet: Page, phone: Page) {
  await startNotebook(tablet);
  for (const Name of PEOPLE) await addPage(tablet, { Name });
  await pair(tablet, phone);
  await go(phone, 'Customers');
  await expect(names(phone)).toHaveText(PEOPLE);
}

test('a worker looks at the pages that come, and goes when the meeting is over', async ({ other }) => {
  const [tablet, phone] = [await other(), await other()];
  const workers: string[] = [];
  phone.on('worker', (worker) => {
    workers.push('begun');
    worker.on('close', () => workers.push('gone'));
  });
  await everybodyComes(tablet, phone);
  expect(workers).toEqual(['begun']);
  await disconnect(tablet, phone);
  await expect.poll(() => workers, OFTEN).toEqual(['begun', 'gone']);
});

test('a browser that starts no worker looks at them itself', async ({ other }) => {
  const [tablet, phone] = [await other(), await other()];
  await phone.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw Error('no worker');
      }
    } as unknown as typeof Worker;
  });
  await everybodyComes(tablet, phone);
});

test('a page that makes the worker stop holds none of the others up', async ({ other }) => {
  const [tablet, phone] = [await other(), await other()];
  await phone.addInitScript(() => {
    let pages = 0;
    window.Worker = class extends Worker {
      postMessage(message: unknown) {
        const isPage = Array.isArray(message) && message[0] instanceof Uint8Array;
        if (!isPage || ++pages !== 2) return super.postMessage(message);
        // As a worker does that ends in the midst of it: what was asked before is answered.
        setTimeout(() => {
          this.terminate();
          this.dispatchEvent(new Event('error'));
          document.documentElement.dataset.stopped = '';
        }, 300);
      }
    };
  });
  const stopped = phone.locator('html[data-stopped]').waitFor({ state: 'attached' });
  await everybodyComes(tablet, phone);
  await stopped;
});
