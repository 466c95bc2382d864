// Owners have old phones. With a processor four times slower the first minute still works from start to find.

import { expect, test } from './fixtures';
import { addPage, go, heading, names, searchBox, startNotebook } from './owner';

test('at a quarter of the speed: start, add a page, find it', { tag: '@phone' }, async ({ page, context }) => {
  test.slow();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await startNotebook(page);
  await addPage(page, { Name: 'Sokha Chan', Phone: '012 345 678' });
  await go(page, 'Today');
  await searchBox(page).pressSequentially('5678');
  await expect(names(page)).toHaveText(['Sokha Chan']);
  await searchBox(page).press('Enter');
  await expect(heading(page, 'Sokha Chan')).toBeVisible();
});
