import { expect, test } from '@jest/globals';
import { formatTitle } from '../../../../src/web/room/frame/format-title.ts';

test.each([
  [0, '#den', 'Ada’s laptop', '#den · Ada’s laptop'],
  [3, '#den', 'Ada’s laptop', '(3) #den · Ada’s laptop'],
  [100, '@Bob', '', '(99+) @Bob'],
])('%s new in %s of "%s" is titled %s', (unread, label, title, formatted) => {
  expect(formatTitle({ unread, label, title })).toBe(formatted);
});
