import { expect, it } from '@jest/globals';
import { encryptedAddress, formatPrivacy, formatPrivacyWarning } from '../../../src/web/entering/privacy.ts';

it('says that the page is not encrypted, before all else', () => {
  for (const isExposed of [false, true]) {
    expect(formatPrivacy({ isEncrypted: false, isExposed })).toBe('not encrypted');
    expect(formatPrivacyWarning({ isEncrypted: false, isExposed })).toContain('This page is not encrypted');
  }
});

it('[P64] says that others can be read along with', () => {
  expect(formatPrivacy({ isEncrypted: true, isExposed: true })).toBe('not all encrypted');
  expect(formatPrivacyWarning({ isEncrypted: true, isExposed: true })).toContain('without encryption');
});

it('warns of nothing where all is encrypted', () => {
  expect(formatPrivacy({ isEncrypted: true, isExposed: false })).toBe('encrypted');
  expect(formatPrivacyWarning({ isEncrypted: true, isExposed: false })).toBe('');
});

it('names the encrypted address of the same page', () => {
  const place = { host: '[fd00::2]:5050', pathname: '/r/K7QMX' };
  expect(encryptedAddress({ protocol: 'http:', ...place })).toBe('https://[fd00::2]:5050/r/K7QMX');
  expect(encryptedAddress({ protocol: 'https:', ...place })).toBeUndefined();
});
