import { describe, expect, it } from '@jest/globals';
import { lobby } from '../../../src/chat/room-id.ts';
import { applyAction, type ClientState, initialState, type ViewAction, viewOf } from '../../../src/client/view/view.ts';
import { added, denInfo, message } from '../sample-rooms.ts';

const start = initialState({ nick: 'Ada', keyId: 'own-key' });
const stateAfter = (...actions: readonly ViewAction[]): ClientState => actions.reduce(applyAction, start);
const openDen: ViewAction = { type: 'room-opened', info: denInfo };
const showDen: ViewAction = { type: 'room-chosen', room: denInfo.id };
const inDen = (action: Extract<ViewAction, { type: 'in-room' }>['action']): ViewAction => ({
  type: 'in-room',
  room: denInfo.id,
  action,
});

describe('the view', () => {
  it('takes title, nick and clock from the welcome', () => {
    const welcome = { type: 'welcome', nick: 'ADA', resumeToken: '', epoch: '', run: '', at: 0, title: 'Lab' } as never;
    const state = stateAfter(openDen, { type: 'welcomed', welcome, clockOffsetMs: 5 });
    expect(viewOf(state)).toMatchObject({ nick: 'ADA', title: 'Lab', clockOffsetMs: 5 });
    expect(viewOf(applyAction(state, showDen)).nick).toBe('ADA');
  });

  it('shows a link that changed', () => {
    expect(viewOf(stateAfter({ type: 'link-changed', link: { type: 'open' } })).link).toEqual({ type: 'open' });
  });

  it('is of the lobby, until another room is chosen', () => {
    const state = stateAfter(openDen, inDen(added([message(1)])));
    expect(viewOf(state).info.id).toBe(lobby);
    const view = viewOf(applyAction(state, showDen));
    expect([view.info.id, view.items.length]).toEqual([denInfo.id, 1]);
  });

  it('lists the rooms, the lobby first, with what is unread in them', () => {
    const state = stateAfter(openDen, inDen({ type: 'unread-added', unread: 3, mentions: 1 }));
    expect(viewOf(state).rooms).toEqual([
      { id: lobby, kind: 'lobby', label: '#lobby', unread: 0, mentions: 0, isShown: true },
      { id: denInfo.id, kind: 'public', label: '#den', unread: 3, mentions: 1, isShown: false },
    ]);
    expect(viewOf(applyAction(state, showDen)).rooms[1]).toMatchObject({ unread: 0, mentions: 0, isShown: true });
  });

  it('is the same object until something in it is another', () => {
    const state = stateAfter(openDen);
    const view = viewOf(state);
    expect(viewOf(applyAction(state, inDen({ type: 'noticed', text: 'hi', tone: 'mistake' })), view)).toBe(view);
    expect(viewOf(applyAction(state, openDen), view)).toBe(view);
    const next = viewOf(applyAction(state, { type: 'clock-set', clockOffsetMs: 7 }), view);
    expect([next === view, next.rooms === view.rooms, next.items === view.items]).toEqual([false, true, true]);
  });

  it('goes back to the lobby when the room that it shows is closed', () => {
    const state = stateAfter(openDen, showDen, { type: 'room-closed', room: denInfo.id });
    expect([viewOf(state).info.id, viewOf(state).rooms.length]).toEqual([lobby, 1]);
  });

  it('never loses the lobby, nor shows a room that is not held', () => {
    const state = stateAfter({ type: 'room-closed', room: lobby }, showDen);
    expect(viewOf(state).info.id).toBe(lobby);
  });

  it('keeps what is known of a room that is shown again', () => {
    const state = stateAfter(openDen, inDen(added([message(1)])), {
      type: 'room-opened',
      info: { ...denInfo, topic: 'Lunch' },
    });
    expect(viewOf(applyAction(state, showDen))).toMatchObject({ info: { topic: 'Lunch' }, items: [{ key: 'e1' }] });
  });
});
