// From text to scenario: the header, the setup, the script and what was done by hand. Never throws.
import type { Command } from '../model/command.ts';
import type { Condition, HandCommand, Scenario } from '../model/scenario.ts';
import { DEFAULT_SETUP, defaultsWith, LIMITS, type Setup } from '../model/setup.ts';
import { BOUNDS } from './bounds.ts';
import { COMMAND_WORDS, callWithoutClient, readCommand } from './commands.ts';
import { readCondition } from './conditions.ts';
import {
  accept,
  anyText,
  countsOf,
  expectWord,
  note,
  Problem,
  peek,
  problemAt,
  type Reader,
  type ScenarioError,
  shown,
  startReading,
  take,
  takeLine,
  unexpected,
} from './reader.ts';
import { knownId } from './selectors.ts';
import { type NamedEarly, readSetupBugs, readSetupWords, SETUP_WORDS } from './setupLines.ts';
import { attempt, expectEnd, readStatements, SCRIPT_WORDS, skipEmptyLines } from './statements.ts';
import { type Token, tokenAt } from './tokens.ts';

export type { ScenarioError } from './reader.ts';

/** What became of a text: a scenario, or everything that is wrong with it (in the order of the text, at most 30 errors). */
export type Parsed =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly errors: readonly ScenarioError[] };

/** Reads a scenario. Lines in its statements are numbered from 1; default values are filled in. */
export function parse(text: string): Parsed {
  const tooLong = sizeError(text);
  if (tooLong) return { ok: false, errors: [tooLong] };
  const reader = startReading(text, countsOf(DEFAULT_SETUP));
  if (!readHeader(reader)) return { ok: false, errors: reader.errors };
  const { title, setup } = readSetup(reader);
  const script = readStatements(reader, 0, 1);
  const hands = readHands(reader);
  if (reader.errors.length === 0) return { ok: true, scenario: { version: 1, title, setup, script, hands } };
  const errors = reader.errors.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, BOUNDS.errors);
  return { ok: false, errors };
}

/** Reads one command, as a line of the script or of the page's palette. `setup` tells which processes there are. */
export function parseCommand(
  text: string,
  setup: Setup,
): { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly error: ScenarioError } {
  const read = readAlone(text, setup, readCommand);
  return read.ok ? { ok: true, command: read.value } : read;
}

/** Reads one condition, as after `await`: a breakpoint of the page. `setup` tells which processes there are. */
export function parseCondition(
  text: string,
  setup: Setup,
): { readonly ok: true; readonly condition: Condition } | { readonly ok: false; readonly error: ScenarioError } {
  const read = readAlone(text, setup, readCondition);
  return read.ok ? { ok: true, condition: read.value } : read;
}

function readAlone<T>(
  text: string,
  setup: Setup,
  read: (reader: Reader) => T,
): { ok: true; value: T } | { ok: false; error: ScenarioError } {
  const tooLong = sizeError(text);
  if (tooLong) return { ok: false, error: tooLong };
  const reader = startReading(text, countsOf(setup));
  reader.names = null;
  try {
    const value = read(reader);
    if (peek(reader).kind !== 'end') throw unexpected(reader, 'nothing more');
    return { ok: true, value };
  } catch (problem) {
    if (problem instanceof Problem) return { ok: false, error: problem.error };
    throw problem;
  }
}

/** Looked at before anything else, so that the work is bounded. */
function sizeError(text: string): ScenarioError | null {
  const first = { line: 1, column: 1, length: 1 };
  if (text.length > LIMITS.text) {
    return { ...first, message: `A scenario has at most ${LIMITS.text} characters, this one has ${text.length}.` };
  }
  const lines = text.split('\n').length;
  return lines > BOUNDS.lines
    ? { ...first, message: `A scenario has at most ${BOUNDS.lines} lines, this one has ${lines}.` }
    : null;
}

/** The first line names the version of the format: `raft 1`. False when it is a later one, of which nothing can be said. */
function readHeader(reader: Reader): boolean {
  skipEmptyLines(reader);
  const token = peek(reader);
  if (!accept(reader, 'raft')) {
    const found = token.kind === 'end' ? '' : `, not with "${shown(token.text)}"`;
    note(reader, problemAt(reader, token, `A scenario begins with the line "raft 1"${found}`, 'raft 1'));
    return true; // the line may still be good for something else
  }
  let isKnown = true;
  attempt(reader, () => {
    const place = peek(reader);
    const version = anyText(reader, 'the version of the format: raft 1');
    isKnown = !/^\d{1,6}$/.test(version) || Number(version) <= 1;
    if (!isKnown) {
      throw problemAt(
        reader,
        place,
        `This scenario is written in format ${version}, which is newer than this page; it knows format 1`,
      );
    }
    if (version !== '1') throw problemAt(reader, place, `"${shown(version)}" is no version of the format`, 'raft 1');
    expectEnd(reader);
  });
  return isKnown;
}

