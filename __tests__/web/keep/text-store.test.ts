import { expect, it } from '@jest/globals';
import { openTextStore } from '../../../src/web/keep/text-store.ts';

/** What browsers have, of so many characters. */
function storageOf(quota: number): Storage {
  const texts = new Map<string, string>();
  return {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => {
      if (text.length > quota) throw new DOMException('full', 'QuotaExceededError');
      texts.set(name, text);
    },
    removeItem: (name: string) => void texts.delete(name),
  } as unknown as Storage;
}

it('a text is kept by the browser, until it is taken away', () => {
  const storage = storageOf(100);
  openTextStore(() => storage).write('nick', 'Ada');
  expect(storage.getItem('pychat.nick')).toBe('Ada');
  const next = openTextStore(() => storage);
  expect(next.read('nick')).toBe('Ada');
  next.write('nick', undefined);
  expect(next.read('nick')).toBeUndefined();
});

it('a text is kept by the page where the browser keeps nothing', () => {
  const store = openTextStore(() => {
    throw new DOMException('no', 'SecurityError');
  });
  expect(store.read('nick')).toBeUndefined();
  store.write('nick', 'Ada');
  expect(store.read('nick')).toBe('Ada');
  store.write('nick', undefined);
  expect(store.read('nick')).toBeUndefined();
});

it('a text that the browser has no room for is kept by the page, and the next by the browser again', () => {
  const storage = storageOf(5);
  const store = openTextStore(() => storage);
  store.write('draft', 'short');
  store.write('draft', 'much longer');
  expect(store.read('draft')).toBe('much longer');
  store.write('draft', 'small');
  expect([store.read('draft'), storage.getItem('pychat.draft')]).toEqual(['small', 'small']);
});
