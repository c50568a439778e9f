/** Stands in every sequence that takes a number, and in none that pychat writes. */
export const canary = '7741';

const [esc, bell] = ['\u001b', '\u0007'];
const end = `${esc}\\`;

const controlSequences = [
  '[31;7741m',
  '[7741;7741H',
  '[7741A',
  '[7741b',
  '[2J',
  '[3J',
  '[4h',
  '[6n',
  '[c',
  '[>0q',
  '[21t',
  '[!p',
  '[>1u',
  '[?7741$p',
  '[?1000h',
  '[?1049l',
  '[?7741h',
].map((sequence) => esc + sequence);

const operatingSystemCommands = [
  `0;${canary}${bell}`,
  `2;${canary}${end}`,
  `8;id=1;http://${canary}.example/${bell}link${esc}]8;;${bell}`,
  `8;;javascript:${canary}${end}link${esc}]8;;${end}`,
  `52;c;NzA0MQ==${bell}`,
  `52;c;?${end}`,
  `4;1;rgb:77/41/00${bell}`,
  `9;${canary}${bell}`,
  `777;notify;${canary};${canary}${bell}`,
  `1337;File=inline=1:AAAA${bell}`,
  `${canary} without an end`,
].map((command) => `${esc}]${command}`);

const strings = [
  `P$qm${end}`,
  `P+q544e${end}`,
  `Ptmux;${esc}${esc}]0;${canary}${bell}${end}`,
  `Pq#0;2;0;0;0${end}`,
  `_Ga=T;AAAA${end}`,
  `^${canary}${end}`,
  `X${canary}${end}`,
  `k${canary}${end}`,
].map((string) => esc + string);

const singles = [`${esc}c`, `${esc}#8`, `${esc}(0\u000elqqk\u000f`, `https://example.org/${esc}]0;${canary}${bell}`];

const c1 = [
  `\u009b31;${canary}m`,
  `\u009d0;${canary}\u009c`,
  '\u0090$qm\u009c',
  `\u009f${canary}\u009c\u009e${canary}\u009c\u0098${canary}\u009c`,
  characters(0x80, 0x9f),
];

const c0 = [
  characters(0x00, 0x1f),
  'all is well\rAda> exit',
  'abc\b\b\bxyz',
  'abc\u007f\u007f\u007fxyz',
  'one\r\n12:00  Ada  forged\u2028two\u2029three\u0085four\vfive\fsix',
];

const bidi = [
  '\u202eexe.gpj\u202c',
  '\u2066\u2067\u2068never closed',
  '\u200e\u200f\u061c\u202a\u202b\u202dleft or right\u202c\u2069',
];

/** What misleads the eye, or breaks the picture, without a control. */
export const oddTexts: readonly string[] = [
  'zero\u200bwidth\u200c\u200d\u2060\ufeff\u00ad\u180enone',
  `a${'\u0301'.repeat(1000)}`,
  '\ud800 \udfff\ud83d lone',
  `tags ${String.fromCodePoint(0xe0001, 0xe0041, 0xe0042, 0xe007f)} 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}`,
  '👩‍👩‍👧‍👦'.repeat(200),
  `👩${'\u200d👩'.repeat(300)}`,
  '\ufffe\uffff\u{1fffe} \ufff9a\ufffab\ufffb none',
];

/** Terminal sequences of all kinds, and controls of text. */
export const hostileSequences: readonly string[] = [
  ...controlSequences,
  ...operatingSystemCommands,
  ...strings,
  ...singles,
  ...c1,
  ...c0,
  ...bidi,
];

/** What nobody should be able to do to a reader by saying it. */
export const hostileStrings: readonly string[] = [...hostileSequences, ...oddTexts];

function characters(first: number, last: number): string {
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
