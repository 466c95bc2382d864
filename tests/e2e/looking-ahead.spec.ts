// What looks ahead: memberships, wishes, exceptions, days to come back to something, the shop's own rules, the month.

import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { addEntry, addPage, day, go, heading, labelled, needs, notice, openPage, reload, startNotebook } from './owner';

test.beforeEach(({ page }) => startNotebook(page));

// Opens a sheet on the page, fills it and saves.
async function writeInSheet(page: Page, name: string, fields: Record<string, string>) {
  await page.getByRole('button', { name, exact: true }).click();
  const sheet = page.getByRole('dialog', { name });
  for (const [label, value] of Object.entries(fields)) await labelled(sheet, label).fill(value);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet).toBeHidden();
}

async function setting(page: Page, title: string) {
  await go(page, 'Settings');
  const part = page.locator('details').filter({ has: page.locator('summary', { hasText: title }) });
  await part.locator('summary').click();
  return part;
}

test('a membership is told of, renewed by a tap, and taken back', { tag: '@phone' }, async ({ page }) => {
  await addPage(page, { Name: 'Dara Kim' });
  await page.getByRole('button', { name: 'New membership' }).click();
  const sheet = page.getByRole('dialog', { name: 'New membership' });
  await labelled(sheet, 'What it is').fill('gym');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByText('Write when it ends, or how often it is due again.')).toBeVisible();
  await labelled(sheet, 'Every').fill('soon');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByText('Write a whole number from 1 to 999.')).toBeVisible();
  await labelled(sheet, 'Ends on').fill(day(3));
  await labelled(sheet, 'Every').fill('6 months');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.ask')).toContainText('every 6 months');
  await go(page, 'Today');
  await expect(needs(page)).toContainText('“gym” of Dara Kim ends in 3 days.');
  await needs(page).getByRole('button', { name: 'Renewed' }).click();
  await expect(notice(page, /^Renewed until /)).toBeVisible();
  await expect(needs(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(needs(page)).toHaveCount(1);
  await needs(page).getByRole('link', { name: 'Dara Kim' }).click();
  await page.locator('.ask').getByRole('button', { name: 'It is over' }).click();
  await reload(page);
  await go(page, 'Today');
  await expect(page.getByText('Nobody is waiting for you today.')).toBeVisible();
});

