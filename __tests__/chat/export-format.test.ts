import { expect, it } from '@jest/globals';
import { parseExportFormat } from '../../src/chat/export-format.ts';

it.each([
  ['md', 'md'],
  ['TXT', 'txt'],
  [' Json ', 'json'],
])('reads %j', (text, format) => {
  expect(parseExportFormat(text)).toBe(format);
});

it.each(['', 'pdf', '.md', 'markdown', 'md txt', '0', 'length'])('takes %j as no format', (text) => {
  expect(parseExportFormat(text)).toBeUndefined();
});
