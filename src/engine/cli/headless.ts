// A scenario from beginning to end without a page: what happened, and whether everything held.
import type { Event } from '../../model/event.ts';
import type { Violation } from '../../model/ghost.ts';
import type { Tick } from '../../model/ids.ts';
import { toArray } from '../../model/list.ts';
import type { Condition, Cursor, HandCommand, Scenario, Statement } from '../../model/scenario.ts';
import type { Failure, World } from '../../model/world.ts';
import { type HistoryVerdict, judgeHistory } from '../history/linearizability.ts';
import { CHECKED } from '../timeline/steppers.ts';
import { advance, inOrder, nextTick, type Place } from '../timeline/walk.ts';
import { createWorld } from '../world/create.ts';

/** How long a run goes on after its script and its last hand command, in ms: time for what they began to show. */
export const AFTERGLOW: Tick = 1000;

/** What became of a run. */
export interface Outcome {
  readonly scenario: Scenario;
  /** The last world. */
  readonly world: World;
  /** Every expectation and every invariant held, but for violations that the script itself asks for. */
  readonly ok: boolean;
  readonly failures: readonly Failure[];
  readonly violations: readonly Violation[];
  /** The first event that makes the run a failure. */
  readonly firstFault: Event | null;
  /** Whether the clients' history is linearizable. Not part of `ok`: a scenario expects it, or does not. */
  readonly history: HistoryVerdict;
}

/** How far to run, and who is told what happens on the way. */
export interface Options {
  /** null: to the `end` line, or until the script has been over for a second. */
  readonly until: Cursor | null;
  readonly onEvents?: (events: readonly Event[]) => void;
}

/** Runs a scenario with its hands and all checks. */
export function runHeadless(scenario: Scenario, { until, onEvents }: Options): Outcome {
  const hands = inOrder(scenario.hands);
  const expected = expectedViolations(scenario.script);
  let firstFault: Event | null = null;
  let place: Place = { world: createWorld(scenario), done: 0 };
  let overAt: Tick | null = null;
  for (;;) {
    const { director, now } = place.world;
    if (overAt === null && director.frames.length === 0) overAt = now;
    if (until === null ? isOver(place, hands, overAt) : isReached(place, hands, until)) break;
    const next = advance(place, hands, CHECKED);
    if (next.world === place.world) break; // nothing will ever happen again
    onEvents?.(next.events);
    firstFault ??= next.events.find((event) => isFault(event, expected)) ?? null;
    place = next;
  }
  const { world } = place;
  const { failures } = world.director;
  const { violations } = world.ghost;
  const ok =
    failures.length === 0 && violations.every((v) => expected.includes('any') || expected.includes(v.invariant));
  const history = judgeHistory(toArray(world.operations));
  return { scenario, world, ok, failures, violations, firstFault, history };
}

function isOver({ world, done }: Place, hands: readonly HandCommand[], overAt: Tick | null): boolean {
  if (world.director.ended) return true;
  if (overAt === null || done < hands.length) return false;
  return nextTick({ world, done }, hands) > Math.max(overAt, hands.at(-1)?.tick ?? 0) + AFTERGLOW;
}

function isReached(place: Place, hands: readonly HandCommand[], until: Cursor): boolean {
  return 'step' in until ? place.world.step >= until.step : nextTick(place, hands) > until.tick;
}

/** The invariants that the script itself awaits or expects to be broken; 'any' when it does not say which. */
function expectedViolations(script: readonly Statement[]): string[] {
  return script.flatMap(({ action }) => {
    if ('body' in action) return expectedViolations(action.body);
    if (action.do === 'choose') return action.options.flatMap(({ body }) => expectedViolations(body));
    return action.do === 'await' || action.do === 'expect' ? brokenBy(action.condition) : [];
  });
}

function brokenBy(condition: Condition): string[] {
  return condition.kind === 'violation' ? [condition.invariant ?? 'any'] : [];
}

function isFault(event: Event, expected: readonly string[]): boolean {
  if (event.type === 'ExpectationFailed') return true;
  if (event.type !== 'InvariantViolated') return false;
  return !expected.includes('any') && !expected.includes(event.violation.invariant);
}
