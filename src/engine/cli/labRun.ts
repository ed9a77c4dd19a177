// A lab on one seed, and what is told of its runs.

import type { JobData } from '../../model/mapreduce.ts';
import { totalsOf } from '../../model/traffic.ts';
import type { Lab } from '../../scenario/labs/lab.ts';
import { LONGEST_LAB, labScenario } from '../../scenario/labs/labScenario.ts';
import { print } from '../../scenario/print.ts';
import { runHeadless } from './headless.ts';
import { contradictionLines, faultLines } from './report.ts';

/** What became of a lab on one seed. */
export interface LabRun {
  /** Id of the lab. */
  readonly lab: string;
  readonly seed: number;
  /** It came to its end in time, and every expectation and every invariant held. */
  readonly ok: boolean;
  readonly steps: number;
  /** Messages that ask for an answer, and entries that leaders have applied: the labs' statistics. */
  readonly rpcs: number;
  readonly commits: number;
  /** Virtual ms. */
  readonly now: number;
  /** What failed, for the reader: the line, the event, a link to its moment. */
  readonly fault: readonly string[];
}

/** Runs a lab on a seed, with every check. `data` is what its job, if it has one, reads. */
export function runLab(lab: Lab, seed: number, data?: JobData): LabRun {
  const scenario = labScenario(lab, seed);
  const outcome = runHeadless(scenario, { until: null, data });
  const { world } = outcome;
  const fault = outcome.ok ? [] : [...faultLines(outcome, print(scenario), null), ...contradictionLines(outcome)];
  if (!world.director.ended) fault.push('  it never came to its end');
  const { longest = LONGEST_LAB } = lab;
  if (world.now > longest) fault.push(`  it took ${world.now} ms, and ${longest} are allowed`);
  const { requests: rpcs, commits } = totalsOf(world);
  const ok = outcome.ok && fault.length === 0;
  return { lab: lab.id, seed, ok, steps: world.step, rpcs, commits, now: world.now, fault };
}

/** Failed seeds of one lab that are told in full. */
const TOLD = 3;

/**
 * `ok      2B/backup   20/20   50480 steps   16210 RPCs   4210 commits   303 s virtual   1.2 s`, and under it the first seeds that failed, each with its
 * fault. `width` is that of the column of ids, `wallMs` the time that the runs took together.
 */
export function labLines(lab: Lab, runs: readonly LabRun[], wallMs: number, width: number): string[] {
  const failed = runs.filter(({ ok }) => !ok);
  const told = failed
    .slice(0, TOLD)
    .flatMap(({ seed, fault }) => [`  seed ${seed}`, ...fault.map((line) => `  ${line}`)]);
  const others = failed.slice(TOLD).map(({ seed }) => seed);
  const more = others.length > 0 ? [`  and on ${others.length === 1 ? 'seed' : 'seeds'} ${others.join(', ')}`] : [];
  const passed = `${runs.length - failed.length}/${runs.length}`;
  const verdict = failed.length === 0 ? 'ok    ' : 'FAILED';
  return [[verdict, lab.id.padEnd(width), passed.padStart(9), ...amounts(runs, wallMs)].join('  '), ...told, ...more];
}

/** The totals of all labs, as the last line. */
export function totalLabLine(labs: number, runs: readonly LabRun[], wallMs: number, width: number): string {
  const passed = runs.filter(({ ok }) => ok).length;
  const verdict = `${labs} labs: ${passed} passed, ${runs.length - passed} failed`;
  return [verdict.padEnd(width + 19), ...amounts(runs, wallMs)].join('  ');
}

/** Steps, RPCs, commits, virtual time and wall time of some runs, each in its column. */
function amounts(runs: readonly LabRun[], wallMs: number): string[] {
  const total = (what: 'steps' | 'rpcs' | 'commits' | 'now') => runs.reduce((sum, run) => sum + run[what], 0);
  return [
    `${total('steps')} steps`.padStart(14),
    `${total('rpcs')} RPCs`.padStart(13),
    `${total('commits')} commits`.padStart(15),
    `${Math.round(total('now') / 1000)} s virtual`.padStart(15),
    `${(wallMs / 1000).toFixed(1)} s`.padStart(9),
  ];
}
