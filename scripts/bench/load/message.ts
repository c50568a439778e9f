/** A message of the load: who sent it and which of theirs it is, counted from 0. */
export interface MessageId {
  readonly sender: number;
  readonly index: number;
}

const messageBytes = 128;
const pattern = /^s(\d\d) n(\d{8}) x+$/;

/** 128 bytes that name the message. */
export function formatMessage({ sender, index }: MessageId): string {
  return `s${String(sender).padStart(2, '0')} n${String(index).padStart(8, '0')} `.padEnd(messageBytes, 'x');
}

/** The message that a text is; throws when not every byte of it is as it was sent. */
export function parseMessage(text: string): MessageId {
  const [, sender, index] = pattern.exec(text) ?? [];
  if (sender === undefined || text.length !== messageBytes) throw new Error(`A message was damaged: ${text}`);
  return { sender: Number(sender), index: Number(index) };
}
