import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB, type JobInput, type JobSetup } from '../../model/mapreduce.ts';
import { defaultsWith } from '../../model/setup.ts';
import { worldFingerprint } from '../prim/fingerprint.ts';
import { createWorld } from '../world/create.ts';
import { digestOf, planJob } from './plan.ts';

const TEXT = 'a b\nb c\n';
const reading = (input: JobInput): JobSetup => ({ ...DEFAULT_JOB, input, splits: 2 });
const named = (digest: string | null) => reading({ kind: 'named', name: 'it', digest });
const given = (text: string) => ({ texts: { it: text }, results: null });

describe('the input of a job that is named with its digest', () => {
  const { digest } = planJob(named(null), given(TEXT)).plan;

  it('has the digest that the plan tells', () => {
    expect(digest).toBe(digestOf(TEXT));
    expect(planJob(named(digest), given(TEXT)).plan).toMatchObject({ missing: null, digest });
    expect(planJob(reading({ kind: 'text', text: TEXT }), given('')).plan.digest).toBe(digest);
  });

  it('may not be another text of that name', () => {
    const { plan, files } = planJob(named(digest), given('a b\nb d\n'));
    expect(plan).toMatchObject({ splits: [], digest: null });
    expect(plan.missing).toContain(`not ${digest}`);
    expect(files).toEqual([]);
  });

  it('is the same world as without it', () => {
    const prints = [null, digest].map((d) => {
      const scenario = { version: 1, title: '', setup: defaultsWith(named(d)), script: [], hands: [] } as const;
      return worldFingerprint(createWorld(scenario, given(TEXT)));
    });
    expect(prints[0]).toBe(prints[1]);
  });
});
