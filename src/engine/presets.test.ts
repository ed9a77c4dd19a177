// Every preset runs to its end with everything that it expects, on its own seed and on others.
import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB } from '../model/mapreduce.ts';
import type { Scenario } from '../model/scenario.ts';
import { parse } from '../scenario/parse.ts';
import { PRESETS } from '../scenario/presets/presets.ts';
import { booksFor } from '../texts/books.ts';
import { runHeadless } from './cli/headless.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

const BOOKS = await booksFor({ job: DEFAULT_JOB });

function scenarioOf(text: string): Scenario {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.scenario;
}

function withSeed(scenario: Scenario, seed: number): Scenario {
  return { ...scenario, setup: { ...scenario.setup, seed } };
}

/** What failed, for the reader of a failing test. */
function faults(scenario: Scenario): string[] {
  const { world, failures, violations, ok } = runHeadless(scenario, { until: null, data: BOOKS });
  const broken = ok ? [] : violations.map(({ invariant, detail, at }) => `${invariant} at ${at}: ${detail}`);
  return [
    ...failures.map(({ line, message }) => `line ${line}: ${message}`),
    ...broken,
    ...(world.director.ended ? [] : ['it never came to its end']),
  ];
}

describe('every preset does what it says', () => {
  it.each(PRESETS)('$id', ({ text }) => {
    expect(faults(scenarioOf(text))).toEqual([]);
  });

  it.each(PRESETS)('$id on other seeds', ({ text }) => {
    const scenario = scenarioOf(text);
    expect(SEEDS.map((seed) => faults(withSeed(scenario, seed)))).toEqual(SEEDS.map(() => []));
  });

  it('and the broken rules show: none of them passes without its bug', () => {
    const healed = (text: string) => ({ ...scenarioOf(text), setup: { ...scenarioOf(text).setup, bugs: [] } });
    const broken = PRESETS.filter(({ chapter }) => chapter === 'Broken rules');
    expect(broken.length).toBeGreaterThan(0);
    for (const { id, text } of broken) expect({ id, faults: faults(healed(text)) }).not.toEqual({ id, faults: [] });
  });

  it('a read from the past is found in the history', () => {
    const [staleRead] = PRESETS.filter(({ id }) => id === 'stale-read');
    expect(runHeadless(scenarioOf(staleRead?.text ?? ''), { until: null, data: BOOKS }).history.verdict).toBe(
      'illegal',
    );
  });
});

describe('captions of a preset', () => {
  it.each(PRESETS)('$id: stay long enough to be read, the first from the beginning', ({ text }) => {
    const shownAt: number[] = [];
    const { world } = runHeadless(scenarioOf(text), {
      until: null,
      data: BOOKS,
      onEvents: (events) => shownAt.push(...events.filter(({ type }) => type === 'NoteShown').map(({ at }) => at)),
    });
    const stays = [...shownAt.slice(1), world.now].map((at, i) => at - (shownAt[i] as number));
    expect(shownAt[0]).toBe(0);
    for (const ms of stays) expect(ms).toBeGreaterThanOrEqual(100);
  });
});
