// A year in the life of a small shop, on two devices and a clock that is set by hand: the first customer, her days, a
// renewal forgotten, a customer missed, asked why, and won back.

import type { Page } from '@playwright/test';
import { bundle, open, pair } from './carrying';
import { barriers } from './axe';
import { expect, test } from './fixtures';
import { go, heading, labelled, names, needs, notice } from './owner';

const NOBODY = 'Nobody is waiting for you today.';

test('a year in the life of a small shop', { tag: '@phone' }, async ({ page, device }) => {
  test.slow();
  const tablet = await (await device()).newPage();
  const both = [page, tablet];
  // In the morning of a day, on both devices.
  const on = (day: string) => Promise.all(both.map((one) => one.clock.setFixedTime(new Date(`${day}T09:00:00`))));
  const carry = async (from: Page, to: Page) => open(to, await bundle(from), /^From “/);
  const today = async (one: Page) => {
    await go(one, 'Customers');
    await go(one, 'Today');
    return needs(one);
  };
  const openSokha = async (one: Page) => {
    await go(one, 'Customers');
    await names(one).getByText('Sokha', { exact: true }).click();
    await expect(heading(one, 'Sokha')).toBeVisible();
  };
  const comes = async (day: string) => {
    await on(day);
    await openSokha(page);
    await page.getByRole('button', { name: 'Visited today' }).click();
    await expect(notice(page, 'Visit of Sokha noted.')).toBeVisible();
  };

  await on('2027-01-11');
  await pair(page, tablet);
  await openSokha(page);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await labelled(page, 'Birthday').fill('29.2');
  await page.locator('form.form').getByRole('button', { name: 'Save' }).click();
  for (const day of ['2027-01-11', '2027-01-20', '2027-01-29', '2027-02-07', '2027-02-16']) await comes(day);
  await page.getByRole('button', { name: 'New membership' }).click();
  const sheet = page.getByRole('dialog', { name: 'New membership' });
  await labelled(sheet, 'What it is').fill('tea club');
  await labelled(sheet, 'Ends on').fill('2027-03-01');
  await labelled(sheet, 'Every').fill('6');
  await labelled(sheet, 'Counted in').selectOption('months');
  await sheet.getByRole('button', { name: 'Save' }).click();

  // Her birthday is in no calendar this year; the card goes out the day before.
  await on('2027-02-27');
  await expect(await today(page)).toContainText('Sokha has a birthday tomorrow.');
  await needs(page).getByRole('button', { name: 'Done' }).click();
  await expect(needs(page)).toContainText('“tea club” of Sokha ends in 2 days.');
  await needs(page).getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(NOBODY)).toBeVisible();
  await carry(page, tablet);
  await today(tablet);
  await expect(tablet.getByText(NOBODY)).toBeVisible();

  // Nobody renewed it, and she stays away; the tablet knows both.
  await on('2027-03-12');
  for (const one of both) {
    await expect(await today(one)).toContainText('“tea club” of Sokha ended 11 days ago and was not renewed.');
  }
  const violations = await barriers(tablet);
  expect(violations).toEqual([]);
  await needs(tablet).getByRole('button', { name: 'Renewed' }).click();
  await expect(notice(tablet, 'Renewed until 1 Sep.')).toBeVisible();
  await expect(needs(tablet)).toContainText('Sokha came about every 9 days, but has not come for 24.');
  await needs(tablet).getByRole('button', { name: 'They told me why' }).click();
  await labelled(tablet, 'Why they stayed away').fill('her mother is ill');
  await needs(tablet).getByRole('button', { name: 'Save' }).click();
  await expect(tablet.getByText(NOBODY)).toBeVisible();
  await carry(tablet, page);
  await today(page);
  await expect(page.getByText(NOBODY)).toBeVisible();

  // She comes again, and rests no longer.
  await comes('2027-04-02');
  await on('2027-06-01');
  await expect(await today(page)).toContainText('Sokha came about every');
  await comes('2027-06-01');
  for (const day of ['2027-06-10', '2027-06-19', '2027-08-20']) await comes(day);
  await on('2027-08-28');
  await expect(await today(page)).toContainText('“tea club” of Sokha ends in 4 days.');
  await needs(page).getByRole('button', { name: 'Renewed' }).click();
  await expect(notice(page, 'Renewed until 1 Mar 2028.')).toBeVisible();
  await expect(page.getByText(NOBODY)).toBeVisible();

  // A year after the first visit, and the reasons of the year side by side.
  await comes('2028-01-09');
  await expect(await today(page)).toContainText('Sokha first came a year ago: the anniversary is in 2 days.');
  await carry(page, tablet);
  await on('2028-01-10');
  for (const one of both) {
    await expect(await today(one)).toContainText('Sokha first came a year ago: the anniversary is tomorrow.');
    await one.getByText('When is somebody missed?').click();
    await one.getByRole('link', { name: 'Why people stayed away' }).click();
    await expect(one.getByRole('main')).toContainText('her mother is ill');
  }
});
