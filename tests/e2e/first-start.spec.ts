// The first start decides whether an owner stays: the app greets in their language, asks nothing it can do without,
// and shows an example shop that leaves no trace.

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { OFTEN, addEntry, addPage, go, heading, names, reload, startNotebook } from './owner';

const LANGUAGES = {
  'en-US': {
    title: 'A page for everyone who comes back.',
    start: 'Start my notebook',
    example: 'Look at an example shop',
    banner: 'This is an example shop. Nothing here is real.',
    leave: 'Leave the example',
    person: 'Amina Yusuf',
  },
  'km-KH': {
    title: 'ភ្ញៀវប្រចាំម្នាក់ៗ មានទំព័ររបស់ខ្លួន។',
    start: 'ចាប់ផ្ដើមសៀវភៅរបស់ខ្ញុំ',
    example: 'មើលហាងគំរូ',
    banner: 'នេះជាហាងគំរូ។ គ្មានអ្វីជារឿងពិតទេ។',
    leave: 'ចេញពីហាងគំរូ',
    person: 'ចាន់ សុភាព',
  },
  'hi-IN': {
    title: 'बार-बार आने वाले हर ग्राहक का अपना पन्ना।',
    start: 'मेरी डायरी शुरू करें',
    example: 'डेमो दुकान देखें',
    banner: 'यह डेमो दुकान है। यहाँ कुछ भी असली नहीं है।',
    leave: 'डेमो बंद करें',
    person: 'सुनीता शर्मा',
  },
  'ka-GE': {
    title: 'თითო გვერდი ყველასთვის, ვინც ისევ თქვენთან მოდის.',
    start: 'ჩემი რვეულის დაწყება',
    example: 'მაგალითის ნახვა',
    banner: 'ეს მხოლოდ მაგალითია: მაღაზიაც და ხალხიც გამოგონილია.',
    leave: 'მაგალითიდან გასვლა',
    person: 'ნანა ბერიძე',
  },
};

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));

