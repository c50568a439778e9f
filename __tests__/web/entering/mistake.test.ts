import { expect, it, test } from '@jest/globals';
import type { RefusalCode } from '../../../src/chat/refusal.ts';
import { ClientError } from '../../../src/client/client-error.ts';
import { type FieldName, isMistake, mistakeOf, mistakeOfError } from '../../../src/web/entering/mistake.ts';

const message = 'No.';

test.each<[RefusalCode, readonly FieldName[], FieldName]>([
  ['nick-taken', [], 'nick'],
  ['nick-too-long', ['room'], 'nick'],
  ['no-such-room', ['room'], 'room'],
  ['no-such-room', ['name', 'password'], 'form'],
  ['room-name-invalid', ['room'], 'room'],
  ['room-name-taken', ['name', 'password'], 'name'],
  ['password-invalid', ['name', 'password'], 'password'],
  ['too-many-tries', ['room'], 'room'],
  ['too-many-rooms', ['name', 'password'], 'form'],
  ['banned', [], 'form'],
  ['constructor' as RefusalCode, [], 'form'],
])('shows %s, of a form with %j, at %s', (code, has, field) => {
  expect(mistakeOf({ code, message }, has).field).toBe(field);
});

it('says what the host says, but where that names a slash command', () => {
  expect(mistakeOf({ code: 'nick-taken', message }, []).message).toBe(message);
  const unknown = mistakeOf({ code: 'no-such-room', message: 'There is none. /rooms lists them.' }, ['room']);
  expect(unknown.message).not.toContain('/');
});

it('shows at the nick that the host did not let it in, and all else that keeps one out at the form', () => {
  const taken = new ClientError('refused', message, { refusalCode: 'nick-taken' });
  expect(mistakeOfError(taken)).toEqual({ type: 'mistake', field: 'nick', message });
  expect(mistakeOfError(new ClientError('unreachable', message))).toEqual({ type: 'mistake', field: 'form', message });
  const bug = new TypeError('x is not a function');
  expect(() => mistakeOfError(bug)).toThrow(bug);
});

it.each(['private', 'not-let-in'] as const)(
  'says of %s what helps in a browser, where no code can be tried',
  (refusalCode) => {
    const error = new ClientError('refused', 'With the code you come in at once.', { refusalCode });
    expect(mistakeOfError(error)).toMatchObject({ field: 'form', message: expect.stringContaining('link') });
    expect(mistakeOfError(error).message).not.toContain('code');
  },
);

it('tells a mistake from what was wanted', () => {
  expect(isMistake(mistakeOf({ code: 'muted', message }, []))).toBe(true);
  expect(isMistake({ info: {} })).toBe(false);
});
