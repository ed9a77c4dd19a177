import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Document, documentsOf, joined, portions, textOf } from './documents.ts';
import { partitionOf, rangesFor } from './partition.ts';
import { lineOf, recordsOf } from './records.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '😀', '\\', '\t'), maxLength: 8 });
const line = word.map((text) => `${text}\n`);
const documents: fc.Arbitrary<Document[]> = fc.uniqueArray(
  fc.record({
    name: fc.string({ unit: fc.constantFrom('x', 'y', 'z', '1'), minLength: 1, maxLength: 4 }),
    text: fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('')),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 6 },
);

describe('a text', () => {
  it('without a mark is one document with the name of the text', () => {
    expect(documentsOf('a\nb', 'notes')).toEqual([{ name: 'notes', text: 'a\nb' }]);
    expect(documentsOf('', 'notes')).toEqual([]);
  });

  it('has a document for each mark at the beginning of a line, and one for what stands before the first', () => {
    expect(documentsOf('pre\n\fOne \nx\f\n\fTwo\n\fThree', 'notes')).toEqual([
      { name: 'notes', text: 'pre\n' },
      { name: 'One', text: 'x\f\n' },
      { name: 'Two', text: '' },
      { name: 'Three', text: '' },
    ]);
  });

  it('has the documents that it was made of', () => {
    fc.assert(
      fc.property(documents, (given) => {
        expect(documentsOf(textOf(given), '')).toEqual(given);
      }),
    );
  });
});

describe('portions', () => {
  it('are as many as wished for or fewer, of whole lines, and together what was shared out', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 30 }), (given, count) => {
        const shared = portions(given, count);
        expect(shared.length).toBeGreaterThan(0);
        expect(shared.length).toBeLessThanOrEqual(count);
        for (const portion of shared) {
          expect(portion.length).toBeGreaterThan(0);
          for (const { text } of portion) expect(text).toMatch(/\n$/);
        }
        expect(joined(shared.flat())).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });

  it('are of about the same length', () => {
    const text = Array.from({ length: 1000 }, (_, i) => `line ${i}\n`).join('');
    const sizes = portions([{ name: 'it', text }], 8).map((portion) => textOf(portion).length);
    expect(sizes).toHaveLength(8);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(30);
  });

  it('are one, and empty, when there is nothing', () => expect(portions([], 8)).toEqual([[]]));
});

describe('a key and its value on a line', () => {
  it('are read back, whatever is in them', () => {
    const any = fc.string({ unit: fc.constantFrom('a', '\t', '\n', '\\', 't', 'n', ' ', 'é'), maxLength: 10 });
    const records = fc.array(fc.record({ key: any, value: any }, { noNullPrototype: true }), { maxLength: 6 });
    fc.assert(
      fc.property(records, (given) => {
        expect(recordsOf(given.map(({ key, value }) => lineOf(key, value)).join(''))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the reduce of a key', () => {
  it('is one of those that there are, also for keys with large hashes', () => {
    const keys = Array.from({ length: 5000 }, (_, i) => `key ${i}`);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const key of keys) counts[partitionOf(key, 7, [])] = (counts[partitionOf(key, 7, [])] ?? -1) + 1;
    expect(counts).toHaveLength(7);
    for (const count of counts) expect(count).toBeGreaterThan(500);
  });

  it('by ranges follows the order of the keys', () => {
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 2, max: 9 }), (keys, reduces) => {
        const ranges = rangesFor(keys, reduces);
        const places = keys.toSorted().map((key) => partitionOf(key, reduces, ranges));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const place of places) expect(place).toBeLessThan(reduces);
      }),
    );
  });
});
