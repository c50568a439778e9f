import { describe, expect, it } from '@jest/globals';
import { ClientError } from '../../../../src/client/client-error.ts';
import type { LinkState } from '../../../../src/client/link-state.ts';
import type { Sending } from '../../../../src/client/view/room-view.ts';
import { formatLink } from '../../../../src/web/room/frame/format-link.ts';

function linkNews(link: LinkState, count = 0) {
  const sending = Array.from({ length: count }, (_, number): Sending => ({ number, text: 'hello' }));
  return formatLink({ link, sending }, 10_000);
}

const lost: LinkState = { type: 'waiting-to-retry', retryAt: 12_300, reason: 'It broke.' };

describe('the banner of a connection', () => {
  it('is not there while all is well', () => {
    expect(linkNews({ type: 'open' }, 3)).toBeUndefined();
  });

  it('counts down, and never below nothing', () => {
    expect(linkNews(lost)?.text).toBe('Connection lost, trying again in 3 s.');
    expect(linkNews({ ...lost, retryAt: 9000 })?.text).toBe('Connection lost, trying again in 0 s.');
  });

  it('says what is kept to be sent', () => {
    expect(linkNews(lost, 1)?.text).toContain('Your message is kept');
    expect(linkNews(lost, 4)?.text).toContain('Your 4 messages are kept');
    expect(linkNews({ type: 'connecting' }, 4)?.text).toContain('Your 4 messages are kept');
  });

  it('says whom one waits for', () => {
    const news = linkNews({ type: 'knocking', title: 'Ada’s\u202e laptop' }, 1);
    expect(news).toMatchObject({ isOver: false });
    expect(news?.text).toBe(
      'Waiting to be let in by the host of Ada’s\ufffd laptop… Your message is kept, and sent then.',
    );
  });

  it('says why it is over, and offers to try again', () => {
    const error = new ClientError('host-closed', 'The host closed the chat.');
    const news = { text: 'The host closed the chat.', action: 'Try again', isOver: true };
    expect(linkNews({ type: 'closed', error })).toEqual(news);
  });

  it('offers to take a chat back that went to another tab', () => {
    const error = new ClientError('taken-over', 'This chat goes on elsewhere.');
    expect(linkNews({ type: 'closed', error })?.action).toBe('Use it here');
  });

  it('shows what a host says as one harmless line', () => {
    const error = new ClientError('kicked', 'Out\u202e\n\u001b[31m!');
    expect(linkNews({ type: 'closed', error })?.text).toBe('Out\ufffd ␛[31m!');
  });
});
