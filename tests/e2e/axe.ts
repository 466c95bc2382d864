// What axe finds on a page at rest. Colours are measured at rest, not half-way through a fade; animations are told to
// finish rather than waited for, because on an emulated phone one can stay pending for want of a frame.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

// The violations, with `rules` only those of these rules.
export async function barriers(page: Page, rules?: string[]) {
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  const axe = new AxeBuilder({ page });
  return (await (rules ? axe.withRules(rules) : axe).analyze()).violations;
}