/** Lines that begin with a setup word, up to the first that begins with a word of the script or a time. */
function readSetup(reader: Reader): { title: string; setup: Setup } {
  let title = '';
  let setup = DEFAULT_SETUP;
  const seen = new Set<string>();
  const named: NamedEarly[] = [];
  let noServers: Token | null = null;
  for (;;) {
    skipEmptyLines(reader);
    const token = peek(reader);
    if (token.kind === 'end' || isScriptLine(reader, token) || reader.errors.length >= BOUNDS.errors) break;
    attempt(reader, () => {
      if (accept(reader, 'title')) {
        if (seen.has('title')) throw problemAt(reader, token, '"title" was said already');
        seen.add('title');
        title = takeLine(reader, 'a title');
      } else if (accept(reader, 'bug')) {
        setup = { ...setup, bugs: [...setup.bugs, ...readSetupBugs(reader, named)] };
      } else if (token.kind === 'word' && SETUP_WORDS.includes(token.text)) {
        setup = readSetupWords(reader, setup, seen);
        if (setup.servers === 0 && setup.job === null && seen.has('nodes') && !seen.has('job')) noServers ??= token;
        const most = LIMITS.allServers;
        const { servers } = countsOf(setup);
        if (servers > most)
          throw problemAt(reader, token, `All groups together have at most ${most} servers, not ${servers}`);
      } else {
        const problem =
          callWithoutClient(reader) ??
          unexpected(reader, 'a line of a scenario', [...SETUP_WORDS, ...SCRIPT_WORDS], ANY_LINE);
        take(reader);
        throw problem;
      }
      expectEnd(reader);
    });
  }
  if (noServers && setup.job === null) {
    const place = noServers;
    attempt(
      reader,
      () => {
        throw problemAt(reader, place, 'Only a job can do without servers', 'nodes 1');
      },
      'stay',
    );
  }
  const { servers, clerks } = defaultsWith(setup.job);
  if (!seen.has('nodes')) setup = { ...setup, servers };
  if (!seen.has('clerks')) setup = { ...setup, clerks };
  reader.counts = countsOf(setup);
  for (const { token, id } of named) attempt(reader, () => void knownId(reader, token, id), 'stay');
  return { title, setup };
}

const ANY_LINE = `a setup line (${SETUP_WORDS.join(', ')}), or a line of the script (${SCRIPT_WORDS.join(', ')})`;

/** Some words begin both a setup line and a command; what follows tells which is meant. */
function isScriptLine(reader: Reader, token: Token): boolean {
  if (token.kind !== 'word') return false;
  if (/^[@+]/.test(token.text) || token.text === 'by') return true;
  if (!SCRIPT_WORDS.includes(token.text)) return false;
  if (!SETUP_WORDS.includes(token.text)) return true;
  const next = tokenAt(reader.source, token.offset + token.length);
  if (token.text === 'network') return !/^(plain|labrpc)$/.test(next.text);
  return token.text === 'bug' ? /^(on|off)$/.test(next.text) : next.kind === 'word' && !/^\d/.test(next.text);
}

/** What was done by hand: after the line `by hand`, commands at their places, in order of time. */
function readHands(reader: Reader): HandCommand[] {
  const hands: HandCommand[] = [];
  if (reader.errors.length >= BOUNDS.errors || !accept(reader, 'by')) return hands;
  attempt(reader, () => {
    expectWord(reader, 'hand');
    expectEnd(reader);
  });
  let last: HandCommand | undefined;
  for (;;) {
    skipEmptyLines(reader);
    if (peek(reader).kind === 'end' || reader.errors.length >= BOUNDS.errors) return hands;
    attempt(reader, () => {
      const { tick, after } = readPlace(reader, last);
      if (!isCommand(reader))
        throw unexpected(reader, 'a command: nothing else is done by hand', COMMAND_WORDS, COMMAND_WORDS.join(', '));
      last = { tick, after, command: readCommand(reader) };
      hands.push(last);
      expectEnd(reader);
    });
  }
}

/** Reads `@400.2`: at 400 ms, after two things had happened in that millisecond. `@400` is `@400.0`. */
function readPlace(reader: Reader, last: HandCommand | undefined): { tick: number; after: number } {
  const token = peek(reader);
  const match = token.kind === 'word' ? /^@(\d{1,10})(?:\.(\d{1,10}))?$/.exec(token.text) : null;
  const place = { tick: Number(match?.[1] ?? 0), after: Number(match?.[2] ?? 0) };
  if (!match || place.tick > LIMITS.tick || place.after > LIMITS.tick) {
    const problem = unexpected(reader, 'a place in time such as @400 or @400.2');
    take(reader);
    throw problem;
  }
  if (last && (place.tick < last.tick || (place.tick === last.tick && place.after < last.after))) {
    throw problemAt(
      reader,
      token,
      `What is done by hand stands in order of time, but ${token.text} is before the line above it`,
    );
  }
  take(reader);
  return place;
}

function isCommand(reader: Reader): boolean {
  const token = peek(reader);
  return token.kind === 'word' && COMMAND_WORDS.some((word) => word === token.text);
}
