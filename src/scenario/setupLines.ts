// The lines above the script: what is built. One table for reading and for printing, so that the two cannot disagree.
import type { NodeId } from '../model/ids.ts';
import { BUG_IDS, defaultsWith, LIMITS, type Setup } from '../model/setup.ts';
import { printPercent, printRange, readPercent, readRange, readTicks, readWhole } from './amounts.ts';
import { BOUNDS } from './bounds.ts';
import { JOB_WORDS, printJob, readJob } from './jobLines.ts';
import { accept, acceptMark, isAtEnd, oneOf, peek, problemAt, type Reader, take, unexpected } from './reader.ts';
import type { Token } from './tokens.ts';

type SetupField = Exclude<keyof Setup, 'bugs' | 'job'>;

/** One word of the setup: its field, how its value is read and how it is printed. */
interface SetupWord {
  readonly word: string;
  readonly read: (reader: Reader) => Partial<Setup>;
  /** The word with its value; null when the setup holds the default. */
  readonly print: (setup: Setup) => string | null;
}

function setupWord<F extends SetupField>(
  word: string,
  field: F,
  read: (reader: Reader) => Setup[F],
  printValue: (value: Setup[F]) => string,
): SetupWord {
  return {
    word,
    read: (reader) => ({ [field]: read(reader) }) as Partial<Setup>,
    print: (setup) => {
      const value = printValue(setup[field]);
      return value === printValue(defaultsWith(setup.job)[field]) ? null : `${word} ${value}`;
    },
  };
}

/** In the order in which they are printed. */
const WORDS: readonly SetupWord[] = [
  setupWord('nodes', 'servers', (r) => readWhole(r, 'The number of servers', [0, LIMITS.servers[1]]), String),
  setupWord('shards', 'shards', (r) => readWhole(r, 'The number of shards', LIMITS.shards), String),
  setupWord('groups', 'groups', (r) => readWhole(r, 'The number of groups', LIMITS.groups), String),
  setupWord(
    'controllers',
    'controllers',
    (r) => readWhole(r, 'The number of servers of the shard controller', LIMITS.controllers),
    String,
  ),
  setupWord('handover', 'handover', (r) => oneOf(r, ['groups', 'clerk'], '"groups" or "clerk"'), String),
  setupWord('clerks', 'clerks', (r) => readWhole(r, 'The number of clerks', LIMITS.clerks), String),
  setupWord('seed', 'seed', (r) => readWhole(r, 'A seed', BOUNDS.seed), String),
  setupWord('latency', 'latency', (r) => readRange(r, 'A latency', 1), printRange),
  setupWord('loss', 'loss', (r) => readPercent(r, 'The chance of loss'), printPercent),
  setupWord('duplicate', 'duplicate', (r) => readPercent(r, 'The chance of a duplicate'), printPercent),
  setupWord('election', 'election', (r) => readRange(r, 'An election timeout', 1), printRange),
  setupWord('heartbeat', 'heartbeat', (r) => readTicks(r, 'The pause between heartbeats', 1), String),
  setupWord('network', 'network', readNetwork, String),
  setupWord('disk', 'disk', (r) => readRange(r, 'The time of a disk write'), printRange),
  setupWord(
    'snapshot',
    'snapshot',
    (r) => readWhole(r, 'The size at which a log is compacted', BOUNDS.snapshot),
    String,
  ),
  setupWord(
    'snapshot-every',
    'snapshotEvery',
    (r) => readWhole(r, 'The number of entries after which a log is compacted', BOUNDS.every),
    String,
  ),
  setupWord('batch', 'batch', (r) => readWhole(r, 'The most entries of one AppendEntries', BOUNDS.batch), String),
  setupWord('retry', 'retry', (r) => readTicks(r, 'The patience of a clerk', 1), String),
  setupWord(
    'noop',
    'noop',
    (r) => oneOf(r, ['on', 'off'], '"on" or "off"') === 'on',
    (on) => (on ? 'on' : 'off'),
  ),
];

/** Reads `plain`, `labrpc`, `labrpc unreliable`, `labrpc long-delays` or `labrpc unreliable long-delays`. */
function readNetwork(reader: Reader): Setup['network'] {
  if (oneOf(reader, ['plain', 'labrpc'], '"plain" or "labrpc"') === 'plain') return 'plain';
  const network = accept(reader, 'unreliable') ? 'labrpc unreliable' : 'labrpc';
  return accept(reader, 'long-delays') ? `${network} long-delays` : network;
}

/** The job, which has a line of its own when it is printed. */
const JOB: Pick<SetupWord, 'word' | 'read'> = { word: 'job', read: (reader) => ({ job: readJob(reader) }) };

/** The words that a setup line may begin with. */
export const SETUP_WORDS: readonly string[] = [...WORDS.map(({ word }) => word), 'job', 'title', 'bug'];

/** Reads a line of setup words, which may hold several: `nodes 5  seed 42`. `seen` are the words read on earlier lines. */
export function readSetupWords(reader: Reader, setup: Setup, seen: Set<string>): Setup {
  let result = setup;
  while (!isAtEnd(reader)) {
    const token = peek(reader);
    const found = [...WORDS, JOB].find(({ word }) => token.kind === 'word' && word === token.text);
    if (!found && token.kind === 'word' && JOB_WORDS.includes(token.text)) {
      throw problemAt(
        reader,
        token,
        `"${token.text}" belongs to a job and stands on its line, as in "job wordcount splits 8"`,
      );
    }
    if (!found) throw unexpected(reader, 'a setup word', SETUP_WORDS, SETUP_WORDS.join(', '));
    if (seen.has(found.word)) throw problemAt(reader, token, `"${found.word}" was said already`);
    seen.add(found.word);
    take(reader);
    result = { ...result, ...found.read(reader) };
  }
  return result;
}

/** A server named before the setup is complete: whether it exists can only be told afterwards. */
export interface NamedEarly {
  readonly token: Token;
  readonly id: NodeId;
}

/** Reads the rest of `bug commit-old-term [on n3]` after its first word; the servers it names are added to `named`. */
export function readSetupBugs(reader: Reader, named: NamedEarly[]): Setup['bugs'] {
  const bug = oneOf(reader, BUG_IDS, 'the name of a replaced rule');
  if (!accept(reader, 'on')) return [{ bug, node: '*' }];
  const bugs: Setup['bugs'][number][] = [];
  do {
    const token = peek(reader);
    if (token.kind !== 'word' || !/^[nsmw]\d+$/.test(token.text)) throw unexpected(reader, 'a process such as n3');
    take(reader);
    named.push({ token, id: token.text });
    bugs.push({ bug, node: token.text });
  } while (acceptMark(reader, ','));
  return bugs;
}

/** The setup as lines: the words that differ from the defaults on one, then the job, then a line for each replaced rule. */
export function printSetup(setup: Setup): string[] {
  const words = WORDS.map(({ print }) => print(setup)).filter((word) => word !== null);
  const bugs = setup.bugs.map(({ bug, node }) => (node === '*' ? `bug ${bug}` : `bug ${bug} on ${node}`));
  const own = setup.job === null ? bugs : [printJob(setup.job), ...bugs];
  return words.length === 0 ? own : [words.join('  '), ...own];
}
