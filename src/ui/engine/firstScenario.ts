// The scenario that a stranger sees first. In the built page its data stand here, without a parser (scripts/build/firstScenario.ts).
import type { Scenario } from '../../model/scenario.ts';
import { parse } from '../../scenario/parse.ts';
import { firstElection } from '../../scenario/presets/firstElection.ts';

function read(text: string): Scenario {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`The first preset cannot be read: ${parsed.errors[0]?.message}`);
  return parsed.scenario;
}

/** The first preset: its id, and its scenario. */
export const FIRST: { readonly id: string; readonly scenario: Scenario } = {
  id: firstElection.id,
  scenario: read(firstElection.text),
};
