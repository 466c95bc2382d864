// New Year for forty people on two devices: each person gets words of their own, one draft is finished where it was not
// begun, and nobody is written to twice unknowingly.

import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { disconnect, meet, pair, same, test } from './meeting';
import { go, names, searchBox, startNotebook } from './owner';

const PEOPLE = ['Sokha', 'Dara', 'Bopha', 'Nino', 'Giorgi', 'Anita', 'Ravi', 'Tamar', 'Vichea', 'Meera'].flatMap((name) =>
  ['Chan', 'Lim', 'Beridze', 'Sharma'].map((family) => `${name} ${family}`),
);

// What an owner would say to each of them: no two alike.
const own = (at: number) => {
  const first = ['the tea you like is here', 'your bicycle rides again', 'how did the exam go', 'the roses came back', 'thank you for the honey'];
  const then = ['come by on Friday', 'I kept the blue one aside', 'my mother asks after yours', 'we open early in January',
    'the bench by the door is yours', 'try the new bread', 'bring the little one along', 'the song you hummed is on the radio'];
  return `${first[at % 5]}, and ${then[Math.floor(at / 5)]}`;
};

const name = (page: Page) => page.locator('.composer h2');
const line = (page: Page) => page.getByRole('textbox', { name: 'Personal line' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const done = (page: Page, got: number) => expect(page.getByText(`${got} done,`)).toBeVisible();

// Writes to whoever is next, and goes on.
async function write(page: Page, words: string) {
  const person = await name(page).innerText();
  await line(page).fill(words);
  await expect(page.locator('.preview [data-kind="personal"]')).toContainText(words);
  await button(page, 'Mark as sent').click();
  await expect(page.getByText('It is on their page as sent.')).toBeVisible();
  await button(page, 'Next person').click();
  await expect(name(page).or(page.getByText('Everyone has got it.'))).not.toHaveText(person);
  return person;
}

test('New Year for forty people, on two devices', async ({ other }) => {
  test.slow();
  const [tablet, phone] = [await other(), await other()];
  await startNotebook(tablet);
  await pair(tablet, phone);
  await go(tablet, 'Settings');
  await tablet.getByRole('link', { name: 'Import and export' }).click();
  const cards = PEOPLE.map((name, at) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:+855 12 ${100_000 + at}\r\nEND:VCARD\r\n`);
  await tablet.getByLabel('Choose a file').setInputFiles({ name: 'book.vcf', mimeType: 'text/vcard', buffer: Buffer.from(cards.join('')) });
  await tablet.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(tablet.getByText('Added: 40.')).toBeVisible();

  // One draft; what is begun on the tablet is there on the phone, half a line included.
  await go(tablet, 'Greetings');
  await tablet.getByRole('textbox', { name: 'Shared draft' }).fill('Dear {name},\n{personal line}.\nA happy New Year!');
  await done(tablet, 0);
  await line(tablet).fill('half a line, to be');
  const first = await name(tablet).innerText();
  await go(phone, 'Greetings');
  await expect(phone.getByRole('textbox', { name: 'Shared draft' })).toHaveValue(/A happy New Year!/);
  await expect(name(phone)).toHaveText(first);
  await expect(line(phone)).toHaveValue('half a line, to be');
  await line(phone).fill('half a line, finished on the phone');
  await expect(line(tablet)).toHaveValue('half a line, finished on the phone');

  // Half of them on each, while both see what the other does.
  const greeted: string[] = [];
  for (let at = 0; at < 18; at++) greeted.push(await write(tablet, own(at)));
  await done(phone, 18);
  // Whom the phone had before it has got it meanwhile.
  await expect(phone.getByRole('alert').filter({ hasText: 'They have got this already' })).toBeVisible();
  await expect(button(phone, 'Mark as sent')).toBeDisabled();
  await button(phone, 'Next person').click();
  await expect(name(phone)).not.toHaveText(first);
  for (let at = 18; at < 36; at++) greeted.push(await write(phone, own(at)));
  await done(tablet, 36);
  expect(new Set(greeted).size).toBe(36);

  // The same words are held back, whichever device sent them.
  await line(tablet).fill(own(20));
  await expect(tablet.getByRole('alert').filter({ hasText: /^Somebody else already got/ })).toBeVisible();
  await expect(button(tablet, 'Mark as sent')).toBeDisabled();

  // Apart, both write to one and the same person; when they meet, both are told.
  await disconnect(tablet, phone);
  for (const page of [tablet, phone]) await go(page, 'Greetings');
  const twice = await write(tablet, own(36));
  expect(await write(phone, own(37))).toBe(twice);
  await meet(tablet, phone);
  await same(phone);
  for (const page of [tablet, phone]) {
    await go(page, 'Greetings');
    await expect(page.getByRole('alert').filter({ hasText: 'Written to twice' })).toContainText(twice);
  }

  // The rest, and everyone has got it.
  for (const words of [own(38), own(39), 'the last of the quinces are yours']) await write(phone, words);
  await expect(phone.getByText('Everyone has got it.')).toBeVisible();
  await expect(tablet.getByText('40 done, 0 people wait.')).toBeVisible();
  await go(tablet, 'Customers');
  await searchBox(tablet).fill(greeted[30]);
  await names(tablet).getByText(greeted[30], { exact: true }).click();
  await expect(tablet.locator('.entries')).toContainText(own(30));
});
