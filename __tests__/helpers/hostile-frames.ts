type Frame = Readonly<Record<string, unknown>>;

/** Everything that can be logged in a room, from this seq on, with this wherever somebody can say something. */
export function hostileEvents(text: string, first: number): Frame[] {
  const at = Date.now();
  const fact = { at, by: text, nick: text, id: text };
  const [target, until] = [first, at + 60_000];
  const message = { ...fact, type: 'message-posted', text };
  const events = [
    { ...message, reactions: [{ reaction: text, count: 2, nicks: [text] }], isEdited: true },
    { ...message, text: `@Ada ${text}` },
    { ...message, isAction: true },
    { ...message, replyTo: first },
    { ...message, expiresAt: until },
    { ...fact, type: 'nick-changed', to: text },
    { ...fact, type: 'room-created', name: text },
    { ...fact, type: 'topic-changed', topic: text },
    { ...fact, type: 'topic-lock-changed', isLocked: true },
    { ...fact, type: 'password-changed', isLocked: true },
    { ...fact, type: 'role-changed', whom: text, role: 'operator' },
    { ...fact, type: 'member-kicked', whom: text, reason: text },
    { ...fact, type: 'member-banned', whom: text, until, reason: text },
    { ...fact, type: 'ban-lifted', whom: text },
    { ...fact, type: 'member-muted', whom: text, until },
    { ...fact, type: 'member-unmuted', whom: text },
    { ...fact, type: 'nick-freed', whom: text },
    { ...fact, type: 'message-edited', target, text },
    { ...fact, type: 'message-deleted', target: first + 2 },
    { ...fact, type: 'reaction-added', target, reaction: text },
    { ...fact, type: 'reaction-removed', target, reaction: text },
    { ...fact, type: 'message-pinned', target },
  ];
  return events.map((event, index) => ({ ...event, seq: first + index }));
}

/** All else that a host says by itself, in the lobby and of a room of two that it has made up. */
export function hostileFrames(text: string): Frame[] {
  const away = [{ nick: text, message: text }];
  const lobby = { id: 'lobby', kind: 'lobby', name: text, topic: text, pinned: [], owner: text, isLocked: true };
  const pair = [
    { by: text, nick: text },
    { by: 'other', nick: text },
  ];
  const direct = { ...lobby, id: `@${text}`, kind: 'direct', pair };
  const people = { room: 'lobby', here: 3 };
  return [
    { type: 'room', info: lobby },
    { type: 'room', info: direct },
    { type: 'rooms', rooms: [{ info: { ...lobby, kind: 'public' }, here: 2 }], more: 1 },
    { type: 'roster', ...people, nicks: ['Ada', text], away, roles: [{ nick: text, role: 'owner' }] },
    { type: 'presence', ...people, joined: [text], left: [text], moreJoined: 1, moreLeft: 1, away },
    { type: 'typing', room: 'lobby', nicks: [text], more: 0 },
    { type: 'knock', nick: text, address: text },
    { type: 'invite', code: text, codeExpiresAt: Date.now(), whom: text, isReplacement: true },
    // Of a request that nobody made.
    { type: 'refused', number: 4_000_000, code: text, message: text },
  ];
}
