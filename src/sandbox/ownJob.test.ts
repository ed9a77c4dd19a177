import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../engine/mapreduce/records.ts';
import { NOT_COMPUTED } from '../engine/mapreduce/task.ts';
import { outputsOf } from '../engine/process/store.ts';
import { runTrial } from '../engine/trial.ts';
import { judge } from '../engine/world/conditions.ts';
import { storeOf } from '../model/jobNodes.ts';
import { DEFAULT_JOB, type JobSetup } from '../model/mapreduce.ts';
import type { Scenario } from '../model/scenario.ts';
import { defaultsWith } from '../model/setup.ts';
import { runOwnJob } from './ownJob.ts';
import type { SandboxReply } from './protocol.ts';

const quickjs = await newQuickJSWASMModuleFromVariant(variant);

const COUNT = `function map(document, text) {
  for (const word of text.match(/[a-z]+/g) ?? []) emit(word, 1);
}
function reduce(key, values) {
  return values.length;
}`;

function run(code: string, text = 'a b\nb c\n', job: Partial<JobSetup> = {}, patience?: number): SandboxReply {
  const own: JobSetup = { ...DEFAULT_JOB, name: 'custom', code, input: { kind: 'text', text }, splits: 2, ...job };
  return runOwnJob(quickjs, { job: own, texts: {} }, patience);
}

/** What a job's code says of something, by emitting it. */
function says(expression: string): string {
  const reply = run(
    `function map() { emit('it', ${expression}); } function reduce(key, values) { return values[0]; }`,
    'x\n',
  );
  return reply.ok ? (reply.results.reduces.it?.output ?? '') : reply.error.message;
}

describe('a job of the user', () => {
  it('yields what its maps emit and its reduces return', () => {
    const reply = run(COUNT);
    expect(reply).toMatchObject({
      ok: true,
      results: {
        maps: [
          [
            { key: 'a', value: '1' },
            { key: 'b', value: '1' },
          ],
          [
            { key: 'b', value: '1' },
            { key: 'c', value: '1' },
          ],
        ],
        reduces: {
          a: { values: ['1'], output: '1' },
          b: { values: ['1', '1'], output: '2' },
          c: { values: ['1'], output: '1' },
        },
      },
    });
  });

  it('yields the same a second time', () => expect(run(COUNT)).toEqual(run(COUNT)));

  it('is told the names of the documents', () => {
    const code =
      'function map(name, text) { emit(name, text.length); } function reduce(key, values) { return values; }';
    const reply = run(code, '\fOne\nabc\n\fTwo\nabcdef\n', { splits: 1 });
    expect(reply).toMatchObject({ ok: true, results: { reduces: { One: { output: '4' }, Two: { output: '7' } } } });
  });

  it('can use any text as a key', () => {
    const reply = run(`${COUNT}; map = () => { emit('__proto__', 1); emit('a\\tb\\n', 2); }`, 'x\n');
    expect(reply.ok && Object.keys(reply.results.reduces)).toEqual(['__proto__', 'a\tb\n']);
  });

  it('begins each map with a world of its own', () => {
    const code = `let seen = 0; function map() { emit('seen', ++seen); } function reduce(key, values) { return values.join(' '); }`;
    expect(run(code)).toMatchObject({ ok: true, results: { reduces: { seen: { output: '1 1' } } } });
  });
});

