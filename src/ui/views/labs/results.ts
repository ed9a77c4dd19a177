// What has become of labs that were run: tallies, failures, and the link to the moment of each. Pure.
import { invariantOf } from '../../../describe/invariants.ts';
import type { Tick } from '../../../model/ids.ts';
import type { Scenario } from '../../../model/scenario.ts';
import { ENGINE_VERSION } from '../../../model/version.ts';
import type { Lab } from '../../../scenario/labs/lab.ts';
import { LONGEST_LAB } from '../../../scenario/labs/labScenario.ts';
import { encodeLink } from '../../../scenario/link.ts';
import { print } from '../../../scenario/print.ts';
import type { TrialReply } from '../../../wire/protocol.ts';
import { count } from '../../lib/figures.ts';

/** A run of a lab that did not pass. */
export interface LabFailure {
  readonly seed: number;
  /** What failed, and where: a line of the scenario, or an invariant. */
  readonly where: string;
  readonly message: string;
  /** It was an invariant that was broken. */
  readonly alarm: boolean;
  /** The address of the very moment, with its `#`; null: there is none. */
  readonly link: string | null;
}

/** The runs of one lab. */
export interface LabResult {
  /** Runs that were asked for. */
  readonly wanted: number;
  readonly passed: number;
  readonly failed: number;
  /** Wall time of the runs together, in ms. */
  readonly wallMs: number;
  /** The failures, in order. */
  readonly failures: readonly LabFailure[];
}

/** A lab of which so many runs have been asked for, and none has been made. */
export function noRuns(wanted: number): LabResult {
  return { wanted, passed: 0, failed: 0, wallMs: 0, failures: [] };
}

/** The result with one run more; `failure` null: it passed. */
export function withRun(result: LabResult, failure: LabFailure | null, wallMs: number): LabResult {
  const timed = { ...result, wallMs: result.wallMs + wallMs };
  if (failure === null) return { ...timed, passed: result.passed + 1 };
  return { ...timed, failed: result.failed + 1, failures: [...result.failures, failure] };
}

/** The figures of several results as one; labs that were not run count nothing. */
export function total(results: readonly (LabResult | undefined)[]): LabResult {
  return results.reduce<LabResult>(
    (sum, result) =>
      result === undefined
        ? sum
        : {
            wanted: sum.wanted + result.wanted,
            passed: sum.passed + result.passed,
            failed: sum.failed + result.failed,
            wallMs: sum.wallMs + result.wallMs,
            failures: [],
          },
    noRuns(0),
  );
}

/** `20 passed`, `18 passed, 2 failed, 40 to go`; '' where nothing was asked for. */
export function tallyText({ wanted, passed, failed }: LabResult): string {
  const left = wanted - passed - failed;
  const parts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(left > 0 ? [`${left} to go`] : []),
  ];
  return wanted === 0 ? '' : parts.join(', ');
}

/** `14 seeds per second`; '' before the first run is over. */
export function rateText({ passed, failed, wallMs }: LabResult): string {
  const runs = passed + failed;
  if (runs === 0 || wallMs <= 0) return '';
  const rate = (runs * 1000) / wallMs;
  return rate < 10 ? `${rate.toFixed(1)} seeds per second` : `${count(Math.round(rate), 'seed')} per second`;
}

/** The suites, in order, each with its labs. */
export function suitesOf(labs: readonly Lab[]): { readonly suite: string; readonly labs: readonly Lab[] }[] {
  const suites = [...new Set(labs.map(({ suite }) => suite))];
  return suites.map((suite) => ({ suite, labs: labs.filter((lab) => lab.suite === suite) }));
}

/**
 * Why a run did not pass; null: it did. A text instead of a reply: why it could not even be run. `longest`: how long the lab
 * may take, in ms.
 */
export function failureOf(
  scenario: Scenario,
  reply: TrialReply | string,
  longest: Tick = LONGEST_LAB,
): LabFailure | null {
  const { seed } = scenario.setup;
  if (typeof reply === 'string') return { seed, where: 'not run', message: reply, alarm: false, link: null };
  const isInTime = reply.endedAt <= longest;
  if (reply.ok && reply.ended && isInTime) return null;
  const { firstFault } = reply;
  const text = print(scenario);
  const place = firstFault ?? { step: reply.steps, at: reply.endedAt };
  const link = `#${encodeLink({
    engine: ENGINE_VERSION,
    preset: null,
    text,
    cursor: { step: place.step, tick: place.at },
    view: { tab: null, speed: null, selection: null },
    fingerprint: null,
  })}`;
  const failure = reply.failures.find(({ step }) => step === firstFault?.step);
  if (failure) {
    const said = text.split('\n')[failure.line - 1]?.trim();
    const message = said === undefined ? failure.message : `${said}: ${failure.message}`;
    return { seed, where: `line ${failure.line}`, message, alarm: false, link };
  }
  const broken = reply.violations.find(({ step }) => step === firstFault?.step);
  if (!broken) {
    const late = `It took ${reply.endedAt} ms, and ${longest} are allowed.`;
    const message = reply.ended ? late : 'It never came to its end.';
    return { seed, where: 'end', message, alarm: false, link };
  }
  const where = invariantOf(broken.invariant)?.name ?? broken.invariant;
  return { seed, where, message: broken.detail, alarm: true, link };
}
