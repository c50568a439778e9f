import type { IncomingMessage } from 'node:http';
import { sendAnswer, sendNothing } from './answer.ts';
import type { Handler } from './http-parts.ts';
import { parseObject, readBody } from './read-body.ts';

const cookieName = 'pychat-invite';
const maxBodyBytes = 1024;
const tokenPattern = /^[\w-]{1,64}$/u;

/** Keeps an invite's token where no script can read it; whether it is a good one is looked at when the hello comes. [P74] */
export const takeInviteToken: Handler = async ({ request, response, origin }) => {
  const body = await readBody(request, { maxBytes: maxBodyBytes });
  if (body === 'cut-off') return;
  if (body === 'too-large') return sendAnswer(response, { status: 413, text: 'An invite is shorter than that.\n' });
  const token = parseObject(body)?.token;
  if (typeof token !== 'string' || !tokenPattern.test(token)) {
    return sendAnswer(response, { status: 400, text: 'Expected {"token": "…"} with the token of an invite.\n' });
  }
  const secure = origin.isEncrypted ? '; Secure' : '';
  sendNothing(response, { 'Set-Cookie': `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/${secure}` });
};

/** The token that was kept in this browser. */
export function inviteTokenIn({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  for (const each of headers.cookie?.split(';') ?? []) {
    const [name = '', value = ''] = each.trim().split('=');
    if (name === cookieName && tokenPattern.test(value)) return value;
  }
  return undefined;
}
