// The words of a command line, read and judged. What is wrong is a UsageError, whose message is for the one who typed it.
import { parseArgs } from 'node:util';
import type { Cursor } from '../../model/scenario.ts';

/** Something on the command line, or in a file it names, cannot be used: exit status 2. */
export class UsageError extends Error {}

/** How to ask for a run. */
export const USAGE = `npm run -s scenario -- FILE|PRESET|LAB... [--seed N] [--seeds A..B] [--json] [--transcript] [--until STEP|@TICK] [--text NAME=FILE]

FILE          a scenario's text; - reads it from standard input
PRESET        the id of a scenario of the page's menu, figure-8 for instance
LAB           the id of a test of the labs, 2B/backup for instance
--seed N      another seed than the scenario's own
--seeds A..B  every seed from A to B, a run each
--json        one JSON object a run, each on a line of its own
--transcript  every event, one a line
--until       stop at this step, or when all has happened that is due by this instant (@ms)
--text        a text for a job: what the scenario calls it, and the file it is in; books come by themselves

The exit status is 0 when every expectation and invariant held, 1 when one failed, 2 for what cannot be read. An invariant that
the scenario expects to be broken ("expect violation I5") is one of its expectations. A link that is printed goes at the end of
the page's address.`;

/** What was asked for. `seeds` is empty when each scenario keeps its own. */
export interface ScenarioArguments {
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  readonly json: boolean;
  readonly transcript: boolean;
  readonly until: Cursor | null;
  /** Texts for jobs: the name, and the file. */
  readonly texts: readonly { readonly name: string; readonly file: string }[];
}

/** Most runs of one command. */
const MOST_SEEDS = 1_000_000;

/** Reads the words after the command. Throws a UsageError. */
export function readArguments(words: readonly string[]): ScenarioArguments {
  const { values, positionals } = parsed(words);
  if (positionals.length === 0) throw new UsageError(`Name a file, a preset or a lab.\n\n${USAGE}`);
  if (values.seed !== undefined && values.seeds !== undefined)
    throw new UsageError('Give --seed or --seeds, not both.');
  if (values.json && values.transcript) throw new UsageError('Give --json or --transcript, not both.');
  return {
    names: positionals,
    seeds: readSeeds(values.seed, values.seeds),
    json: values.json,
    transcript: values.transcript,
    until: values.until === undefined ? null : readCursor(values.until),
    texts: values.text.map(readTextOption),
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        seeds: { type: 'string' },
        json: { type: 'boolean', default: false },
        transcript: { type: 'boolean', default: false },
        until: { type: 'string' },
        text: { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readSeeds(one: string | undefined, range: string | undefined): number[] {
  if (one !== undefined) return [readWhole('--seed', one)];
  return range === undefined ? [] : readSeedRange(range);
}

/** The seeds of `A..B`. Throws a UsageError. */
export function readSeedRange(range: string): number[] {
  const match = /^(\d+)\.\.(\d+)$/.exec(range);
  if (!match) throw new UsageError(`--seeds wants two whole numbers, as in 1..100; it got ${range}.`);
  const [first, last] = [readWhole('--seeds', match[1] ?? ''), readWhole('--seeds', match[2] ?? '')];
  if (last < first) throw new UsageError(`--seeds wants the smaller number first; it got ${range}.`);
  if (last - first >= MOST_SEEDS) throw new UsageError(`--seeds takes at most ${MOST_SEEDS} seeds.`);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function readTextOption(word: string): { name: string; file: string } {
  const [, name = '', file = ''] = /^([^=]+)=(.+)$/.exec(word) ?? [];
  if (name === '') throw new UsageError(`--text wants a name and a file, as in notes=notes.txt; it got ${word}.`);
  return { name, file };
}

function readCursor(word: string): Cursor {
  return word.startsWith('@') ? { tick: readWhole('--until', word.slice(1)) } : { step: readWhole('--until', word) };
}

/** A whole number from 0 to 2³² - 1. Throws a UsageError that names the option. */
export function readWhole(option: string, word: string): number {
  const value = /^\d{1,10}$/.test(word) ? Number(word) : Number.NaN;
  if (!(value <= 0xffff_ffff))
    throw new UsageError(`${option} wants a whole number from 0 to 4294967295; it got ${word}.`);
  return value;
}
