import type { Nick } from './nick.ts';

const adjectives = (
  'Amber Bold Brave Bright Calm Clever Cosmic Cosy Curious Daring Eager Fancy Gentle Golden Happy ' +
  'Honest Jolly Kind Lively Lucky Merry Mighty Misty Nimble Proud Quick Quiet Rapid Silver Sunny Swift ' +
  'Witty'
).split(' ');
const animals = (
  'Badger Bear Beaver Bison Crane Deer Dolphin Eagle Falcon Ferret Finch Fox Gecko Hare Hawk Heron ' +
  'Koala Lemur Lynx Marten Moose Newt Otter Owl Panda Puffin Raven Robin Seal Swan Tiger Wolf'
).split(' ');

/** A nick for someone who has not chosen one: an adjective and an animal. `random` is in [0, 1). */
export function friendlyNick(random: () => number): Nick {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] as string;
  return `${pick(adjectives)}-${pick(animals)}` as Nick;
}
