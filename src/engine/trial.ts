// What runs beside the run that is shown: a scenario from beginning to end in one go, and the verdict about a history.

import type { Failure } from '../model/director.ts';
import type { Event } from '../model/event.ts';
import type { Violation } from '../model/ghost.ts';
import type { StepIndex, Tick } from '../model/ids.ts';
import { toArray } from '../model/list.ts';
import type { JobData } from '../model/mapreduce.ts';
import type { Condition, Cursor, HandCommand, Scenario, Statement } from '../model/scenario.ts';
import { isStoreOperation, type Operation, type World } from '../model/world.ts';
import type { Judgement, TrialReply } from '../wire/protocol.ts';
import { judgeHistory } from './history/linearizability.ts';
import { CHECKED } from './timeline/steppers.ts';
import { advance, inOrder, nextTick, type Place } from './timeline/walk.ts';
import { createWorld } from './world/create.ts';

/** How long a run goes on after its script and its last hand command, in ms: time for what they began to show. */
export const AFTERGLOW: Tick = 1000;

/** What became of a run. */
export interface Trial {
  /** The last world. */
  readonly world: World;
  /** Every expectation and every invariant held, but for violations that the script itself asks for. */
  readonly ok: boolean;
  readonly failures: readonly Failure[];
  readonly violations: readonly Violation[];
  /** The first event that makes the run a failure. */
  readonly firstFault: Event | null;
}

/** How far to run, and who is told what happens on the way. */
export interface TrialOptions {
  /** null: to the `end` line, or until the script has been over for a second. */
  readonly until: Cursor | null;
  /** What the scenario's job needs beside the scenario. */
  readonly data?: JobData | undefined;
  readonly onEvents?: (events: readonly Event[]) => void;
}

/** Runs a scenario with its hands and all checks. */
export function runTrial(scenario: Scenario, { until, data, onEvents }: TrialOptions): Trial {
  const hands = inOrder(scenario.hands);
  const expected = expectedViolations(scenario.script);
  let firstFault: Event | null = null;
  let place: Place = { world: createWorld(scenario, data), done: 0 };
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
  return { world, ok, failures, violations, firstFault };
}

/** A trial to its end, as the page is told of it. */
export function reportTrial(scenario: Scenario, data?: JobData): TrialReply {
  const { world, ok, failures, violations, firstFault } = runTrial(scenario, { until: null, data });
  return {
    type: 'trialled',
    ok,
    ended: world.director.ended,
    failures,
    violations: violations.map(({ invariant, step, at, detail }) => ({ invariant, step, at, detail })),
    firstFault: firstFault && { step: firstFault.step, at: firstFault.at },
    steps: world.step,
    endedAt: world.now,
    linearizable: judgeHistory(toArray(world.operations)).verdict,
  };
}

/** The verdict about a history, with operations by their offsets; of an illegal one the verdict at the first moment at which it is. */
export function judge(operations: readonly Operation[]): Judgement {
  const whole = judgeHistory(operations);
  if (whole.verdict !== 'illegal') return whole;
  const at = firstIllegal(operations, whole.key);
  const until = upTo(operations, at);
  const first = judgeHistory(until);
  const [verdict, known] = first.verdict === 'illegal' ? [first, until] : [whole, operations];
  const offsets = (some: readonly Operation[]) => some.map((o) => known.indexOf(o)).filter((offset) => offset >= 0);
  return { verdict: 'illegal', key: verdict.key, at, longest: offsets(verdict.longest), piece: offsets(verdict.piece) };
}

/** The step of the return with which one key's calls became illegal: what is illegal once stays so, so it is found by halves. */
function firstIllegal(operations: readonly Operation[], key: string): StepIndex {
  const calls = operations.filter((operation) => isStoreOperation(operation) && operation.op.key === key);
  const returns = calls.flatMap(({ returnedStep }) => (returnedStep === null ? [] : [returnedStep]));
  returns.sort((a, b) => a - b);
  let low = 0;
  let high = returns.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (judgeHistory(upTo(calls, returns[middle] ?? 0)).verdict === 'illegal') high = middle;
    else low = middle + 1;
  }
  return returns[high] ?? 0;
}

/** The history as it was at a step; it has the same offsets, for operations are in the order of their calls. */
function upTo(operations: readonly Operation[], step: StepIndex): Operation[] {
  return operations
    .filter(({ calledStep }) => calledStep <= step)
    .map((operation) =>
      operation.returnedStep === null || operation.returnedStep <= step
        ? operation
        : { ...operation, returnedAt: null, returnedStep: null, result: null, server: null },
    );
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
