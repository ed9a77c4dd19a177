// `npm run -s soak`: many random fault runs with every check on. What fails is printed as a scenario and as a link.
import { parseArgs } from 'node:util';
import { BUG_IDS, type BugId } from '../../model/setup.ts';
import { parse } from '../../scenario/parse.ts';
import { print } from '../../scenario/print.ts';
import { readWhole, UsageError } from './arguments.ts';
import { faultRun } from './faultRun.ts';
import { type Outcome, runHeadless } from './headless.ts';
import { contradictionLines, faultLines, summaryLine, totalLine } from './report.ts';
import { shardRun } from './shardRun.ts';

const USAGE = `npm run -s soak -- [--runs 1000] [--seed 1] [--shards] [--bug ID]

--runs N   how many runs
--seed S   seed of the first; the others count on from it
--shards   of a sharded store with three groups, instead of one cluster
--bug ID   with this rule replaced on every server: do the checks find it?

The exit status is 0 when every run held, 1 when one failed, 2 for words that cannot be read.`;

function readArguments(words: readonly string[]) {
  const options = {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    shards: { type: 'boolean', default: false },
    bug: { type: 'string', multiple: true, default: [] as string[] },
  } as const;
  try {
    const { values } = parseArgs({ args: [...words], options });
    return {
      runs: readWhole('--runs', values.runs),
      seed: readWhole('--seed', values.seed),
      shards: values.shards,
      bugs: values.bug.map(readBug),
    };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readBug(word: string): BugId {
  const bug = BUG_IDS.find((id) => id === word);
  if (bug === undefined) throw new UsageError(`There is no bug ${word}; there are ${BUG_IDS.join(', ')}.`);
  return bug;
}

interface Soaked {
  readonly outcome: Outcome;
  readonly text: string;
}

/** One run, as the text says that is printed when it fails. It holds only if its history is linearizable, too. */
function soakOne(seed: number, bugs: readonly BugId[], shards: boolean): Soaked {
  const text = shards ? shardRun(seed, bugs) : print(faultRun(seed, bugs));
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`The text of run ${seed} cannot be read: ${parsed.errors[0]?.message}\n\n${text}`);
  const outcome = runHeadless(parsed.scenario, { until: null });
  return { outcome: { ...outcome, ok: outcome.ok && outcome.history.verdict !== 'illegal' }, text };
}

function tell(name: string, { outcome, text }: Soaked): void {
  const lines = [summaryLine(name, outcome), ...faultLines(outcome, text, null), ...contradictionLines(outcome)];
  console.log([...lines, '', text].join('\n'));
}

function main(words: readonly string[]): number {
  const { runs, seed, shards, bugs } = readArguments(words);
  const verdicts: { readonly ok: boolean }[] = [];
  let steps = 0;
  let undecided = 0;
  for (let i = 0; i < runs; i++) {
    const run = soakOne(seed + i, bugs, shards);
    const { ok, history, world } = run.outcome;
    verdicts.push({ ok });
    steps += world.step;
    if (history.verdict === 'unknown') undecided++;
    if (!ok) tell(`run ${seed + i}`, run);
  }
  console.log(`${steps} steps in ${runs} runs; ${undecided} histories were too long to judge`);
  console.log(totalLine(verdicts));
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
