import type { Refused } from '../../src/chat/outgoing.ts';
import { type BegunAttempt, beginAttempt } from '../../src/identity/cpace.ts';
import { type ShortCode, slotOf } from '../../src/identity/short-code.ts';
import type { CodeAnswer } from '../../src/protocol/host-frame.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { RawClient } from './raw-client.ts';

/** What came of trying a code: what the host has answered, and the tag for it, where the host knows the code, too. */
export interface TriedCode {
  readonly answer: CodeAnswer | Refused;
  readonly codeTag: string | undefined;
}

/** A raw client that was told a code, right or wrong. [P60] */
export class CodeClient extends RawClient {
  readonly channelId: string;

  constructor(connection: Connection, options: ConstructorParameters<typeof RawClient>[1] = {}) {
    super(connection, options);
    this.channelId = connection.channel.id;
  }

  /** Sends its share; what the host answers is for the attempt. */
  async begin(code: ShortCode): Promise<BegunAttempt> {
    const { nonce } = await this.challenge();
    const attempt = beginAttempt({
      code,
      sessionId: Buffer.from(`${nonce}${this.clientId}`),
      channelId: Buffer.from(this.channelId, 'base64url'),
    });
    const slot = slotOf(code);
    const { share } = attempt;
    this.send({ type: 'try-code', clientId: this.clientId, ...(slot !== undefined && { slot }), share });
    return attempt;
  }

  /** The whole exchange, up to the hello. */
  async tryCode(code: ShortCode): Promise<TriedCode> {
    const attempt = await this.begin(code);
    const answer = await this.nextOf('code-answer', 'refused');
    return { answer, codeTag: answer.type === 'code-answer' ? attempt.finish(answer) : undefined };
  }
}
