// `npm run -s scenario`: scenarios from a shell, for continuous integration and for courses.
import { readFileSync } from 'node:fs';
import { eventLine } from '../../describe/line.ts';
import type { Event } from '../../model/event.ts';
import type { JobData } from '../../model/mapreduce.ts';
import type { Scenario } from '../../model/scenario.ts';
import { labOf } from '../../scenario/labs/labs.ts';
import { parse } from '../../scenario/parse.ts';
import { presetOf } from '../../scenario/presets/presets.ts';
import { booksFor } from '../../texts/books.ts';
import { readArguments, type ScenarioArguments, UsageError } from './arguments.ts';
import { type Outcome, runHeadless } from './headless.ts';
import { contradictionLines, faultLines, jsonReport, summaryLine, totalLine } from './report.ts';

/** A scenario as it was asked for. */
interface Source {
  readonly name: string;
  readonly preset: string | null;
  readonly text: string;
  readonly scenario: Scenario;
}

function read(name: string): Source {
  const preset = presetOf(name);
  const text = preset?.text ?? labOf(name)?.text ?? readText(name);
  const parsed = parse(text);
  if (parsed.ok) return { name, preset: preset ? name : null, text, scenario: parsed.scenario };
  const errors = parsed.errors.map(
    ({ line, column, message, expected }) =>
      `${name}:${line}:${column}: ${message}${expected === undefined ? '' : ` Expected ${expected}.`}`,
  );
  throw new UsageError(errors.join('\n'));
}

function readText(name: string): string {
  try {
    return readFileSync(name === '-' ? 0 : name, 'utf8');
  } catch {
    throw new UsageError(`${name}: there is no such file, nor a preset or a lab of this id.`);
  }
}

function seeded(scenario: Scenario, seed: number | null): Scenario {
  return seed === null ? scenario : { ...scenario, setup: { ...scenario.setup, seed } };
}

function runOne(source: Source, seed: number | null, asked: ScenarioArguments, data: JobData): Outcome {
  const { until, transcript } = asked;
  const scenario = seeded(source.scenario, seed);
  const options = { until, data };
  return runHeadless(scenario, transcript ? { ...options, onEvents: sayEvents } : options);
}

/** What a scenario's job reads: the texts of the command line, and books. */
async function dataFor({ scenario }: Source, { texts }: ScenarioArguments): Promise<JobData> {
  const own = Object.fromEntries(texts.map(({ name, file }) => [name, readText(file)]));
  const books = await booksFor(scenario.setup);
  return { ...books, texts: { ...books.texts, ...own } };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell({ name, text, preset }: Source, outcome: Outcome): void {
  const lines = [summaryLine(name, outcome), ...faultLines(outcome, text, preset), ...contradictionLines(outcome)];
  for (const line of lines) say(line);
}

function sayEvents(events: readonly Event[]): void {
  for (const event of events) say(eventLine(event));
}

/** Runs what the words ask for and prints it. Returns the exit status. */
async function main(words: readonly string[]): Promise<number> {
  const asked = readArguments(words);
  const sources = asked.names.map(read);
  const seeds = asked.seeds.length === 0 ? [null] : asked.seeds;
  const verdicts: { readonly ok: boolean }[] = [];
  for (const source of sources) {
    const data = await dataFor(source, asked);
    for (const seed of seeds) {
      const outcome = runOne(source, seed, asked, data);
      verdicts.push({ ok: outcome.ok });
      if (asked.json) say(JSON.stringify(jsonReport(source.name, outcome)));
      else tell(source, outcome);
    }
  }
  if (!asked.json && verdicts.length > 1) say(totalLine(verdicts));
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

// The reader of our output may have seen enough (`| head`).
process.stdout.on('error', () => process.exit());

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
