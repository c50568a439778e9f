import { describe, expect, it } from '@jest/globals';
import { createRandom } from '../../helpers/random.ts';
import { PicturedRoom } from './pictured-room.tsx';

const seeds = (process.env.PICTURE_SEEDS ?? 'apple,beech,cedar').split(',');
const stepsEach = Number(process.env.PICTURE_STEPS ?? 25);

const keys = [
  ['\t', '\u001b[Z', '\u001b', '\r', '/', '/n\t', '@', 'B\t'],
  ['\u001b[A', '\u001b[B', '\u001b[C', '\u001b[D', '\u001b[H', '\u001b[F', '\u001b[3~', '\u007f'],
  ['\u0001', '\u0005', '\u000b', '\u0015', '\u0017', '\u0019', '\u001f', '\u001bb', '\u001bd'],
  ['\u001b[5~', '\u001b[5~', '\u001b[6~', '\u001b[1;5H', '\u001b[1;5F'],
  ['\n', '\u001b\r', '\n\n\n'],
  ['/help\r', '/who\r', '/nick B\r', '/unknown\r', '   \r', '/temp on 2s\r', '/temp off\r', '/away 漢\r', '/back\r'],
  [
    '\u001b1',
    '\u001b2',
    '\u001b3',
    '\u001b9',
    '\u001b[1;3A',
    '\u001b[1;3B',
    '\u001ba',
    '\u001be',
    '/reply \t',
    '/join d\t',
  ],
];
const texts = [
  'word',
  'a longer sentence ',
  '漢字',
  '👩‍👩‍👧‍👦',
  'é',
  'مرحبا',
  '\u0301',
  'x'.repeat(90),
  '\u001b[200~one\ntwo\tthree\u001b[201~',
];
const reactions = ['+1', '🎉', '👩‍👩‍👧‍👦', 'lol', '漢字', '❤️', '👍🏽'];
const pastes = ['short', 'one\ntwo\nthree', 'line\n'.repeat(9), 'z'.repeat(2500), 'q'.repeat(5000), '\u001b[31mred'];
const sizes = [
  [80, 24],
  [40, 10],
  [20, 6],
  [120, 40],
  [33, 5],
  [60, 4],
  [50, 3],
  [30, 2],
  [12, 1],
  [9, 12],
  [4, 8],
  [200, 12],
] as const;

describe('the picture of a room', () => {
  it.each(seeds)('is that of a screen painted anew, whatever happens (seed "%s")', async (seed) => {
    const random = createRandom(seed);
    const below = (count: number) => Math.floor(random() * count);
    const one = <T,>(choices: readonly T[]) => choices[below(choices.length)] as T;
    const room = await PicturedRoom.open();
    const weighted: readonly [weight: number, () => string][] = [
      [6, () => room.type(one(texts))],
      [8, () => room.type(one(one(keys)))],
      [2, () => room.type(one(one(keys)) + one(texts) + one(one(keys)))],
      [2, () => room.type(`\u001b[200~${one(pastes)}\u001b[201~`)],
      [4, () => room.resize(one(sizes))],
      [4, () => room.hear(1 + below(5))],
      [1, () => room.hear(60)],
      [2, () => room.notice(one(texts))],
      [4, () => room.amend(below(20), { reaction: one(reactions), text: one(texts) })],
      [2, () => room.hearTemporary(1000 + below(4000))],
      [2, () => room.hearElsewhere()],
      [1, () => room.loseLink()],
      [2, () => room.findLink()],
      [2, () => room.stall(below(12))],
    ];
    const happenings = weighted.flatMap(([weight, happen]) => Array.from({ length: weight }, () => happen));
    const happening = () => one(happenings)();
    const done: string[] = [];
    try {
      for (const name of random() < 0.7 ? ['den', '漢字の部屋と長い名前'] : []) await room.openElsewhere(name);
      for (let step = 0; step < stepsEach; step += 1) {
        for (let glued = below(3); glued >= 0; glued -= 1) done.push(happening());
        await room.expectPicture(() => done.slice(-8).join('; '));
        if (random() < 0.5) await room.expectSameAnew(() => done.slice(-8).join('; '));
      }
    } finally {
      await room.close();
    }
    expect(done.length).toBeGreaterThan(stepsEach);
  });

  it('is whole where the terminal was small for so short a time that nothing was heard of it', async () => {
    const room = await PicturedRoom.open();
    try {
      room.hear(40);
      await room.expectPicture(() => 'hearing much');
      room.resize([80, 2]);
      room.resize([80, 24]);
      await room.expectPicture(() => 'two sizes at once');
      await room.expectSameAnew(() => 'two sizes at once');
    } finally {
      await room.close();
    }
  });
});
