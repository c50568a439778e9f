import type { Dialect } from './dialect.ts';

/** The plain `ws` server of the bench: JSON in, the same JSON out to all. */
export const plainDialect: Dialect = {
  path: '/',
  hasAnswers: false,
  read: (text) => {
    const frame = JSON.parse(text);
    return frame.type === 'welcome' ? { isOwn: true, isIn: true } : { messages: [{ text: frame.text }] };
  },
  post: (message) => JSON.stringify({ type: 'm', text: message }),
};
