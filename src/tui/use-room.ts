import { useApp } from 'ink';
import { useRef, useState } from 'react';
import { isRefusal, type Refusal } from '../chat/refusal.ts';
import type { Answer } from '../chat/outgoing.ts';
import { formatHelp, parseEntry } from '../chat/slash-command.ts';
import { formatWho } from '../client/format-item.ts';
import type { Chat } from './chat.ts';
import { applyKeystroke, type Composer, composerWith, emptyComposer, insert } from './composer.ts';
import type { Keystroke } from './keystroke.ts';

/** What the keyboard does in a room. */
export interface RoomControls {
  readonly composer: Composer;
  /** A question or hint that goes before the status; empty when there is none. */
  readonly hint: string;
  onKeystroke(keystroke: Keystroke): void;
  onPaste(text: string): void;
}

/** Ctrl-C and a host's `exit` ask once more. */
type Leaving = 'no' | 'asked-interrupt' | 'asked-host';

const hints: Record<Leaving, string> = {
  no: '',
  'asked-interrupt': 'Ctrl-C again leaves',
  'asked-host': 'Others are here. Close the chat for everybody? y, or exit again',
};

/** Turns keystrokes into a text, and submitted texts into what they ask for. */
export function useRoom({ client, isHost }: Chat): RoomControls {
  const { exit } = useApp();
  const [composer, setComposer] = useState(emptyComposer);
  const [leaving, setLeaving] = useState<Leaving>('no');
  // Keys that come in one read are handled before React renders: the truth is here, the state is for painting.
  const current = useRef({ composer, leaving });
  const setText = (next: Composer) => {
    current.current.composer = next;
    setComposer(next);
  };
  const setAsked = (next: Leaving) => {
    current.current.leaving = next;
    setLeaving(next);
  };

  const leave = () => {
    const isAlone = client.view.here <= 1;
    if (!isHost || isAlone || current.current.leaving === 'asked-host') exit();
    else setAsked('asked-host');
  };
  const submit = (text: string) => {
    if (text === '' && client.view.link.type === 'closed') return void client.connect().catch(() => {});
    if (text.trim() === '') return;
    const entry = parseEntry(text);
    if (entry.type === 'quit') return leave();
    if (entry.type === 'mistake') return client.notice(entry.message, 'mistake');
    if (entry.type === 'help') return client.notice(formatHelp().join('\n'));
    if (entry.type === 'who') return void client.who().then(() => client.notice(formatWho(client.view)));
    if (entry.type === 'nick') return changeNick(entry.nick);
    report(client.post(entry.text), text);
  };
  const changeNick = (nick: string) => {
    if (client.view.link.type === 'closed') void client.connect(nick).catch(() => {});
    else report(client.rename(nick), `/nick ${nick}`);
  };
  /** A refusal is shown, and what was refused comes back to the composer, or is shown too if something else is there. */
  const report = (asked: Promise<Answer> | Refusal, text: string) => {
    const giveBack = (message: string) => {
      client.notice(current.current.composer.text === '' ? message : `${message}\n${text}`, 'mistake');
      if (current.current.composer.text === '') setText(composerWith(text));
    };
    if (isRefusal(asked)) return giveBack(asked.message);
    void asked.then((answer) => answer.type === 'refused' && giveBack(answer.message));
  };

  return {
    composer,
    hint: hints[leaving],
    onKeystroke: (keystroke) => {
      const { composer: before, leaving: asked } = current.current;
      const isKey = (name: string) => keystroke.type === 'key' && keystroke.name === name;
      if (asked === 'asked-host' && keystroke.type === 'text' && keystroke.text.toLowerCase() === 'y' && before.text === '') return exit();
      if (isKey('ctrl-c')) {
        if (before.text !== '') return setText(emptyComposer);
        if (asked === 'asked-interrupt') return isHost ? leave() : exit();
        return asked === 'asked-host' ? exit() : setAsked('asked-interrupt');
      }
      if (asked === 'asked-interrupt') setAsked('no');
      if (isKey('escape')) setAsked('no');
      if (!isKey('enter')) return setText(applyKeystroke(before, keystroke));
      setText(emptyComposer);
      if (asked === 'asked-host' && parseEntry(before.text).type !== 'quit') setAsked('no');
      submit(before.text);
    },
    onPaste: (text) => setText(insert(current.current.composer, text.replaceAll(/\r\n?/gu, '\n'))),
  };
}