describe('what a job of the user yields', () => {
  const text = 'to be or\nnot to be\nthat is to\nthe question to\n';
  const job: JobSetup = { ...DEFAULT_JOB, name: 'custom', code: COUNT, input: { kind: 'text', text }, splits: 3 };
  const scenario: Scenario = {
    version: 1,
    title: '',
    setup: { ...defaultsWith(job), bugs: [] },
    script: [],
    hands: [],
  };
  const results = (code: string) => {
    const reply = run(code, text, { splits: 3 });
    return reply.ok ? reply.results : null;
  };

  it('is what the workers of the engine put out, though they never run it', () => {
    const { world } = runTrial(scenario, { until: { tick: 20_000 }, data: { texts: {}, results: results(COUNT) } });
    expect(world.tally.doneAt).not.toBeNull();
    expect(judge(world, { kind: 'output matches' })).toEqual({ holds: true });
    const output = outputsOf(storeOf(world)?.files ?? {}).flatMap((file) => recordsOf(file.text));
    expect(output.find(({ key }) => key === 'be')?.value).toBe('2');
    expect(output).toHaveLength(8);
  });

  it('is good for this code alone', () => {
    const other = results(COUNT.replace('length', 'length + 1'));
    const { world } = runTrial(scenario, { until: { tick: 20_000 }, data: { texts: {}, results: other } });
    expect(world.job?.missing).toContain('only the reader can start them');
  });

  it('shows where a reduce was given other values than the maps emit', () => {
    const bugs = [{ bug: 'early-reduce', node: '*' }] as const;
    const slow: JobSetup = { ...job, workers: 2, reduces: 1, mapSleep: { chance: 1000, time: [500, 3000] } };
    const broken: Scenario = { ...scenario, setup: { ...defaultsWith(slow), bugs } };
    const { world } = runTrial(broken, { until: { tick: 20_000 }, data: { texts: {}, results: results(COUNT) } });
    expect(judge(world, { kind: 'output matches' }).holds).toBe(false);
    expect(outputsOf(storeOf(world)?.files ?? {}).some((file) => file.text.includes(NOT_COMPUTED))).toBe(true);
  });
});

describe('the sandbox', () => {
  it.each([
    'typeof fetch',
    'typeof XMLHttpRequest',
    'typeof WebSocket',
    'typeof document',
    'typeof window',
    'typeof self',
    'typeof process',
    'typeof require',
    'typeof localStorage',
    'typeof indexedDB',
    'typeof postMessage',
    'typeof setTimeout',
    'typeof Date',
    'typeof performance',
    'typeof Promise',
    'typeof Math.random',
    'typeof std',
    'typeof os',
    'typeof WebAssembly',
  ])('has no %s', (expression) => {
    // In a map `document` is the name of what it reads, for the writer has called it so; here nobody has.
    expect(says(expression)).toBe('undefined');
  });

  it('has no modules to import', () => {
    expect(run(`import fs from 'fs';\n${COUNT}`)).toMatchObject({ ok: false, error: { where: 'code' } });
  });

  it('ends what does not end by itself, at the same place every time', () => {
    const endless = `function map() {\n  for (;;) emit;\n}\nfunction reduce() {}`;
    const reply = run(endless, 'x\n', {}, 200);
    expect(reply).toMatchObject({ ok: false, error: { where: 'limit', line: null } });
    expect(run(endless, 'x\n', {}, 200)).toEqual(reply);
  });

  it.each([
    ['memory', 'function map() { const all = []; for (;;) all.push({}); } function reduce() {}'],
    ['stack', 'function map() { map(); } function reduce() {}'],
  ])('ends what takes too much %s', (_, code) => {
    expect(run(code, 'x\n')).toMatchObject({ ok: false, error: { where: 'limit' } });
  });

  it.each([
    ['function map( {', 'code', 1],
    ['function reduce() {}', 'code', null],
    ['function map() {}', 'code', null],
    ['function map() {}\nfunction reduce() {}\nnonsense();', 'code', 3],
    ['function map() {\n\n  nonsense();\n}\nfunction reduce() {}', 'map', 3],
    ["function map() { emit('a', 1); }\nfunction reduce() {\n  throw new Error('no');\n}", 'reduce', 3],
    ["function map() { throw 'text'; }\nfunction reduce() {}", 'map', null],
  ] as const)('says what is wrong with %j, and where', (code, where, line) => {
    const reply = run(code, 'x\n');
    expect(reply).toMatchObject({ ok: false, error: { where, line } });
    if (!reply.ok) expect(reply.error.message).toMatch(/^The.*[^.]\.$/);
  });

  it('says when there is no input', () => {
    const reply = run(COUNT, '', { input: { kind: 'named', name: 'notes', digest: null } });
    expect(reply).toMatchObject({ ok: false, error: { where: 'input' } });
  });
});
