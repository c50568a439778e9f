import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds of what is serious or worse, each with where. */
export async function violationsIn(page: Page): Promise<{ id: string; where: string[] }[]> {
  // Colours are judged as they will be.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finish())));
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe: judge } = window as unknown as { axe: typeof axe };
    const { violations } = await judge.run(document, { resultTypes: ['violations'] });
    const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    return bad.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
  });
}
