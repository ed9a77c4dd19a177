// The shape of the repository as a test. Each rule is tried on the repository, and on a small one that breaks it: a
// rule that cannot fail would be a paragraph.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { banRule } from '../scripts/tidy/bans.ts';
import { doorRule, engineOrderRule, layerRule, threadRule } from '../scripts/tidy/layers.ts';
import { deadFileRule, docRule, hostRule, lengthRule, nameRule } from '../scripts/tidy/shape.ts';
import { readSource, type Source } from '../scripts/tidy/source.ts';

const ROOT = join(import.meta.dirname, '..');
const NOT_OURS = /^(node_modules|dist|test-results|playwright-report|\.git|\.cache)$/;
const TEXT = /\.(tsx?|mjs|css|html|md|json|txt|raft|svg|webmanifest)$|\/\.ci\/run$|\.npmrc$/;

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.test(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : TEXT.test(path) ? [path] : [];
  });
}

const repository: Source[] = filesOf(ROOT).map((path) =>
  readSource(relative(ROOT, path).split(sep).join('/'), readFileSync(path, 'utf8')),
);

/** A repository of a few files. */
function small(files: Record<string, string>): Source[] {
  return Object.entries(files).map(([path, text]) => readSource(path, text));
}

describe('layers', () => {
  it('import only what lies below them', () => expect(layerRule(repository)).toEqual([]));

  it('are told apart by every form of import', () => {
    const complaints = layerRule(
      small({
        'src/model/a.ts': "import type { A } from '../ui/a.ts';",
        'src/wire/b.ts': "export { a } from '../scenario/a.ts';\nexport * from '../describe/a.ts';",
        'src/describe/c.ts': "const c = await import('../engine/world/step.ts'); let d: import('../ui/a.ts').A;",
        'src/scenario/d.ts': "import { deflateSync } from 'fflate';\nimport react from 'react';",
        'src/engine/run.ts': "import { a } from '../describe/a.ts';\nimport { b } from 'node:fs';",
        'src/engine/cli/scenario.ts': "import { b } from 'node:fs';",
        'src/ui/e.ts': "import { a } from '../model/arbitrary.ts';\nimport { b } from './b.ts';",
        'src/engine/run.test.ts': "import { a } from '../ui/a.ts';",
        'src/stray/f.ts': '',
      }),
    );
    expect(complaints.map((text) => text.split(': ')[0])).toEqual([
      'src/model/a.ts:1',
      'src/wire/b.ts:1',
      'src/wire/b.ts:2',
      'src/describe/c.ts:1',
      'src/describe/c.ts:1',
      'src/scenario/d.ts:2',
      'src/engine/run.ts:2',
      'src/ui/e.ts:1',
      'src/stray/f.ts',
    ]);
  });
});

describe('the parts of the engine', () => {
  it('import only what lies further in', () => expect(engineOrderRule(repository)).toEqual([]));

  it('may know neither what lies further out nor their neighbours', () => {
    const complaints = engineOrderRule(
      small({
        'src/engine/prim/a.ts': "import '../raft/a.ts';",
        'src/engine/raft/a.ts': "import '../prim/a.ts';\nimport '../sim/a.ts';\nimport './b.ts';",
        'src/engine/world/a.ts': "import '../process/a.ts';\nimport '../check/a.ts';",
        'src/engine/timeline/a.ts': "import '../check/a.ts';\nimport '../run.ts';",
        'src/engine/cli/a.ts': "import '../thread.ts';",
        'src/engine/odd/a.ts': '',
      }),
    );
    expect(complaints.map((text) => text.split(': ')[0])).toEqual([
      'src/engine/prim/a.ts:1',
      'src/engine/raft/a.ts:2',
      'src/engine/world/a.ts:2',
      'src/engine/timeline/a.ts:2',
      'src/engine/odd/a.ts',
    ]);
  });
});

describe('the door to the engine', () => {
  it('is the only one', () => expect(doorRule(repository)).toEqual([]));

  it('is a URL in one file', () => {
    const door = "new Worker(new URL('../../engine/thread.ts', import.meta.url), { type: 'module' });";
    expect(doorRule(small({ 'src/ui/engine/remote.ts': door }))).toEqual([]);
    expect(doorRule(small({ 'src/ui/engine/other.ts': door }))).toHaveLength(1);
    expect(doorRule(small({ 'src/ui/engine/remote.ts': "import '../../engine/thread.ts';" }))).toHaveLength(1);
    expect(doorRule(small({ 'src/ui/a.ts': "import { play } from './engine/playground.ts';" }))).toEqual([]);
  });
});

describe('a thread', () => {
  it('is imported by nobody', () => expect(threadRule(repository)).toEqual([]));

  it('that somebody imports is told', () => {
    const files = {
      'src/ui/a.ts': "import { SIZE } from './painter.ts'; new Worker(new URL('./painter.ts', import.meta.url));",
      'src/ui/painter.ts': 'export const SIZE = 1;',
    };
    expect(threadRule(small(files))).toHaveLength(1);
    expect(threadRule(small({ ...files, 'src/ui/a.ts': "new URL('./painter.ts', import.meta.url);" }))).toEqual([]);
  });
});

