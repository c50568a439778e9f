import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../../src/chat/event.ts';
import type { HistoryDocument } from '../../../src/client/documents/history-document.ts';
import { markdownDocument } from '../../../src/client/documents/markdown-document.ts';
import { plainDocument } from '../../../src/client/documents/plain-document.ts';
import { message, nickChange } from '../../storage/sample-events.ts';
import { event } from '../sample-rooms.ts';

const noon = new Date(2026, 10, 20, 12, 4).getTime();
const dayMs = 24 * 3600 * 1000;

const head = { title: "Ada's *chat*", room: 'lobby', at: noon + dayMs };

function write(document: HistoryDocument, events: readonly RoomEvent[]): string {
  const included = events.filter((event) => document.includes(event));
  const parts = included.map((event, index) => document.formatEvent(event, included[index - 1]));
  return [document.begin(head), ...parts, document.end()].join('');
}

const conversation = [
  message(1, 'hello *all*', { at: noon }),
  nickChange(2, 'A_da', { at: noon + 60_000 }),
  message(3, 'two\nlines', { at: noon + dayMs }),
];

/** All that can become of a message, and all else that can happen. */
const eventful = [
  message(1, 'lunch?', { at: noon, isEdited: true, reactions: [{ reaction: '+1' as never, count: 3, nicks: [] }] }),
  message(2, 'waves', { at: noon, isAction: true }),
  message(3, 'yes', { at: noon, replyTo: 1, reactions: [{ reaction: '🎉' as never, count: 1, nicks: [] }] }),
  message(4, '', { at: noon, isDeleted: true }),
  message(5, 'secret', { at: noon, expiresAt: noon + dayMs }),
  event(6, 'message-edited', { at: noon, target: 1, text: 'lunch?' }),
  event(7, 'reaction-added', { at: noon, target: 1, reaction: '+1' }),
  event(8, 'message-deleted', { at: noon, target: 4 }),
  event(9, 'topic-changed', { at: noon, topic: 'a *b*' }),
  event(10, 'message-pinned', { at: noon, target: 1 }),
  event(11, 'password-changed', { at: noon, isLocked: true }),
];

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

describe('a history as Markdown', () => {
  it('has a head, a heading for each day, and each message under its nick and time', () => {
    expect(write(markdownDocument, conversation).replaceAll('\\_', '_').split('\n')).toEqual([
      "# Ada's \\*chat\\*, lobby",
      '',
      `Exported on Saturday 21 November 2026 at 12:04. All times are local: ${zone}.`,
      '',
      '## Friday 20 November 2026',
      '',
      '**Ada** 12:04  ',
      'hello \\*all\\*',
      '',
      '*12:05 — Ada is now A_da*',
      '',
      '## Saturday 21 November 2026',
      '',
      '**Ada** 12:04  ',
      'two  ',
      'lines',
      '',
    ]);
  });

  it.each([
    ['an indented text', 'if x:\n    y_z()'],
    ['a tab', 'a\tb'],
    ['a table', 'a     b\nccc   d'],
    ['a fence', 'look:\n```js\na*b\n```'],
  ])('keeps %s as it is, in a code block', (_what, text) => {
    const fence = text.includes('```') ? '````' : '```';
    expect(write(markdownDocument, [message(1, text, { at: noon })])).toContain(
      `**Ada** 12:04\n\n${fence}text\n${text}\n${fence}\n`,
    );
  });

  it('keeps paragraphs apart, and no line is a message or a heading that is none', () => {
    const text = 'a\n\n**Eve** 12:05\n## Monday\n===\n\n\nz';
    expect(write(markdownDocument, [message(1, text, { at: noon })])).toContain(
      '**Ada** 12:04  \na  \n\n\\*\\*Eve\\*\\* 12:05  \n\\## Monday  \n\\=\\==  \n\n\nz\n',
    );
  });
});

describe('all that can happen', () => {
  const bodyOf = (document: HistoryDocument) => write(document, eventful).split('\n').slice(4).join('\n');

  it('is in Markdown what is left of it, and nothing that was temporary or deleted', () => {
    expect(bodyOf(markdownDocument)).toBe(
      [
        '## Friday 20 November 2026',
        '',
        '**Ada** 12:04  ',
        'lunch?',
        '',
        '*(edited)  +1 ×3*',
        '',
        '12:04 \\* **Ada** waves',
        '',
        '**Ada** 12:04 ↳ \\#1  ',
        'yes',
        '',
        '*🎉*',
        '',
        '*12:04 — Bob set the topic: a \\*b\\**',
        '',
        '*12:04 — Bob pinned #1*',
        '',
        '*12:04 — Bob set a password*',
        '',
      ].join('\n'),
    );
  });

  it('is in text what is left of it, too', () => {
    expect(bodyOf(plainDocument)).toBe(
      [
        '12:04  Ada  lunch?',
        '       (edited)  +1 ×3',
        '12:04  * Ada waves',
        '12:04  Ada  ↳ #1 yes',
        '       🎉',
        '12:04  — Bob set the topic: a *b*',
        '12:04  — Bob pinned #1',
        '12:04  — Bob set a password',
        '',
      ].join('\n'),
    );
  });
});

describe('a history as text', () => {
  it('has a head, a line for each day, and each message as line mode prints it', () => {
    expect(write(plainDocument, conversation).split('\n')).toEqual([
      "Ada's *chat*, lobby",
      `Exported on Saturday 21 November 2026 at 12:04. All times are local: ${zone}.`,
      '',
      '— Friday 20 November 2026 —',
      '12:04  Ada  hello *all*',
      '12:05  — Ada is now A_da',
      '',
      '— Saturday 21 November 2026 —',
      '12:04  Ada  two',
      '       lines',
      '',
    ]);
  });
});

describe.each([
  ['Markdown', markdownDocument],
  ['text', plainDocument],
] as const)('%s', (_name, document) => {
  it('has nothing that a terminal would obey', () => {
    const hostile = '\u001b[2J\u009b1m\u202e';
    const named = { nick: `Eve${hostile}` as RoomEvent['nick'], at: noon };
    const events = [
      message(1, `x${hostile}\ny`, named),
      nickChange(2, `z${hostile}`, named),
      message(3, `x${hostile}\ny`, {
        ...named,
        isAction: true,
        reactions: [{ reaction: hostile, count: 2, nicks: [] }] as never,
      }),
      event(4, 'topic-changed', { ...named, topic: hostile }),
    ];
    const text = document.begin({ ...head, title: `${hostile}\n# x` }) + write(document, events);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
    expect(text.split('\n')[0]).toMatch(/x, lobby$/u);
  });

  it('is a head alone for an empty history', () => {
    expect(write(document, [])).toBe(document.begin(head));
  });
});