test('it came in: everyone waiting is listed and told one by one', async ({ page }) => {
  for (const [name, wish] of [['Asha Rao', 'blue silk scarf'], ['Dara Kim', 'silk, any colour'], ['Nino Beridze', 'wool']]) {
    await addPage(page, { Name: name, Phone: '012 345 678' });
    await writeInSheet(page, 'New wish', { 'Looking for': wish });
  }
  await go(page, 'Today');
  await page.getByRole('button', { name: 'It came in' }).click();
  const sheet = page.getByRole('dialog', { name: 'It came in' });
  await expect(sheet.getByRole('listitem')).toHaveCount(3);
  await labelled(sheet, 'What came in').fill('Silk');
  await expect(sheet.getByRole('listitem')).toHaveCount(2);
  await expect(sheet.getByRole('link', { name: 'SMS' }).first()).toHaveAttribute('href', 'sms:012345678');
  const violations = await barriers(page);
  expect(violations).toEqual([]);
  await sheet.getByRole('listitem').filter({ hasText: 'Asha Rao' }).getByRole('button', { name: 'They know' }).click();
  await expect(sheet.getByRole('listitem')).toHaveCount(1);
  await labelled(sheet, 'What came in').fill('umbrella');
  await expect(sheet.getByText('Nobody is waiting for that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await openPage(page, 'Asha Rao');
  await expect(page.locator('.ask')).toHaveCount(0);
  await openPage(page, 'Nino Beridze');
  await page.locator('.ask').getByRole('button', { name: 'It came in' }).click();
  await expect(page.getByRole('dialog', { name: 'It came in' }).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  // The sheet stays when the wish it was opened from is done with.
  await openPage(page, 'Dara Kim');
  await page.locator('.ask').getByRole('button', { name: 'It came in' }).click();
  await sheet.getByRole('button', { name: 'They know' }).click();
  await expect(sheet.getByText('Nobody is waiting for that.')).toBeVisible();
  await expect(page.locator('.ask')).toHaveCount(0);
});

test('an exception stands on the page for as long as it holds', async ({ page }) => {
  await addPage(page, { Name: 'Sokha Chan' });
  await addEntry(page, 'may pay on Fridays', { Kind: 'Agreed with them', 'Holds until': day(30) });
  await expect(page.locator('.ask')).toContainText('may pay on Fridays');
  await addEntry(page, 'parks in the yard', { Kind: 'Agreed with them', 'Holds until': day(-1) });
  await expect(page.locator('.ask')).not.toContainText('parks in the yard');
});

test('a purchase is come back to when the owner said so, by rule or by hand', async ({ page }) => {
  const rules = await setting(page, 'To come back to after a purchase');
  await rules.getByRole('button', { name: 'Add' }).click();
  await expect(rules.getByText('Write a whole number from 1 to 999.')).toBeVisible();
  await labelled(rules, 'What was bought').fill('shoes');
  await labelled(rules, 'Days later').fill('14');
  await rules.getByRole('button', { name: 'Add' }).click();
  await expect(rules.getByText('shoes – Days later: 14')).toBeVisible();
  await addPage(page, { Name: 'Sokha Chan' });
  await addEntry(page, 'red shoes', { Kind: 'Purchase', Date: day(-14) });
  await go(page, 'Today');
  await expect(needs(page)).toContainText('“red shoes”. You wanted to come back to it.');
  await needs(page).getByRole('button', { name: 'Done' }).click();
  await expect(needs(page)).toHaveCount(0);
  await openPage(page, 'Sokha Chan');
  await addEntry(page, 'her knee hurts', { 'Come back to it on': day(0) });
  await go(page, 'Today');
  await expect(needs(page)).toContainText('“her knee hurts”');
});

test('a customer who stays away longer than usual is missed, but not for closed days; a usual interval needs no visits', async ({ page }) => {
  // Said only once it is known; before that, the list is as empty.
  const nobody = async () => {
    await expect(page.getByText('Nobody is waiting for you today.')).toBeVisible();
    await expect(needs(page)).toHaveCount(0);
  };
  await addPage(page, { Name: 'Sokha Chan' });
  for (const ago of [60, 51, 42, 33, 24]) await addEntry(page, `came by, ${ago}`, { Kind: 'Visit', Date: day(-ago) });
  await expect(page.getByText('Was here on 5 days. Comes about every 9 days; missed after 14.')).toBeVisible();
  await go(page, 'Today');
  await expect(needs(page)).toHaveCount(1);
  await expect(needs(page)).toContainText('Sokha Chan came about every 9 days, but has not come for 24.');
  await openPage(page, 'Sokha Chan');
  await page.getByRole('button', { name: 'Visited today' }).click();
  await go(page, 'Today');
  await nobody();
  await page.keyboard.press('Control+z');
  await expect(needs(page)).toHaveCount(1);
  const closed = await setting(page, 'We were closed');
  await labelled(closed, 'From').fill(day(-5));
  await labelled(closed, 'To').fill(day(-20));
  await closed.getByRole('button', { name: 'Add' }).click();
  await expect(closed.getByText('Choose the first and the last day, in this order.')).toBeVisible();
  await labelled(closed, 'From').fill(day(-20));
  await labelled(closed, 'To').fill(day(-5));
  await closed.getByRole('button', { name: 'Add' }).click();
  await expect(closed.getByRole('button', { name: 'Remove' })).toBeVisible();
  await go(page, 'Today');
  await nobody();
  await addPage(page, { Name: 'Nino Beridze', 'Usually comes every so many days': '7' });
  await addEntry(page, 'bought tea', { Kind: 'Visit', Date: day(-30) });
  await expect(page.getByText('Comes about every 7 days, as you set it; missed after 11.')).toBeVisible();
  await go(page, 'Today');
  await expect(needs(page)).toContainText('Nino Beridze came about every 7 days, but has not come for 30.');
  await needs(page).getByRole('button', { name: 'They told me why' }).click();
  await labelled(page, 'Why they stayed away').fill('a new job across the river');
  await needs(page).getByRole('button', { name: 'Save' }).click();
  await expect(needs(page)).toHaveCount(0);
  await page.getByText('When is somebody missed?').click();
  await page.getByRole('link', { name: 'Why people stayed away' }).click();
  await expect(heading(page, 'Why people stayed away')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('a new job across the river');
});

test('the owner sets how many, how far ahead and by which rule', async ({ page }) => {
  for (const name of ['Ana', 'Bora', 'Chan']) {
    await addPage(page, { Name: name });
    await writeInSheet(page, 'New request', { 'What they asked for': 'tea', 'Promised by': day(0) });
  }
  await go(page, 'Settings');
  await labelled(page, 'How many people at first').fill('100');
  await labelled(page, 'How many people at first').blur();
  await expect(page.getByText('Write a whole number from 1 to 99.')).toBeVisible();
  await labelled(page, 'How many people at first').fill('2');
  await labelled(page, 'Who is missed').selectOption('By a plain rule');
  await labelled(page, 'Visits, at least').fill('3');
  await labelled(page, 'Visits, at least').blur();
  await go(page, 'Today');
  await expect(needs(page)).toHaveCount(2);
  await page.getByText('When is somebody missed?').click();
  await expect(page.getByText('Visits, at least: 3. Within so many months before the last one: 3.')).toBeVisible();
  await reload(page);
  await expect(needs(page)).toHaveCount(2);
});

test('the month shows birthdays and holidays', { tag: '@both' }, async ({ page }) => {
  await go(page, 'Settings');
  await labelled(page, 'Country').selectOption('Georgia');
  await page.locator('.shop-form').getByRole('button', { name: 'Save' }).click();
  await addPage(page, { Name: 'Nino Beridze', Birthday: '26.5.1990' });
  await go(page, 'Today');
  await page.getByRole('link', { name: 'The month' }).click();
  for (let months = 0; months < 12; months++) {
    if (await page.getByRole('heading', { level: 1, name: /May/ }).isVisible()) break;
    await page.getByRole('button', { name: 'The month after' }).click();
  }
  const may = page.getByRole('listitem').filter({ has: page.locator('time[datetime$="-05-26"]') });
  await expect(may).toContainText('Independence Day');
  await expect(may.getByRole('link', { name: 'Nino Beridze' })).toBeVisible();
  const violations = await barriers(page);
  expect(violations).toEqual([]);
});
