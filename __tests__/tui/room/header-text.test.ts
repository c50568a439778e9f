import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { formatHeader } from '../../../src/tui/room/header-text.ts';

const place = '192.168.1.7:5050';

describe('room, title and address', () => {
  it('stand side by side where there is room', () => {
    expect(formatHeader({ title: 'Lab', place }, 60)).toBe(' #lobby · Lab · 192.168.1.7:5050');
  });

  it('keep the address, which others need, at the cost of a long title', () => {
    expect(formatHeader({ title: 'The long title of a chat', place }, 41)).toBe(
      ' #lobby · The long ti… · 192.168.1.7:5050',
    );
    expect(formatHeader({ title: '漢字'.repeat(9), place }, 41)).toBe(' #lobby · 漢字漢字漢… · 192.168.1.7:5050');
  });

  it('go without it where the title would be unreadable', () => {
    expect(formatHeader({ title: 'The long title of a chat', place }, 30)).toBe(' #lobby · The long title of a…');
  });

  it('are never wider than asked', () => {
    for (let width = 12; width < 90; width += 1) {
      for (const title of ['a', 'Ada’s 漢字 laptop', '👩‍👩‍👧‍👦'.repeat(12)])
        expect(stringWidth(formatHeader({ title, place }, width))).toBeLessThanOrEqual(width);
    }
  });
});
