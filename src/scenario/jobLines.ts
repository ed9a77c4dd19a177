// The setup line of a MapReduce job: `job wordcount input moby-dick splits 8 reduces 10 workers 3`. What follows the job's name
// are its own words, in any order; what is not said has the value of DEFAULT_JOB.
import {
  DEFAULT_JOB,
  JOB_LIMITS,
  JOB_NAMES,
  type JobInput,
  type JobName,
  type JobSetup,
  type Sleep,
} from '../model/mapreduce.ts';
import { printPercent, printRange, readPercent, readRange, readTicks, readWhole } from './amounts.ts';
import { isAtEnd, oneOf, peek, problemAt, type Reader, take, unexpected } from './reader.ts';
import { quote } from './tokens.ts';

/** One word of a job: how its value is read and how it is printed. */
interface JobWord {
  readonly word: string;
  readonly read: (reader: Reader) => Partial<JobSetup>;
  readonly print: (job: JobSetup) => string;
}

type JobField = Exclude<keyof JobSetup, 'name' | 'pattern' | 'code'>;

function jobWord<F extends JobField>(
  word: string,
  field: F,
  read: (reader: Reader) => JobSetup[F],
  printValue: (value: JobSetup[F]) => string,
): JobWord {
  return {
    word,
    read: (reader) => ({ [field]: read(reader) }) as Partial<JobSetup>,
    print: (job) => `${word} ${printValue(job[field])}`,
  };
}

const onOff = ['on', 'off'] as const;

/** In the order in which they are printed. */
const WORDS: readonly JobWord[] = [
  jobWord('input', 'input', readInput, printInput),
  jobWord('splits', 'splits', (r) => readWhole(r, 'The number of splits', JOB_LIMITS.splits), String),
  jobWord('reduces', 'reduces', (r) => readWhole(r, 'The number of reduces', JOB_LIMITS.reduces), String),
  jobWord('workers', 'workers', (r) => readWhole(r, 'The number of workers', JOB_LIMITS.workers), String),
  jobWord(
    'coordinator',
    'coordinator',
    (r) => oneOf(r, ['pull', 'push', 'replicated'], '"pull", "push" or "replicated"'),
    String,
  ),
  jobWord(
    'backups',
    'backups',
    (r) => oneOf(r, onOff, '"on" or "off"') === 'on',
    (on) => (on ? 'on' : 'off'),
  ),
  jobWord('task-timeout', 'taskTimeout', (r) => readTicks(r, 'The patience with a worker', 1), String),
  jobWord('speed', 'speed', (r) => readWhole(r, 'The bytes of a millisecond', JOB_LIMITS.speed), String),
  jobWord('store', 'store', (r) => readRange(r, 'The time of the store'), printRange),
  jobWord('map-sleep', 'mapSleep', readSleep, printSleep),
  jobWord('reduce-sleep', 'reduceSleep', readSleep, printSleep),
  jobWord('exit', 'exit', (r) => readPercent(r, 'The chance that a task ends its worker'), printPercent),
  jobWord(
    'lifetime',
    'lifetime',
    (r) => readWhole(r, 'The tasks that a worker lives for', JOB_LIMITS.lifetime),
    String,
  ),
];

/** The words that may follow a job's name. */
export const JOB_WORDS: readonly string[] = WORDS.map(({ word }) => word);

/** Reads the rest of a `job` line after its first word: the name, and as many of the job's words as follow. */
export function readJob(reader: Reader): JobSetup {
  const name: JobName = oneOf(reader, JOB_NAMES, 'the name of a job');
  let job: JobSetup = { ...DEFAULT_JOB, name };
  if (name === 'grep') job = { ...job, pattern: readText(reader, 'the text to look for', 1_000) };
  if (name === 'custom')
    job = { ...job, code: readText(reader, 'the code with map and reduce, in quotes', JOB_LIMITS.code) };
  const seen = new Set<string>();
  while (!isAtEnd(reader)) {
    const token = peek(reader);
    const found = WORDS.find(({ word }) => token.kind === 'word' && word === token.text);
    if (!found) return job; // a word of the setup may share the line
    if (seen.has(found.word)) throw problemAt(reader, token, `"${found.word}" was said already`);
    seen.add(found.word);
    take(reader);
    job = { ...job, ...found.read(reader) };
  }
  return job;
}

/** A job as its line. */
export function printJob(job: JobSetup): string {
  const argument = { grep: job.pattern, custom: job.code }[job.name as string];
  const name = argument === undefined ? job.name : `${job.name} ${quote(argument)}`;
  const words = WORDS.flatMap(({ print }) => (print(job) === print(DEFAULT_JOB) ? [] : [print(job)]));
  return [`job ${name}`, ...words].join('  ');
}

/** Reads `moby-dick`, `notes.txt 0123456789abcdef`, `numbers 1000` or `text "a b c"`. */
function readInput(reader: Reader): JobInput {
  const first = peek(reader);
  if (first.kind === 'word' && first.text === 'text') {
    take(reader);
    return { kind: 'text', text: readText(reader, 'the text of the input', JOB_LIMITS.text) };
  }
  if (first.kind === 'word' && first.text === 'numbers') {
    take(reader);
    return { kind: 'numbers', count: readWhole(reader, 'How many numbers', JOB_LIMITS.numbers) };
  }
  const name = readText(reader, 'the name of a text, "text" or "numbers"', 100);
  const next = peek(reader);
  if (next.kind !== 'word' || !/^[0-9a-f]{16}$/.test(next.text)) return { kind: 'named', name, digest: null };
  return { kind: 'named', name, digest: take(reader).text };
}

function printInput(input: JobInput): string {
  if (input.kind === 'numbers') return `numbers ${input.count}`;
  if (input.kind === 'text') return `text ${quote(input.text)}`;
  // A name that could be taken for one of the two words stands in quotes.
  const name = /^(text|numbers)$/.test(input.name) ? `"${input.name}"` : quote(input.name);
  return input.digest === null ? name : `${name} ${input.digest}`;
}

function readText(reader: Reader, what: string, most: number): string {
  const token = peek(reader);
  if (token.kind !== 'word' && token.kind !== 'text') throw unexpected(reader, what);
  if (token.text.length > most) {
    throw problemAt(reader, token, `Here ${most} characters are allowed, not ${token.text.length}`);
  }
  return take(reader).text;
}

/** Reads `2000..5000` (every task), `10% 2000..5000` (one in ten) or `off`. */
function readSleep(reader: Reader): Sleep | null {
  const token = peek(reader);
  if (token.kind === 'word' && token.text === 'off') {
    take(reader);
    return null;
  }
  const chance = token.text.endsWith('%') ? readPercent(reader, 'The chance of a sleep', [1, 1000]) : 1000;
  return { chance, time: readRange(reader, 'The time of a sleep') };
}

function printSleep(sleep: Sleep | null): string {
  if (sleep === null) return 'off';
  return sleep.chance === 1000 ? printRange(sleep.time) : `${printPercent(sleep.chance)} ${printRange(sleep.time)}`;
}
