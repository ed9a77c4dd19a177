// What has become of every invariant up to the step that is shown.
import { type Invariant, invariantsFor } from '../../../describe/invariants.ts';
import type { Violation } from '../../../model/ghost.ts';
import type { Setup } from '../../../model/setup.ts';
import type { World } from '../../../model/world.ts';

/** An invariant and its alarms. */
export interface InvariantVerdict {
  readonly invariant: Invariant;
  /** The first alarm; null: it holds. */
  readonly first: Violation | null;
  /** How many alarms there are. */
  readonly count: number;
}

/** Of the invariants of a setup the broken ones first, in the order in which they broke, then those that hold, as catalogued. */
export function verdicts(violations: readonly Violation[], setup: Setup): InvariantVerdict[] {
  const all = invariantsFor(setup).map((invariant): InvariantVerdict => {
    const alarms = violations.filter((violation) => violation.invariant === invariant.id);
    return { invariant, first: alarms[0] ?? null, count: alarms.length };
  });
  const broken = all.filter((verdict) => verdict.first !== null);
  broken.sort((a, b) => (a.first?.step ?? 0) - (b.first?.step ?? 0));
  return [...broken, ...all.filter((verdict) => verdict.first === null)];
}

/** The state of the checks in a sentence. */
export function summary({
  ghost,
  step,
  director,
  setup,
}: Pick<World, 'ghost' | 'step' | 'director' | 'setup'>): string {
  const all = invariantsFor(setup).length;
  const broken = new Set(ghost.violations.map((violation) => violation.invariant)).size;
  const failed = director.failures.length;
  const checked = `checked after each of ${step} ${step === 1 ? 'step' : 'steps'}`;
  const hold =
    broken === 0
      ? `All ${all} invariants hold`
      : `${broken} of ${all} invariants ${broken === 1 ? 'is' : 'are'} broken`;
  const expectations =
    failed === 0 ? '' : ` ${failed} ${failed === 1 ? 'expectation' : 'expectations'} of the scenario failed.`;
  return step === 0 ? `${all} invariants will be checked after every step.` : `${hold}, ${checked}.${expectations}`;
}
