// Entries are the memory of the shop: each kind with what belongs to it, on the right day, changed and brought back.

import { expect, test } from './fixtures';
import { addEntry, addPage, day, entryForm, fillEntry, line, notice, reload, startNotebook, timeline } from './owner';

test.beforeEach(async ({ page }) => {
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan' });
});

test('a note, a visit, thanks, a clipping and a milestone stand on the time line, newest first', async ({ page }) => {
  const kinds = ['Note', 'Visit', 'Thanks', 'Clipping', 'Milestone'];
  for (const kind of kinds) await addEntry(page, `words of ${kind}`, { Kind: kind });
  const newestFirst = kinds.toReversed().map((kind) => `words of ${kind}`);
  await expect(timeline(page).locator('p')).toHaveText(newestFirst);
  await expect(timeline(page).locator('.entry-meta')).toHaveText(kinds.toReversed());
  await reload(page);
  await expect(timeline(page).locator('p')).toHaveText(newestFirst);
});

test('what they said is asked about next time, until it was', async ({ page }) => {
  await addEntry(page, 'My daughter begins school', { Kind: 'They said', 'Ask about it next time': true });
  const ask = page.locator('.ask');
  await expect(ask.getByText('My daughter begins school')).toBeVisible();
  await reload(page);
  await ask.getByRole('button', { name: 'Asked' }).click();
  await expect(ask).toBeHidden();
  await expect(line(page, 'My daughter begins school')).toBeVisible();
});

test('a purchase has an amount, typed in any digits, and what it cost', async ({ page }) => {
  const purchases = [
    ['Silk', '១២,៥០', /\$\s?12[.,]50/],
    ['Wool', '१२.५', /\$\s?12[.,]50/],
    ['Linen', '1250', /\$\s?1,250\b/],
  ] as const;
  const told = (words: string) => line(page, words).locator('.entry-meta');
  for (const [words, typed, shown] of purchases) {
    await addEntry(page, words, { Kind: 'Purchase', Amount: typed, Currency: 'USD', 'Cost to you': '3' });
    await expect(told(words), typed).toHaveText(shown);
    await expect(told(words), typed).toHaveText(/Cost to you: \$\s?3\b/);
  }
  await reload(page);
  for (const [words, typed, shown] of purchases) await expect(told(words), typed).toHaveText(shown);
});

test('an amount that is none is refused beside the field', async ({ page }) => {
  // What was said of the one before cannot pass for an answer: each has a sentence of its own.
  for (const [typed, sentence] of [
    ['a lot', 'This is not an amount. Write it like 12.50.'],
    ['12.3456', 'There are no such small coins in USD. Write fewer decimals.'],
    ['99999999999999999', 'This amount is too large to be true.'],
  ]) {
    await fillEntry(entryForm(page), 'Silk', { Kind: 'Purchase', Amount: typed });
    await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
    await expect(entryForm(page).getByText(sentence)).toBeVisible();
    await expect(entryForm(page).getByLabel('Amount')).toHaveValue(typed);
    await expect(entryForm(page).getByRole('textbox', { name: 'Write an entry' })).toHaveValue('Silk');
    await expect(timeline(page)).toHaveCount(0);
  }
});

test('a contact has a channel and a starter', async ({ page }) => {
  await addEntry(page, 'Wished a good new year', { Kind: 'Contact', How: 'By card or letter', 'Who began': 'We did' });
  await expect(line(page, 'Wished').locator('.entry-meta')).toHaveText('Contact · By card or letter · We did');
});

test('an entry of an earlier day stands at its day', async ({ page }) => {
  await addEntry(page, 'of today');
  await addEntry(page, 'of yesterday', { Date: day(-1) });
  await addEntry(page, 'of long ago', { Date: '2019-05-04' });
  await expect(timeline(page).locator('p')).toHaveText(['of today', 'of yesterday', 'of long ago']);
  await expect(timeline(page).locator('time').first()).toHaveText('today');
  await expect(timeline(page).locator('time').nth(1)).toHaveText('yesterday');
  await expect(timeline(page).locator('time').nth(2)).toHaveAttribute('datetime', '2019-05-04');
  await expect(timeline(page).locator('time').nth(2)).toContainText('2019');
});

