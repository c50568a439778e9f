import type { BegunExchange, CodeExchange, ExchangeOccasion } from '../../client/code-exchange.ts';
import { type ShortCode, slotOf } from '../../identity/short-code.ts';

/** Shows this code to a host; `onVerified` is called when the host has shown that it knows it, too. [P60] */
export function createCodeExchange(code: ShortCode, onVerified: () => void): CodeExchange {
  return { begin: (occasion) => begin(code, { occasion, onVerified }) };
}

interface Attempt {
  readonly occasion: ExchangeOccasion;
  onVerified(): void;
}

async function begin(code: ShortCode, { occasion, onVerified }: Attempt): Promise<BegunExchange> {
  const { beginAttempt } = await import('../../identity/cpace.ts');
  const { nonce, clientId, channelId } = occasion;
  const slot = slotOf(code);
  const { share, finish } = beginAttempt({
    code,
    channelId: Buffer.from(channelId, 'base64url'),
    sessionId: Buffer.from(nonce + clientId),
  });
  return {
    share,
    ...(slot !== undefined && { slot }),
    finish: (answer) => {
      const tag = finish(answer);
      if (tag !== undefined) onVerified();
      return tag;
    },
  };
}
