// The jobs, compared with what others make of the same text: a plain loop, and the tools of a shell.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB, type JobSetup, type TaskId } from '../../model/mapreduce.ts';
import { booksFor } from '../../texts/books.ts';
import { documentsOf } from './documents.ts';
import { planJob } from './plan.ts';
import { recordsOf } from './records.ts';
import { findDifference, sequentialLines } from './sequential.ts';
import { runTask } from './task.ts';

const { texts } = await booksFor({ job: DEFAULT_JOB });
const BOOK = texts['moby-dick'] ?? '';
/** The book as it is printed, without the marks of its chapters. */
const PRINTED = BOOK.replace(/^\f.*\n/gm, '');

/** The outputs of a job on a text, its tasks run one after the other. */
function outputs(job: Partial<JobSetup>, text: string): string[] {
  const setup: JobSetup = { ...DEFAULT_JOB, input: { kind: 'named', name: 'it', digest: null }, ...job };
  const { plan, files } = planJob(setup, { texts: { it: text }, results: null });
  const run = (task: TaskId, inputs: readonly string[]) => runTask({ job: setup, plan, task }, inputs);
  const maps = files.map((file, number) => run({ kind: 'map', number }, [file.text]));
  const reduces = Array.from({ length: setup.reduces }, (_, number) => {
    return run(
      { kind: 'reduce', number },
      maps.map((parts) => parts[number]?.text ?? ''),
    );
  });
  const found = reduces.flatMap((written) => written.map((file) => file.text));
  expect(
    findDifference(
      sequentialLines(
        setup,
        plan,
        files.map((file) => file.text),
      ),
      found,
    ),
  ).toBeNull();
  return found;
}

function results(job: Partial<JobSetup>, text: string): Map<string, string> {
  return new Map(recordsOf(outputs(job, text).join('')).map(({ key, value }) => [key, value]));
}

describe('word count', () => {
  it('counts what a plain loop counts', () => {
    const expected = new Map<string, number>();
    for (const word of PRINTED.split(/[^\p{L}]+/u)) if (word !== '') expected.set(word, (expected.get(word) ?? 0) + 1);
    const counted = results({ name: 'wordcount' }, BOOK);
    expect(counted.size).toBe(expected.size);
    expect(counted.size).toBeGreaterThan(15_000);
    for (const [word, count] of expected) expect(counted.get(word)).toBe(String(count));
  });

  it('counts what tr, sort and uniq count', () => {
    const ascii = PRINTED.replace(/[^\n -~]/g, ' ');
    const shell = "tr -cs 'A-Za-z' '\\n' | grep . | sort | uniq -c";
    const told = execFileSync('sh', ['-c', shell], { input: ascii, env: { ...process.env, LC_ALL: 'C' } }).toString();
    const expected = [...told.matchAll(/^ *(\d+) (\w+)$/gm)].map((match) => [match[2], match[1]]);
    const counted = results({ name: 'wordcount', splits: 13, reduces: 7 }, ascii);
    expect([...counted].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(expected);
  });

  it('is the same however the work is shared out', () => {
    const lines = (splits: number, reduces: number) =>
      outputs({ name: 'wordcount', splits, reduces }, BOOK.slice(0, 50_000)).join('').split('\n').sort();
    expect(lines(200, 1)).toEqual(lines(1, 10));
  });
});

describe('the index', () => {
  it('names for each word the chapters that have it, each once', () => {
    const index = results({ name: 'index' }, BOOK);
    const chapters = documentsOf(BOOK, 'book');
    expect(chapters).toHaveLength(135);
    for (const word of ['Ishmael', 'whale', 'Queequeg', 'the']) {
      const found = chapters.filter(({ text }) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(text));
      const names = found.map(({ name }) => name).sort();
      expect(index.get(word)).toBe(`${names.length} ${names.join(', ')}`);
    }
  });
});

describe('grep', () => {
  it('finds the lines that have the text, with their documents', () => {
    const found = recordsOf(outputs({ name: 'grep', pattern: 'white whale' }, BOOK).join(''));
    const expected = documentsOf(BOOK, 'book').flatMap(({ name, text }) =>
      text.split('\n').flatMap((line) => (line.includes('white whale') ? [`${line}@${name}`] : [])),
    );
    expect(found.map(({ key, value }) => `${key}@${value}`).sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(10);
  });
});

describe('sort', () => {
  it('puts the lines in order, those of one reduce before those of the next, and shares them out fairly', () => {
    const text = BOOK.slice(0, 200_000).replace(/.*$/, '');
    const parts = outputs({ name: 'sort' }, text);
    const marked = documentsOf(text, 'it').flatMap((d) => d.text.split('\n').slice(0, -1));
    expect(parts.flatMap((part) => recordsOf(part).map(({ key }) => key))).toEqual(marked.sort());
    const sizes = parts.map((part) => recordsOf(part).length);
    expect(Math.max(...sizes.slice(1))).toBeLessThan(3 * Math.min(...sizes.slice(1)));
  });
});

describe('counting addresses', () => {
  it('finds them in prose and in logs', () => {
    const text = `see http://a.example/x?y=1, or (https://b.example/).
"GET http://a.example/x?y=1" 200
nothing here: example.org\n`;
    expect([...results({ name: 'urls' }, text)].sort()).toEqual([
      ['http://a.example/x?y=1', '2'],
      ['https://b.example/', '1'],
    ]);
  });
});

describe('a job of the user', () => {
  const code = 'map and reduce';
  const job: JobSetup = { ...DEFAULT_JOB, name: 'custom', code, input: { kind: 'text', text: 'a\nb\n' }, splits: 2 };

  it('cannot begin before its own code has been run on this very input', () => {
    expect(planJob(job, { texts: {}, results: null }).plan.missing).toContain('only the reader can start them');
    const stale = { digest: '0000000000000000', maps: [], reduces: {} };
    expect(planJob(job, { texts: {}, results: stale }).plan.missing).not.toBeNull();
  });
});
