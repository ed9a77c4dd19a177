// Map and reduce that the user has written, run on the whole input of the job: each map in a world of its own, as if on a worker
// of its own, and all reduces in one. What comes out is data, which the engine looks up in the place of calling them.
import type { QuickJSWASMModule } from 'quickjs-emscripten-core';
import { documentsOf } from '../engine/mapreduce/documents.ts';
import { customDigest, inputText, nameOf, splitTexts } from '../engine/mapreduce/plan.ts';
import { grouped } from '../engine/mapreduce/task.ts';
import type { CustomResults, KeyValue } from '../model/mapreduce.ts';
import { type Machine, Stopped, startMachine, type World } from './machine.ts';
import type { SandboxError, SandboxReply, SandboxRequest } from './protocol.ts';

/** Most pairs of a key and a value that all maps may emit together, and most characters of them and of the output. */
const MOST_PAIRS = 500_000;
const MOST_TEXT = 32_000_000;

/** Keys that are reduced in one call. */
const CHUNK = 500;

/** What stands before the code: how it emits, and how it is called. */
const BEFORE = `
var emitted = [];
function emit(key, value) { emitted.push(String(key), value === undefined ? '' : String(value)); }
function isThere(name) { return typeof globalThis[name] === 'function' ? 'yes' : ''; }
function runMap(document, text) { map(document, text, emit); var all = emitted; emitted = []; return JSON.stringify(all); }
function runReduce(groups) {
  return JSON.stringify(JSON.parse(groups).map(function (g) {
    var result = reduce(g[0], g[1]);
    return result === undefined ? '' : String(result);
  }));
}`;

class TooMuch extends Error {}

/** Runs the code of a job. Never throws: what is wrong is told. `patience`: see machine.ts. */
export function runOwnJob(quickjs: QuickJSWASMModule, { job, texts }: SandboxRequest, patience?: number): SandboxReply {
  const text = inputText(job, { texts });
  if (typeof text !== 'string') return failed('input', `The job cannot be run, because ${text.missing}.`, null);
  const machine = startMachine(quickjs, patience);
  let where: SandboxError['where'] = 'code';
  try {
    const lacking = lackingIn(machine, job.code);
    if (lacking) return failed('code', `There is no function ${lacking} in the code.`, null);
    where = 'map';
    const maps = splitTexts(text, nameOf(job), job.splits).map((split) => mapSplit(machine, job.code, split));
    checkSize(maps);
    where = 'reduce';
    const reduces = reduceAll(machine, job.code, maps);
    machine.close();
    return { ok: true, results: { digest: customDigest(job, text), maps, reduces } };
  } catch (error) {
    if (error instanceof TooMuch) return failed('limit', error.message, null);
    if (!(error instanceof Stopped)) throw error;
    const { message, line, isLimit } = error;
    return failed(isLimit ? 'limit' : where, `The ${where} could not be run: ${message}.`.replace(/\.+$/, '.'), line);
  }
}

/** The function that the code must have and has not; null: it has both. */
function lackingIn(machine: Machine, code: string): string | null {
  const world = machine.load(BEFORE, code);
  const lacking = ['map', 'reduce'].find((name) => world.call('isThere', name) === '');
  world.close();
  return lacking ?? null;
}

function failed(where: SandboxError['where'], message: string, line: number | null): SandboxReply {
  return { ok: false, error: { where, message, line } };
}

function mapSplit(machine: Machine, code: string, split: string): KeyValue[] {
  const world = machine.load(BEFORE, code);
  try {
    return documentsOf(split, '').flatMap(({ name, text }) => pairs(world.call('runMap', name, text)));
  } finally {
    world.close();
  }
}

function pairs(json: string): KeyValue[] {
  const flat = JSON.parse(json) as string[];
  const found: KeyValue[] = [];
  for (let i = 0; i < flat.length; i += 2) found.push({ key: flat[i] ?? '', value: flat[i + 1] ?? '' });
  return found;
}

function checkSize(maps: readonly (readonly KeyValue[])[]): void {
  const count = maps.reduce((sum, map) => sum + map.length, 0);
  if (count > MOST_PAIRS) throw new TooMuch(`The maps emit ${count} pairs; at most ${MOST_PAIRS} are allowed.`);
  let length = 0;
  for (const map of maps) for (const { key, value } of map) length += key.length + value.length;
  if (length > MOST_TEXT) {
    throw new TooMuch(`The maps emit ${length} characters; at most ${MOST_TEXT} are allowed.`);
  }
}

function reduceAll(machine: Machine, code: string, maps: readonly (readonly KeyValue[])[]): CustomResults['reduces'] {
  const groups = grouped(maps.flat());
  const world: World = machine.load(BEFORE, code);
  try {
    const reduced: [string, CustomResults['reduces'][string]][] = [];
    for (let i = 0; i < groups.length; i += CHUNK) {
      const chunk = groups.slice(i, i + CHUNK);
      const outputs = JSON.parse(world.call('runReduce', JSON.stringify(chunk))) as string[];
      chunk.forEach(([key, values], k) => void reduced.push([key, { values, output: outputs[k] ?? '' }]));
    }
    return Object.fromEntries(reduced);
  } finally {
    world.close();
  }
}
