// A page per person is what the notebook is: begun with whatever the owner knows, kept exactly as typed, changed and
// taken back freely.

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { addPage, edit, field, fill, form, go, heading, line, names, newForm, notice, openPage, reload, save, startNotebook } from './owner';
import { png } from './png';

test.beforeEach(({ page }) => startNotebook(page));

// Begins a page with each field alone. The list sorts by the values: they come in that order.
async function beginWithOnly(page: Page, fields: Record<string, string>) {
  const begun: string[] = [];
  for (const [label, value] of Object.entries(fields)) {
    await addPage(page, { [label]: value }, value);
    await reload(page);
    await expect(heading(page, value)).toBeVisible();
    await go(page, 'Customers');
    begun.push(value);
    await expect(names(page)).toHaveText(begun);
  }
}

test('a page begins with only a name', { tag: '@both' }, ({ page }) => beginWithOnly(page, { Name: 'Vanna Chea' }));

test('a page begins with only a phone, what they are called, or a firm', ({ page }) =>
  beginWithOnly(page, { Phone: '012 345 678', 'What to call them': 'Auntie Bo', Firm: 'Lotus Laundry' }));

test('a page with nothing on it is refused beside the field', async ({ page }) => {
  await newForm(page);
  await fill(page, { Email: 'someone@example.org', Name: '   ' });
  await save(page);
  await expect(form(page).getByText('Write a name, nickname, phone or firm first.')).toBeVisible();
  await expect(field(page, 'Name')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Email')).toHaveValue('someone@example.org');
});

test('nothing lies over a form’s buttons, not even what was just saved', { tag: '@both' }, async ({ page }) => {
  await addPage(page, { Name: 'Vanna Chea' });
  await newForm(page);
  await expect(notice(page, 'Saved.')).toBeVisible();
  const button = form(page).getByRole('button', { name: 'Save' });
  const covered = await button.evaluate((save) => {
    const { left, right, top, bottom } = save.getBoundingClientRect();
    return [0.1, 0.5, 0.9].filter((part) => {
      const there = document.elementFromPoint(left + part * (right - left), (top + bottom) / 2);
      return !save.contains(there);
    });
  });
  expect(covered).toEqual([]);
});

test('a page begun by mistake is taken back whole', async ({ page }) => {
  await addPage(page, { Name: 'Vanna Chea' });
  await notice(page, 'Saved.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(notice(page, 'Undone.')).toBeVisible();
  await go(page, 'Customers');
  await expect(names(page)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(notice(page, 'Done again.')).toBeVisible();
  await expect(names(page)).toHaveText(['Vanna Chea']);
});

test('whoever recommended a customer is linked, and stays so while something else is changed', async ({ page }) => {
  await addPage(page, { Name: 'Old Friend' });
  await addPage(page, { Name: 'Vanna Chea', 'Recommended by': 'Old Friend' });
  const recommender = page.locator('.facts').getByRole('link', { name: 'Old Friend' });
  await recommender.click();
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.getByRole('button', { name: 'Put the page away' }).click();
  await expect(notice(page, 'The page of Old Friend is put away.')).toBeVisible();
  await page.goBack();
  await expect(heading(page, 'Vanna Chea')).toBeVisible();
  // Now in no list, and no longer among those opened last.
  await page.evaluate(() => localStorage.clear());
  await reload(page);
  await edit(page);
  await fill(page, { Preferences: 'green tea' });
  await save(page);
  await expect(page.getByText('green tea')).toBeVisible();
  await recommender.click();
  await expect(heading(page, 'Old Friend')).toBeVisible();
});

test('every field is kept and shown', async ({ page }) => {
  await addPage(page, { Name: 'Old Friend' });
  await addPage(page, {
    Name: 'Eka Lomidze',
    Phone: '+995 555 12 34 56',
    Email: 'eka@example.org',
    Birthday: '24.3.1990',
    'Memory hook': 'red scarf, teacher',
    Preferences: 'Green tea, never milk',
    Tags: 'tea, choir',
    'What would make them happy': 'Ask about the concert',
    'What to call them': 'Eko',
    'How to say it': 'EH-ka',
    'Form of address': 'Dr',
    'Father’s name': 'Giorgi',
    'Family name': 'comes first',
    Firm: 'School 51',
    Role: 'Neighbour',
    Address: '5 Rustaveli Avenue\nTbilisi',
    'How they found the shop': 'Heard the singing',
    'Recommended by': 'Old Friend',
  });
  await edit(page);
  await form(page).getByRole('button', { name: 'Another messenger' }).click();
  await field(page, 'Messenger name').fill('@eka');
  await field(page, 'Messenger').fill('Telegram');
  await form(page).getByRole('button', { name: 'Another important day' }).click();
  await form(page).locator('#day').fill('2.11');
  await form(page).locator('#day-label').fill('Wedding day');
  await form(page).getByRole('button', { name: 'Another phone' }).click();
  await field(page, 'Phone').last().fill('032 2 11 22 33');
  await field(page, 'Whose, or what for').last().fill('school');
  await save(page);

  await reload(page);
  await expect(heading(page, 'Eka Lomidze')).toBeVisible();
  const article = page.getByRole('article');
  for (const words of [
    'say “EH-ka”', 'call them Dr Eko', 'red scarf, teacher', 'School 51', 'Neighbour', 'tea', 'choir',
    'Ask about the concert', 'Green tea, never milk', /(24 March|March 24,) 1990/, 'Telegram', '@eka', 'Wedding day', /2 November|November 2/,
    '5 Rustaveli Avenue', 'Giorgi', 'Heard the singing', 'school',
  ]) await expect(article.getByText(words).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Call +995 555 12 34 56' })).toHaveAttribute('href', 'tel:+995555123456');
  await expect(page.getByRole('link', { name: 'Call 032 2 11 22 33' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Write to eka@example.org' })).toHaveAttribute('href', 'mailto:eka@example.org');
  await article.getByRole('link', { name: 'Old Friend' }).click();
  await expect(heading(page, 'Old Friend')).toBeVisible();

  await openPage(page, 'Eka Lomidze');
  await edit(page);
  for (const [label, value] of Object.entries({
    Name: 'Eka Lomidze', Birthday: '24.3.1990', Tags: 'choir, tea', 'Family name': 'first', Role: 'neighbour',
    Address: '5 Rustaveli Avenue\nTbilisi', 'Recommended by': 'Old Friend', 'Messenger name': '@eka', Messenger: 'Telegram',
  })) await expect(field(page, label), label).toHaveValue(value);
});

test('“No more contact, please” is shown, and a tap calls nobody any more', async ({ page }) => {
  await addPage(page, { Name: 'Quiet One', Phone: '012 333 444', 'No more contact, please': true });
  await expect(page.getByText('Asked for no more contact, please respect it.')).toBeVisible();
  await expect(page.locator('.facts').getByText('012 333 444', { exact: true })).toBeVisible();
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0);
});

test('a field is changed and the change taken back by the button, then by Ctrl+Z', async ({ page }) => {
  await addPage(page, { Name: 'Sokha Chan', Preferences: 'Black coffee' });
  await edit(page);
  await fill(page, { Preferences: 'White coffee', Name: 'Sokha Chann' });
  await save(page);
  await expect(heading(page, 'Sokha Chann')).toBeVisible();
  await expect(page.getByText('White coffee')).toBeVisible();
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect(heading(page, 'Sokha Chan')).toBeVisible();
  await expect(page.getByText('Black coffee')).toBeVisible();
  await expect(notice(page, 'Undone.')).toBeVisible();

  await edit(page);
  await fill(page, { Preferences: 'No coffee' });
  await save(page);
  await expect(page.getByText('No coffee')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Black coffee')).toBeVisible();
  await reload(page);
  await expect(page.getByText('Black coffee')).toBeVisible();
  await expect(page.getByText('No coffee')).toBeHidden();
});

test('a form left by “Cancel” changes nothing', async ({ page }) => {
  await addPage(page, { Name: 'Same As Before' });
  await edit(page);
  await fill(page, { Name: 'Somebody Else' });
  await form(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(heading(page, 'Same As Before')).toBeVisible();
  await edit(page);
  await expect(field(page, 'Name')).toHaveValue('Same As Before');
});

test('a birthday is shown as one, however it is typed', async ({ page }) => {
  for (const [Name, typed, shown] of [
    ['March Child', '24.3', /^(24 March|March 24)$/],
    ['Leap Child', '29/2/1988', /^(29 February|February 29,) 1988$/],
    ['Khmer Child', '២៤.៣', /^(24 March|March 24)$/],
  ] as const) {
    await addPage(page, { Name, Birthday: typed });
    await expect(page.locator('.facts dd').getByText(shown), typed).toBeVisible();
  }
});

test('a birthday that is none is refused beside the field', async ({ page }) => {
  const alert = form(page).locator('.field', { has: page.locator('#birthday') }).getByRole('alert');
  for (const impossible of ['31.4', '30.2.2000', '29.2.2001', '24.3.90', 'in spring']) {
    await newForm(page);
    await expect(alert).toBeEmpty();
    await fill(page, { Name: 'Birthday Child', Birthday: impossible });
    await save(page);
    await expect(alert, impossible).toContainText('This is not a day of the calendar.');
    await expect(field(page, 'Birthday')).toHaveValue(impossible);
    await expect(field(page, 'Birthday')).toHaveAttribute('aria-invalid', 'true');
    await form(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(form(page)).toBeHidden();
  }
});

test('a photo is chosen, replaced and removed', { tag: '@phone' }, async ({ page }) => {
  await addPage(page, { Name: 'Pretty Face' });
  const portrait = page.getByRole('img', { name: 'Photo of Pretty Face' });
  const colour = () =>
    portrait.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const paper = new OffscreenCanvas(1, 1).getContext('2d')!;
      paper.drawImage(image, 0, 0, 1, 1);
      const [red, green] = paper.getImageData(0, 0, 1, 1).data;
      return red > green ? 'red' : 'green';
    });

  for (const [name, rgb] of [['red', [250, 0, 0]], ['green', [0, 250, 0]]] as const) {
    await edit(page);
    await page.locator('#photo').setInputFiles({ name: `${name}.png`, mimeType: 'image/png', buffer: png(1200, rgb) });
    await expect(form(page).locator('img.portrait')).toBeVisible();
    await save(page);
    await expect(portrait).toBeVisible();
    await expect.poll(colour).toBe(name);
    await reload(page);
    await expect.poll(colour).toBe(name);
  }
  const width = await portrait.evaluate((image: HTMLImageElement) => image.naturalWidth);
  expect(width, 'kept small').toBeLessThan(1200);

  await edit(page);
  await form(page).getByRole('button', { name: 'Remove the photo' }).click();
  await save(page);
  await expect(heading(page, 'Pretty Face')).toBeVisible();
  await expect(portrait).toBeHidden();
  await reload(page);
  await expect(heading(page, 'Pretty Face')).toBeVisible();
  await expect(portrait).toBeHidden();
});

test('a file that is no picture is refused beside the field', async ({ page }) => {
  await newForm(page);
  await page.locator('#photo').setInputFiles({ name: 'song.png', mimeType: 'image/png', buffer: Buffer.from('la la la') });
  await expect(form(page).getByText('This file could not be read as a picture.')).toBeVisible();
});

test('someone with the same number is noticed while it is typed', async ({ page }) => {
  await addPage(page, { Name: 'Sokha Chan', Phone: '012 345 678' });
  await newForm(page);
  await fill(page, { Name: 'Sokha' });
  await field(page, 'Phone').pressSequentially('012345678');
  const already = form(page).getByRole('status');
  await expect(already.getByText('Already have them?')).toBeVisible();
  await already.getByRole('link', { name: 'Sokha Chan' }).click();
  await expect(heading(page, 'Sokha Chan')).toBeVisible();
});

test('markup is shown as text', async ({ page }) => {
  const markup = '<img src=x onerror="document.title=1"> <b>&amp;</b>';
  await addPage(page, { Name: markup, Preferences: markup });
  const entry = page.getByRole('textbox', { name: 'Write an entry' });
  await entry.fill(markup);
  await page.getByRole('button', { name: 'Add entry' }).click();
  await expect(line(page, markup)).toBeVisible();
  await go(page, 'Customers');
  await expect(names(page)).toHaveText([markup]);
  await expect(page.locator('main img, main b')).toHaveCount(0);
});

test('a name is kept exactly: emoji, right-to-left, joiners, marks, control characters', async ({ page }) => {
  for (const [what, text] of Object.entries({
    emoji: '👩‍👩‍👧‍👦 Family 🇰🇭🧵',
    'right-to-left': 'שלום \u202Bעולם\u202C مرحبا',
    joiners: 'क्\u200Dष न\u200Cम',
    'combining and full width': 'Ｚｏe\u0301 A\u030A',
    'control characters': 'a\u0007b\u200Bc',
  })) {
    await newForm(page);
    await fill(page, { Name: text });
    await save(page);
    const title = page.getByRole('article').getByRole('heading', { level: 1 });
    await expect.poll(() => title.textContent(), what).toBe(text);
    await reload(page);
    await expect.poll(() => title.textContent(), what).toBe(text);
    await edit(page);
    await expect(field(page, 'Name'), what).toHaveValue(text);
  }
});

test('a text over the limit is refused with the number of characters, and kept as typed', async ({ page }) => {
  const long = 'x'.repeat(1003);
  await newForm(page);
  await fill(page, { Name: long });
  await save(page);
  await expect(form(page).getByText('3 characters too many; the limit is 1000. Nothing is lost, please shorten it.')).toBeVisible();
  await expect(field(page, 'Name')).toHaveValue(long);
  await fill(page, { Name: long.slice(3) });
  await save(page);
  await expect(heading(page, long.slice(3))).toBeVisible();
});

test('a page taken back says so, also after a reload, and comes back from there', { tag: '@phone' }, async ({ page }) => {
  await addPage(page, { Name: 'Vanna Chea' });
  await page.keyboard.press('Control+z');
  const taken = page.getByText('This page was taken back with “Undo”.');
  await expect(taken).toBeVisible();
  await reload(page);
  await expect(taken).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(heading(page, 'Vanna Chea')).toBeVisible();
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Vanna Chea']);
});
