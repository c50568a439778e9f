import { type Refusal, refuse } from './refusal.ts';
import { countCharacters, isBlank, neutralizeLine } from './text.ts';

export const maxTopicCharacters = 200;

/** One harmless line of at most 200 characters; empty takes the topic away. */
export function parseTopic(input: string): string | Refusal {
  const topic = neutralizeLine(input).trim();
  if (isBlank(topic)) return '';
  const length = countCharacters(topic);
  if (length <= maxTopicCharacters) return topic;
  return refuse('topic-too-long', `A topic has at most ${maxTopicCharacters} characters; this one has ${length}.`);
}
