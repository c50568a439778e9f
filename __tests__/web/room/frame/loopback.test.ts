import { expect, test } from '@jest/globals';
import { isLoopback } from '../../../../src/web/room/frame/loopback.ts';

test.each(['localhost', '127.0.0.1', '127.1.2.3', '[::1]'])('%s means this machine', (hostname) => {
  expect(isLoopback(hostname)).toBe(true);
});

test.each(['192.168.1.7', 'ada.local', '[fd00::1]', '10.127.0.1'])('%s means another', (hostname) => {
  expect(isLoopback(hostname)).toBe(false);
});
