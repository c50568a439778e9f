import { parseArgs } from 'node:util';

/** How long and how often to measure. */
export interface Effort {
  readonly rounds: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Runs of each command in the start-up part. */
  readonly starts: number;
  /** Keys typed in each round of the typing part. */
  readonly keys: number;
}

export interface BenchOptions {
  /** None: all. */
  readonly parts: readonly string[];
  readonly jsonFile: string;
  /** Where the host under test leaves its CPU profiles. */
  readonly profileFolder: string | undefined;
  readonly effort: Effort;
}

const thorough: Effort = { rounds: 5, warmUpMs: 1000, measureMs: 3000, starts: 21, keys: 400 };
const quick: Effort = { rounds: 2, warmUpMs: 500, measureMs: 1000, starts: 15, keys: 160 };

/** Throws for a flag it does not know. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'string', default: 'dist/bench.json' },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const effort = values.quick ? quick : thorough;
  const rounds = values.rounds === undefined ? effort.rounds : Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds > 0))
    throw new Error(`--rounds is a whole number from 1; ${values.rounds} is not.`);
  return { parts: positionals, jsonFile: values.json, profileFolder: values.profile, effort: { ...effort, rounds } };
}