test('a day still to come is refused, and nothing typed is lost', async ({ page }) => {
  await fillEntry(entryForm(page), 'tomorrow', { Date: day(1) });
  await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
  // The browser's own check of the field, or the app's sentence: either keeps the entry back.
  const refused = page.getByText('This day is still to come. Choose today or an earlier day.');
  const invalid = entryForm(page).locator('input[type=date]:invalid');
  await expect(refused.or(invalid)).toBeVisible();
  await expect(timeline(page)).toHaveCount(0);
  await expect(entryForm(page).getByRole('textbox', { name: 'Write an entry' })).toHaveValue('tomorrow');
});

test('an entry without words is refused', async ({ page }) => {
  await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
  await expect(page.getByText('Write a few words first.')).toBeVisible();
  await expect(timeline(page)).toHaveCount(0);
});

test('an entry is changed, removed and brought back', async ({ page }) => {
  await addEntry(page, 'likes te');
  await line(page, 'likes te').getByRole('button', { name: 'Change' }).click();
  const changing = page.locator('form.entry-form').filter({ hasText: 'Save entry' });
  await fillEntry(changing, 'likes tea', { Date: day(-1) });
  await changing.getByRole('button', { name: 'Save entry' }).click();
  await expect(notice(page, 'Entry changed.')).toBeVisible();
  await expect(timeline(page).locator('p')).toHaveText(['likes tea']);
  await expect(timeline(page).locator('time')).toHaveText('yesterday');

  await line(page, 'likes tea').getByRole('button', { name: 'Remove' }).click();
  await expect(notice(page, 'Entry removed.')).toBeVisible();
  await expect(timeline(page)).toHaveCount(0);
  await reload(page);
  await page.getByText('1 removed entry').click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(notice(page, 'Entry brought back.')).toBeVisible();
  await expect(timeline(page).locator('p')).toHaveText(['likes tea']);
  await expect(page.getByText('1 removed entry')).toBeHidden();
});

test('a removal is taken back by “Undo”', { tag: '@phone' }, async ({ page }) => {
  await addEntry(page, 'likes tea');
  await line(page, 'likes tea').getByRole('button', { name: 'Remove' }).click();
  await expect(timeline(page)).toHaveCount(0);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect(timeline(page).locator('p')).toHaveText(['likes tea']);
});

test('“Visited today” is one tap, with undo', { tag: '@phone' }, async ({ page }) => {
  await page.getByRole('button', { name: 'Visited today' }).click();
  await expect(notice(page, 'Visit of Sokha Chan noted.')).toBeVisible();
  await expect(timeline(page).locator('.entry-meta')).toHaveText(['Visit']);
  await expect(timeline(page).locator('time')).toHaveText('today');
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect(timeline(page)).toHaveCount(0);
  await reload(page);
  await expect(page.getByRole('button', { name: 'Visited today' })).toBeVisible();
  await expect(timeline(page)).toHaveCount(0);
});

test('an entry keeps every character and its lines, and shows markup as text', async ({ page }) => {
  const text = '<script>alert(1)</script>\n👩‍👩‍👧‍👦 שלום\u200F क्\u200Dष';
  await fillEntry(entryForm(page), text);
  await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
  await expect.poll(() => timeline(page).locator('p').textContent()).toBe(text);
  await reload(page);
  await expect.poll(() => timeline(page).locator('p').textContent()).toBe(text);
});

test('words over the limit are refused with their number, and kept as typed', async ({ page }) => {
  const long = 'x'.repeat(100_001);
  await fillEntry(entryForm(page), long);
  await entryForm(page).getByRole('button', { name: 'Add entry' }).click();
  await expect(entryForm(page).getByText('1 character too many; the limit is 100000. Nothing is lost, please shorten it.')).toBeVisible();
  await expect(entryForm(page).getByRole('textbox', { name: 'Write an entry' })).toHaveValue(long);
});
