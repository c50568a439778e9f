/** How a mention is told of: by the terminal's bell, by a notification of the terminal (OSC 9), or not at all. */
export const notifyModes = ['bell', 'osc9', 'off'] as const;
export type NotifyMode = (typeof notifyModes)[number];
