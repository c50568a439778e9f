import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { plaintextRefusal } from '../../../src/gateways/http/plaintext-refusal.ts';

const browser = { headers: { accept: 'text/html' } };
const address = '192.168.1.7:5050';

describe('[P43] who may not come in without encryption', () => {
  it('is shown a page that looks again by itself while the host is asked', () => {
    const { status, text, headers } = plaintextRefusal(browser, { address, judgement: 'wait' });
    expect({ status, type: headers?.['Content-Type'] }).toEqual({ status: 403, type: 'text/html; charset=utf-8' });
    expect(text).toContain('<script src="/look-again.js" async></script>');
    expect(text).toContain('<noscript><meta http-equiv="refresh" content="5; url=?"></noscript>');
    expect(text).toContain('<a href="https://192.168.1.7:5050/">');
    expect(text).toContain('pychat join 192.168.1.7:5050');
    expect(text.match(/<script/gu)).toHaveLength(1);
    const script = plaintextRefusal({ headers: {}, url: '/look-again.js' }, { address, judgement: 'wait' });
    expect(script).toMatchObject({ status: 200, text: 'setTimeout(() => location.reload(), 5000);\n' });
    expect(script.headers?.['Content-Type']).toContain('text/javascript');
  });

  it('is shown one that does not where nobody is let in', () => {
    const { text } = plaintextRefusal(browser, { address, judgement: 'leave' });
    expect(text).not.toMatch(/http-equiv|<script/u);
    expect(text).toContain('not open without encryption');
  });

  it('is shown a page whose one style is the one that its policy names', () => {
    const { text, headers } = plaintextRefusal(browser, { address, judgement: 'wait' });
    const style = /<style>(.*)<\/style>/su.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers?.['Content-Security-Policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });

  it('is told in plain text where no pages are shown', () => {
    const { text, headers } = plaintextRefusal({ headers: {} }, { address, judgement: 'wait' });
    expect(text).toContain('has been asked');
    expect(headers).toEqual({ Connection: 'close' });
  });

  it('is not hung up on while still sending', () => {
    const sending = { headers: { 'content-length': '5' } };
    expect(plaintextRefusal(sending, { address, judgement: 'leave' }).headers).toEqual({});
  });

  it('gets nothing back that could do harm', () => {
    const harmful = '<img src=x onerror=alert(1)>:5050';
    const { text } = plaintextRefusal(browser, { address: harmful, judgement: 'wait' });
    expect(text).not.toContain('<img');
  });
});
