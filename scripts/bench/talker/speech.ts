/** What a talker is to say: so many messages, at a steady pace or, without one, as fast as they are answered. */
export interface Speech {
  readonly count: number;
  readonly perSecond?: number;
}