for (const [locale, words] of Object.entries(LANGUAGES)) {
  // Georgian words are long: they have to find room on a phone as well.
  const tag = locale === 'ka-GE' ? '@both' : [];
  test(`a browser that speaks ${locale} is greeted in its language; its example shop is marked, and gone in one tap`, { tag }, async ({ device }) => {
    const page = await (await device({ locale })).newPage();
    await page.goto('');
    await expect(heading(page, words.title)).toBeVisible();
    await expect(page.getByRole('button', { name: words.start })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${locale.slice(0, 2)}\\b`));

    await page.getByRole('button', { name: words.example }).click();
    await expect(page.getByText(words.banner)).toBeVisible();
    await page.locator('nav a[href$="/customers"]').click();
    await expect(names(page).getByText(words.person, { exact: true })).toBeVisible();
    expect(await names(page).count()).toBeGreaterThanOrEqual(12);
    expect(await databases(page)).toContain('regulars / example');

    await page.getByRole('button', { name: words.leave }).click();
    await expect(page.getByRole('button', { name: words.start })).toBeVisible();
    await expect(page.getByText(words.banner)).toBeHidden();
    await expect.poll(() => databases(page), OFTEN).toEqual(['regulars / notebook']);
  });
}

test('the example opens at any time and leaves the own notebook as it was', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Start my notebook' }).click();
  await page.getByRole('button', { name: 'Leave it for later' }).click();
  await go(page, 'Settings');
  await page.getByRole('button', { name: 'Look at the example shop' }).click();
  const banner = page.getByText('This is an example shop. Nothing here is real.');
  await expect(banner).toBeVisible();
  await page.reload();
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: 'Leave the example' }).click();
  await expect(banner).toBeHidden();
  await go(page, 'Customers');
  await expect(page.getByText('Nobody here yet.')).toBeVisible();
  // An owner who comes from another app begins by importing its file.
  for (const place of ['Customers', 'Today']) {
    await go(page, place);
    await page.getByRole('link', { name: 'Bring people in' }).click();
    await expect(page.getByRole('heading', { name: 'Bring people in' })).toBeVisible();
  }
});

test('a browser that keeps no settings opens the notebook all the same', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException('blocked', 'SecurityError'); } });
    }
  });
  await page.goto('');
  await page.getByRole('button', { name: 'Start my notebook' }).click();
  await page.getByRole('button', { name: 'Leave it for later' }).click();
  await addPage(page, { Name: 'Sokha Chan' });
  await addEntry(page, 'likes tea');
  await go(page, 'Settings');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ქართული');
  await expect(heading(page, 'პარამეტრები')).toBeVisible();
  await page.reload();
  await expect(heading(page, 'Settings')).toBeVisible();
  await go(page, 'Customers');
  await expect(names(page)).toHaveText(['Sokha Chan']);
});

test('Settings change the language of everything at once, without a reload', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Start my notebook' }).click();
  await page.getByRole('button', { name: 'Leave it for later' }).click();
  await go(page, 'Settings');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ქართული');
  await expect(heading(page, 'პარამეტრები')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'მყიდველები' })).toBeVisible();
  await page.getByRole('combobox', { name: 'ენა' }).selectOption('ខ្មែរ');
  await expect(heading(page, 'ការកំណត់')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'km');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await page.reload();
  await expect(heading(page, 'ការកំណត់')).toBeVisible();
});

test('the shop is asked once; name, country and currencies are kept', { tag: '@phone' }, async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Start my notebook' }).click();
  await page.getByLabel('Name of the shop').fill('Tea & Thread');
  await page.getByLabel('Country').selectOption('Cambodia');
  await expect(page.getByLabel('KHR')).toBeChecked();
  await expect(page.getByLabel('USD')).toBeChecked();

  await page.getByLabel('Another currency').fill('eu');
  await page.getByRole('button', { name: 'Open the notebook' }).click();
  await expect(page.getByText('A currency is written as three Latin letters, for example EUR.')).toBeVisible();
  await page.getByLabel('Another currency').fill('eur');
  await page.getByRole('button', { name: 'Open the notebook' }).click();
  await expect(page.getByRole('heading', { name: 'Your notebook is open, and still empty.' })).toBeVisible();

  await reload(page);
  await go(page, 'Settings');
  await expect(page.getByLabel('Name of the shop')).toHaveValue('Tea & Thread');
  await expect(page.getByLabel('Country')).toHaveValue('KH');
  for (const taken of ['KHR', 'USD', 'EUR']) await expect(page.getByLabel(taken, { exact: true })).toBeChecked();
  await expect(page.getByLabel('GEL')).not.toBeChecked();
});

test('the shop can be left for later and filled in in Settings', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Start my notebook' }).click();
  await page.getByRole('button', { name: 'Open the notebook' }).click();
  await go(page, 'Settings');
  await expect(page.getByLabel('Name of the shop')).toHaveValue('');
  await page.getByLabel('Name of the shop').fill('Later');
  await page.getByLabel('INR').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.notice').getByText('Saved.')).toBeVisible();
  await reload(page);
  await expect(page.getByLabel('Name of the shop')).toHaveValue('Later');
  await expect(page.getByLabel('INR')).toBeChecked();
});

const AGENTS = {
  iPhone: { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1' },
  iPad: { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15' },
};

for (const [name, agent] of Object.entries(AGENTS)) {
  test(`in the browser of an ${name} the home screen comes first, and a notebook that is there is put into an archive`, async ({ device }) => {
    const page = await (await device({ ...agent, hasTouch: true })).newPage();
    await page.addInitScript(() => Object.defineProperty(navigator, 'maxTouchPoints', { value: 5 }));
    await page.goto('');
    await expect(page.getByText('first put Regulars on the home screen')).toBeVisible();
    await startNotebook(page);
    await addPage(page, { Name: 'Sokha Chan' });
    await go(page, 'Today');
    await expect(page.locator('.reminder')).toContainText('Safari may clear this notebook');
    await page.getByRole('link', { name: 'Make one' }).click();
    const saved = page.waitForEvent('download');
    await page.getByLabel('Kind of file').selectOption({ label: 'Backup of everything (zip)' });
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await saved;
    await go(page, 'Today');
    await expect(page.locator('.reminder')).toBeHidden();
    await go(page, 'Settings');
    await expect(page.getByText('keeps a notebook of its own and does not see this one')).toBeVisible();
  });
}

test('a Mac is told nothing of home screens', async ({ device }) => {
  const page = await (await device(AGENTS.iPad)).newPage();
  await page.goto('');
  await expect(page.getByRole('button', { name: 'Start my notebook' })).toBeVisible();
  await expect(page.getByText('home screen')).toBeHidden();
});
