import type { Locator, Page } from 'playwright-core';

/** Where messages are written. */
export function composerOf(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Message', exact: true });
}

/** The rows of the shown room that hold this. */
export function rowsWith(page: Page, text: string | RegExp): Locator {
  return page.locator('.PaneRow').filter({ hasText: text });
}

/** Presses a button of what can be done about a message, as a mouse does. */
export async function actOn(page: Page, { text, action }: { text: string; action: string }): Promise<void> {
  const row = rowsWith(page, text).last();
  await row.hover();
  await row.getByRole('button', { name: action, exact: true }).click();
}

/** Chooses something of the menu of the shown room. */
export async function chooseInMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** In the list of rooms: its name as a screen reader says it, with how much is new. */
export function roomLink(page: Page, name: string | RegExp): Locator {
  return page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
}

/** Types until all of it has come about: whoever has said something a moment ago is not told of as writing at once. [P27] */
export async function typingUntil(type: () => Promise<void>, seen: readonly Promise<unknown>[]): Promise<void> {
  let isSeen = false;
  const all = Promise.all(seen).finally(() => (isSeen = true));
  while (!isSeen) await type();
  await all;
}
