// A lab as it is run: on a seed, and perhaps with a rule replaced.
import type { Tick } from '../../model/ids.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { BugId } from '../../model/setup.ts';
import { parse } from '../parse.ts';
import { print } from '../print.ts';
import type { Lab } from './lab.ts';

/** How long a test of the labs may take, in ms: two minutes, which the labs take by the wall and we by virtual time; a few say otherwise. */
export const LONGEST_LAB: Tick = 120_000;

/**
 * The scenario of a lab on a seed; `bug` is a rule that is replaced on every server. Its lines have the numbers that they have
 * where the scenario is printed, so that whoever opens a link to it finds them. Throws on a lab that cannot be read.
 */
export function labScenario(lab: Lab, seed: number, bug: BugId | null = null): Scenario {
  const scenario = read(lab, lab.text);
  const bugs = bug === null ? scenario.setup.bugs : [...scenario.setup.bugs, { bug, node: '*' }];
  return read(lab, print({ ...scenario, setup: { ...scenario.setup, seed, bugs } }));
}

function read({ id }: Lab, text: string): Scenario {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`The lab ${id} cannot be read: ${JSON.stringify(parsed.errors[0])}`);
  return parsed.scenario;
}
