import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB, JOB_LIMITS } from '../../../model/mapreduce.ts';
import { parse } from '../../../scenario/parse.ts';
import { print } from '../../../scenario/print.ts';
import { codeError, FIRST_JOB, fitsIntoScenario, type JobDraft, readJobDraft, textError } from './jobDraft.ts';
import { joined, pastedText, readFiles } from './ownText.ts';

const read = (draft: Partial<JobDraft>) => readJobDraft({ ...FIRST_JOB, ...draft });

function scenario(draft: Partial<JobDraft>) {
  const result = read(draft);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.scenario;
}

const errors = (draft: Partial<JobDraft>) => {
  const result = read(draft);
  return result.ok ? {} : result.errors;
};

describe('the form of a job', () => {
  it('becomes a scenario that reads back as it was', () => {
    for (const draft of [
      {},
      { name: 'grep', pattern: 'white whale' },
      { name: 'custom' },
      { source: 'numbers', coordinator: 'push', backups: true },
      { source: 'own', own: pastedText('to be\nor not to be\n') },
      { coordinator: 'replicated' },
    ] as const) {
      const made = scenario(draft);
      const again = parse(print(made));
      expect(again.ok && again.scenario.setup).toEqual(made.setup);
    }
  });

  it('gives a map so much to do that it takes about 400 ms', () => {
    const { job } = scenario({ splits: '10' }).setup;
    expect(1_205_000 / 10 / (job?.speed ?? 1)).toBeCloseTo(400, -1);
    expect(scenario({ source: 'own', own: pastedText('a\n') }).setup.job?.speed).toBe(JOB_LIMITS.speed[0]);
  });

  it('puts a short text into the scenario, and hands a long one over beside it', () => {
    const short = pastedText('a whale\n');
    const long = { ...pastedText('a whale\n'.repeat(5000)), name: 'whales.txt' };
    expect([fitsIntoScenario(short), fitsIntoScenario(long)]).toEqual([true, false]);
    expect(scenario({ source: 'own', own: short }).setup.job?.input).toEqual({ kind: 'text', text: 'a whale\n' });
    expect(scenario({ source: 'own', own: long }).setup.job?.input).toEqual({
      kind: 'named',
      name: 'whales.txt',
      digest: null,
    });
  });

  it('has servers only for a replicated coordinator', () => {
    expect([scenario({}).setup.servers, scenario({ coordinator: 'replicated' }).setup.servers]).toEqual([0, 3]);
  });

  it('says what is wrong, where', () => {
    expect(errors({ splits: '0', workers: 'many', seed: '' })).toEqual({
      splits: 'A whole number from 1 to 200.',
      workers: 'A whole number from 1 to 60.',
      seed: expect.stringContaining('A whole number'),
    });
    expect(errors({ name: 'grep', pattern: '' }).pattern).toBe('What should a line have in it?');
    expect(errors({ source: 'own' }).own).toContain('Drop a file');
    expect(errors({ name: 'custom', code: 'function map() {}' }).code).toBe('There is no function reduce in it.');
  });

  it('minds neither a pattern nor code that its job does not use', () => {
    expect(errors({ pattern: '', code: '' })).toEqual({});
    expect(scenario({}).setup.job).toMatchObject({ pattern: '', code: '', name: DEFAULT_JOB.name });
  });

  it('takes neither a text nor code that is too long', () => {
    expect(textError({ bytes: JOB_LIMITS.handed + 1 })).toContain('8.0 MB');
    expect(codeError('x'.repeat(JOB_LIMITS.code + 1))).toContain('At most 10000 characters');
  });
});

describe('a text of the reader', () => {
  it('has its size in UTF-8, and line ends of one kind', () => {
    expect(pastedText('é\r\nb\rc')).toEqual({ name: 'pasted text', text: 'é\nb\nc', bytes: 6 });
  });

  it('of several files is one text, in which each is a document', () => {
    expect(joined([{ name: 'a.txt', text: 'one' }]).text).toBe('one');
    expect(
      joined([
        { name: 'a.txt', text: 'one' },
        { name: 'b\nc.txt', text: 'two\n' },
      ]),
    ).toMatchObject({ name: 'a.txt and 1 more', text: '\fa.txt\none\n\fb c.txt\ntwo\n' });
  });

  it('is refused when it is no UTF-8, or too large', async () => {
    const file = (data: BlobPart, name: string) => new File([data], name);
    expect(await readFiles([file(new Uint8Array([0xff, 0xfe, 0x41]), 'photo.jpg')])).toBe(
      'photo.jpg is no UTF-8 text.',
    );
    const large = new Uint8Array(JOB_LIMITS.handed + 1);
    expect(await readFiles([file(large, 'large.txt')])).toContain('at most 8.0 MB are allowed');
    expect(await readFiles([file('call me', 'a.txt')])).toMatchObject({ name: 'a.txt', text: 'call me', bytes: 7 });
  });
});
