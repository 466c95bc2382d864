// Days are the owner's own days: in the shop's time zone, over midnight, and when the clocks are changed.

import { expect, test } from './fixtures';
import { addPage, go, needs, reload, startNotebook } from './owner';

const BIRTHDAY = { Name: 'Sokha Chan', Birthday: '14.3' };

for (const { zone, moments } of [
  // Where it is the 13th already, and where it is the 12th still.
  { zone: 'Pacific/Auckland', moments: [['2027-03-12T12:00:00Z', 'tomorrow']] },
  { zone: 'Pacific/Honolulu', moments: [['2027-03-13T09:30:00Z', 'in 2 days']] },
  // The night in which an hour is left out there: from the 13th, and in the hour after it.
  { zone: 'America/New_York', moments: [['2027-03-13T23:30:00-05:00', 'tomorrow'], ['2027-03-14T03:10:00-04:00', 'today']] },
]) {
  test(`a birthday is told of in the days of ${zone}`, async ({ device }) => {
    const page = await (await device({ timezoneId: zone })).newPage();
    await page.clock.setFixedTime(moments[0][0]);
    await startNotebook(page);
    await addPage(page, BIRTHDAY);
    for (const [moment, told] of moments) {
      await page.clock.setFixedTime(moment);
      await reload(page);
      await go(page, 'Today');
      await expect(needs(page), moment).toContainText(`Sokha Chan has a birthday ${told}.`);
    }
  });
}

test('the app that stays open over midnight shows the new day by itself', async ({ page }) => {
  await page.clock.install({ time: new Date('2027-03-12T23:58:30') });
  await startNotebook(page);
  await addPage(page, BIRTHDAY);
  await go(page, 'Today');
  await expect(needs(page)).toContainText('in 2 days');
  await page.clock.fastForward('02:30');
  await expect(needs(page)).toContainText('Sokha Chan has a birthday tomorrow.');
});
