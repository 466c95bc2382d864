// Nothing is called written before the storage confirmed it: a reload in that moment would lose what the owner believes
// is safe.

import { expect, test } from './fixtures';
import { addPage, entryForm, notice, startNotebook } from './owner';

// From when on the disk is slow, and when the storage confirmed and the app told, in milliseconds.
type Seen = { isSlow: boolean; completed: number; told: number };

test('nothing is called written down before the storage confirmed it', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: Seen = { isSlow: false, completed: 0, told: 0 };
    Object.assign(window, { seen });
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...asked) {
      const transaction = begin.apply(this, asked);
      if (seen.isSlow && asked[1] === 'readwrite' && [...transaction.objectStoreNames].includes('chunks')) {
        // A slow disk: the transaction stays busy for half a second.
        const store = transaction.objectStore('chunks');
        const until = performance.now() + 500;
        const busy = () => {
          if (performance.now() < until) store.count().onsuccess = busy;
        };
        busy();
        transaction.addEventListener('complete', () => (seen.completed = performance.now()));
      }
      return transaction;
    };
    new MutationObserver(() => {
      if (document.querySelector('.notice')?.textContent?.includes('Written down.')) seen.told ||= performance.now();
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
  await entryForm(page).getByRole('textbox', { name: 'Write an entry' }).fill('likes tea');
  const pressed = await page.evaluate(() => {
    (window as unknown as { seen: Seen }).seen.isSlow = true;
    return performance.now();
  });
  await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
  await expect(notice(page, 'Written down.')).toBeVisible();
  const seen = () => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  await expect.poll(async () => (await seen()).completed).toBeGreaterThan(pressed + 500);
  const { completed, told } = await seen();
  expect(told).toBeGreaterThanOrEqual(completed);
});
