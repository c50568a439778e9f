import { expect, it } from '@jest/globals';
import { charactersLeft, formatLeft } from '../../../../src/web/room/composer/character-count.ts';
import { formatHelpOn, helpTitle } from '../../../../src/web/room/composer/help.ts';
import { withTextBack } from '../../../../src/web/room/composer/unsent.ts';

it('the limit is told near it, in characters as people count them', () => {
  expect(charactersLeft('x'.repeat(3000))).toBeUndefined();
  expect(charactersLeft('x'.repeat(3600))).toBe(400);
  expect(charactersLeft('😀'.repeat(2000))).toBeUndefined();
  expect(charactersLeft('😀'.repeat(3990))).toBe(10);
  expect(charactersLeft(`${'x'.repeat(4000)}\n\n`)).toBe(0);
  expect(formatLeft(10)).toBe('10 left');
  expect(formatLeft(-1000)).toBe('1,000 too many');
});

it('a text that comes back takes nothing away from what has been begun meanwhile', () => {
  expect(withTextBack('', 'refused')).toBe('refused');
  expect(withTextBack(' \n', 'refused')).toBe('refused');
  expect(withTextBack('begun', 'refused')).toBe('begun\nrefused');
});

it('help is on slash commands, on one of them, or on keys', () => {
  expect(formatHelpOn('commands')).toContain('/reply');
  expect(formatHelpOn('reply')).toContain('/reply N TEXT');
  expect(formatHelpOn('keys')).toContain('Shift+Enter');
  expect(formatHelpOn('order')).toContain('/kick');
  expect([helpTitle('keys'), helpTitle('order'), helpTitle('temp')]).toEqual(['Keys', 'Slash commands', '/temp']);
});

it('help says what is so in a page, and not in a terminal', () => {
  expect(formatHelpOn('commands')).toMatch(/^\/verify +says how private this is$/mu);
  expect(formatHelpOn('export')).toContain('download');
  expect(formatHelpOn('export')).not.toContain('folder');
  expect(formatHelpOn('verify')).not.toContain('words');
  expect(formatHelpOn('allow')).not.toContain('/allow plaintext');
});
