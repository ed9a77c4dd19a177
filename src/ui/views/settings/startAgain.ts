// A scenario with another setup: its script may name servers that are no longer there.
import type { Scenario } from '../../../model/scenario.ts';
import type { Setup } from '../../../model/setup.ts';
import { parse } from '../../../scenario/parse.ts';
import { print } from '../../../scenario/print.ts';

/** The scenario to start again with, or why its script does not fit the new setup, in words. */
export function scenarioWith(
  scenario: Scenario,
  setup: Setup,
  withScript: boolean,
): { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly reason: string } {
  const script = withScript ? scenario.script : [];
  const next: Scenario = { ...scenario, setup, script, hands: [] };
  const read = parse(print(next));
  if (read.ok) return { ok: true, scenario: next };
  const [error] = read.errors;
  return { ok: false, reason: error ? error.message : 'It cannot be read.' };
}