describe('what computes a world', () => {
  it('uses no clock, chance, locale, inexact arithmetic or promise', () => expect(banRule(repository)).toEqual([]));

  it.each([
    ['Date.now()', 'Date'],
    ['new Date()', 'Date'],
    ['Math.random()', 'Math.random'],
    ['Math.log2(8)', 'Math.log2'],
    ['const { random } = Math', 'Math.'],
    ["Math['pow'](2, 3)", 'Math.'],
    ['performance.now()', 'performance'],
    ['setTimeout(f, 1)', 'setTimeout'],
    ['crypto.getRandomValues(a)', 'crypto'],
    ["'a'.localeCompare('b')", 'localeCompare'],
    ['(1).toLocaleString()', 'toLocaleString'],
    ['new Intl.Collator()', 'Intl'],
    ['2 ** i', '**'],
    ['let n = 1; n **= i', '**'],
    ['async () => {}', 'async'],
    ['let p: Promise<void>', 'Promise'],
    ['await x', 'await'],
  ])('may not say %s', (code, name) => {
    expect(banRule(small({ 'src/engine/world/a.ts': code }))[0]).toContain(`uses ${name}.`);
    expect(banRule(small({ 'src/ui/a.ts': code, 'src/engine/a.test.ts': code }))).toEqual([]);
  });

  it('may say what only looks like it', () => {
    const code = "// Date\nconst a = { Date: 'Math.random()', b: c.performance }; Math.floor(1 / 2); a.async; 2 ** 50;";
    expect(banRule(small({ 'src/engine/world/a.ts': code }))).toEqual([]);
  });

  it('may wait for the real world in the thread alone', () => {
    const code = 'async () => { await performance.now(); }';
    expect(banRule(small({ 'src/engine/thread.ts': code }))).toEqual([]);
    expect(banRule(small({ 'src/engine/thread.ts': 'Math.random()' }))).toHaveLength(1);
  });
});

describe('files', () => {
  it('are short enough to be read', () => expect(lengthRule(repository)).toEqual([]));

  it('over 320 lines need a reason, and a reason needs a long file', () => {
    const files = small({ 'src/ui/a.ts': '//\n'.repeat(321), 'src/ui/b.ts': '//\n'.repeat(320) });
    expect(lengthRule(files, {})).toHaveLength(1);
    expect(lengthRule(files, { 'src/ui/a.ts': 'a table' })).toEqual([]);
    expect(lengthRule(files, { 'src/ui/a.ts': 'a table', 'src/ui/b.ts': 'no table' })).toHaveLength(1);
    expect(
      lengthRule(small({ 'src/a.test.ts': '//\n'.repeat(701), 'src/ui/a.css': '\n'.repeat(700) }), {}),
    ).toHaveLength(1);
  });

  it('are named after what they are about', () => expect(nameRule(repository)).toEqual([]));

  it.each(['src/ui/utils/a.ts', 'src/ui/linkHelper.ts', 'src/ui/index.ts', 'src/ui/app.tsx', 'src/ui/Store.ts'])(
    'are not named like %s',
    (path) => expect(nameRule(small({ [path]: '' }))).toHaveLength(1),
  );

  it('are all led to', () => expect(deadFileRule(repository)).toEqual([]));

  it('that nothing leads to are dead', () => {
    const files = small({
      'index.html': '<script type="module" src="/src/main.tsx"></script>',
      'src/main.tsx': "import './ui/App.tsx'; import.meta.glob('./scenario/presets/*.txt', { query: '?raw' });",
      'src/ui/App.tsx': "import './a.css'; new Worker(new URL('../engine/thread.ts', import.meta.url));",
      'src/ui/a.css': "@import './b.css';",
      'src/ui/b.css': '',
      'src/ui/dead.ts': "import './deader.ts';",
      'src/ui/deader.ts': '',
      'src/engine/thread.ts': '',
      'src/scenario/presets/a.txt': '',
      'src/scenario/presets/old/b.txt': '',
    });
    expect(deadFileRule(files).map((text) => text.split(': ')[0])).toEqual([
      'src/ui/dead.ts',
      'src/ui/deader.ts',
      'src/scenario/presets/old/b.txt',
    ]);
  });

  it('say what they and their exports are for', () => expect(docRule(repository)).toEqual([]));

  it('without a word on what they export are refused', () => {
    const code =
      '// A.\nexport const a = 1;\n/** B. */\nexport interface B {}\n\n/* C. */\nexport function c() {}\nexport type D = 1;';
    expect(docRule(small({ 'src/model/a.ts': code })).map((text) => text.split(' ').slice(0, 2))).toEqual([
      ['src/model/a.ts:2:', 'a'],
      ['src/model/a.ts:7:', 'c'],
      ['src/model/a.ts:8:', 'D'],
    ]);
    const table = '// A.\n\n/** Sizes. */\nexport const a = 1;\nexport const b = 2;\n\nexport const c = 3;';
    expect(docRule(small({ 'src/model/a.ts': table }))[0]).toMatch(/^src\/model\/a\.ts:7: c has/);
    expect(docRule(small({ 'src/model/a.ts': 'const a = 1;' }))).toHaveLength(1);
    expect(docRule(small({ 'src/model/a.test.ts': 'export const a = 1;' }))).toEqual([]);
  });

  it('name no package registry', () => expect(hostRule(repository)).toEqual([]));

  it('that name one are told where', () => {
    const host = ['registry', 'example', 'org'].join('.');
    expect(hostRule(small({ 'README.md': `a\nhttps://${host}/a` }))[0]).toMatch(/^README\.md:2:/);
  });
});
