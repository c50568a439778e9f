import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from './answer.ts';
import { closingHeaders, harmless, isBrowser } from './greeting.ts';

/** `wait`: the host may still let them in. */
export type Judgement = 'wait' | 'leave';

const refreshSeconds = 5;

/** Browsers do not refresh a page by themselves whose address has a fragment, and an invite's has one. */
const lookAgain = {
  path: '/look-again.js',
  text: `setTimeout(() => location.reload(), ${refreshSeconds * 1000});\n`,
  type: 'text/javascript; charset=utf-8',
};

/** The answer to whoever speaks HTTP without encryption and may not [P43]; browsers get a page. `address` as they know it. */
export function plaintextRefusal(
  request: Pick<IncomingMessage, 'headers' | 'url'>,
  { address, judgement }: { readonly address: string; readonly judgement: Judgement },
): Answer {
  const place = harmless(address);
  const closing = closingHeaders(request);
  if (request.url === lookAgain.path) {
    return { status: 200, text: lookAgain.text, headers: { ...closing, 'Content-Type': lookAgain.type } };
  }
  if (!isBrowser(request)) return { status: 403, text: formatText(place, judgement), headers: closing };
  const headers = { ...closing, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
  return { status: 403, text: formatPage(place, judgement), headers };
}

function formatText(place: string, judgement: Judgement): string {
  const lines = [
    'This pychat host takes no connection from here without encryption.',
    ...(judgement === 'wait' ? ['Whoever hosts has been asked to let browsers in: try again in a moment.'] : []),
    `With a browser:       https://${place}/   (it warns of a certificate that it does not know)`,
    `From a terminal:      pychat join ${place}`,
  ];
  return `${lines.join('\n')}\n`;
}

const style = `
:root { color-scheme: light dark; font: 1.0625rem/1.55 system-ui, sans-serif; }
body { max-width: 32rem; margin: 14vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
code { font: 0.95em ui-monospace, monospace; overflow-wrap: anywhere; }
p.later { opacity: 0.75; }
`;

/** The page's one style is known by its hash. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function formatPage(place: string, judgement: Judgement): string {
  const isWaiting = judgement === 'wait';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isWaiting ? refreshing : ''}
<title>${isWaiting ? 'One moment' : 'Not without encryption'} · pychat</title>
<style>${style}</style>
</head>
<body>
<main>
${isWaiting ? waiting : leaving}
<p>You can come in at once at <a href="https://${place}/">https://${place}/</a>. Your browser warns there that it does not
know the certificate: it was made on the host’s machine.</p>
<p>Or from a terminal: <code>pychat join ${place}</code></p>
${isWaiting ? '<p class="later">This page looks again by itself every few seconds.</p>' : ''}
</main>
</body>
</html>
`;
}

/** Without scripts the page refreshes as well, and the fragment is lost. */
const refreshing = `<script src="${lookAgain.path}" async></script>
<noscript><meta http-equiv="refresh" content="${refreshSeconds}; url=?"></noscript>`;

const waiting = `<h1>Whoever hosts is being asked to let you in</h1>
<p>This address is not encrypted, so the host says yes first.</p>`;

const leaving = `<h1>This chat is not open without encryption</h1>
<p>Whoever hosts lets nobody in at this address.</p>`;
