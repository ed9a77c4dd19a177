// One future of a scenario: the scenario with certain hand commands, as far as it has been run.
import type { StepIndex, Tick } from '../../model/ids.ts';
import type { JobData } from '../../model/mapreduce.ts';
import type { HandCommand, Scenario } from '../../model/scenario.ts';
import type { BranchInfo } from '../../model/timeline.ts';
import { createWorld } from '../world/create.ts';
import { type Checkpoints, keep, upTo } from './checkpoints.ts';
import { collect, type Milestones, milestonesUpTo } from './milestones.ts';
import { type Arrival, advance, inOrder, type Place, type Stepper } from './walk.ts';

/** A branch. Its past never changes; its head moves on, and commands given at the head are added to its hands. */
export interface Branch {
  readonly id: number;
  /** What it grew from; null of the first branch, or when that has been forgotten. */
  parent: number | null;
  /** The last step and instant that it shares with its parent. */
  forkStep: StepIndex;
  forkTick: Tick;
  hands: readonly HandCommand[];
  /** For each hand that has been performed: the step of the world it was performed on. */
  handSteps: StepIndex[];
  checkpoints: Checkpoints;
  /** The furthest place reached. */
  head: Place;
  /** The instant up to which it has been run: nothing happens between the head and this. */
  headTick: Tick;
  milestones: Milestones;
  /** When it was last current, as a count of changes of branch. */
  usedAt: number;
}

/** The branch that a scenario with its own hands begins with, not run at all. */
export function firstBranch(scenario: Scenario, data?: JobData): Branch {
  const start: Place = { world: createWorld(scenario, data), done: 0 };
  return {
    id: 0,
    parent: null,
    forkStep: 0,
    forkTick: 0,
    hands: inOrder(scenario.hands),
    handSteps: [],
    checkpoints: [start],
    head: start,
    headTick: 0,
    milestones: { list: [], thinning: {} },
    usedAt: 0,
  };
}

/** A branch that leaves another at one of its places (shown at the instant `tick`), without the hands that come later there. */
export function fork(parent: Branch, { world, done }: Place, tick: Tick, id: number): Branch {
  return {
    id,
    parent: parent.id,
    forkStep: world.step,
    forkTick: tick,
    hands: parent.hands.slice(0, done),
    handSteps: parent.handSteps.slice(0, done),
    checkpoints: upTo(parent.checkpoints, world.step),
    head: { world, done },
    headTick: tick,
    milestones: milestonesUpTo(parent.milestones, world.step),
    usedAt: 0,
  };
}

/** One step of new ground at the head. Nothing happens when nothing is pending. */
export function grow(branch: Branch, stepper: Stepper): Arrival {
  const { head } = branch;
  const arrival = advance(head, branch.hands, stepper);
  if (arrival.world === head.world) return arrival;
  if (arrival.done > head.done) branch.handSteps.push(head.world.step);
  branch.head = arrival;
  branch.headTick = Math.max(branch.headTick, arrival.world.now);
  branch.checkpoints = keep(branch.checkpoints, branch.head);
  collect(branch.milestones, arrival.events);
  return arrival;
}

/**
 * Keeps how far a branch has been run. What this returns takes it back there: ground that was run in vain is a future that
 * nobody has seen, beside which the next command would begin another one.
 */
export function bookmark(branch: Branch): () => void {
  const { head, headTick, checkpoints } = branch;
  const handSteps = [...branch.handSteps];
  const milestones = milestonesUpTo(branch.milestones, head.world.step);
  return () => Object.assign(branch, { head, headTick, checkpoints, handSteps, milestones });
}

/** Whether a place is the end of a branch: nothing has happened beyond it, and no hand is still to come. */
export function isEnd(branch: Branch, place: Place): boolean {
  return place.world.step === branch.head.world.step && place.done === branch.hands.length;
}

/** Whether a branch has these hands and no others. */
export function hasHands(branch: Branch, hands: readonly HandCommand[]): boolean {
  return branch.hands.length === hands.length && hands.every((hand, i) => branch.hands[i] === hand);
}

/** The branch as the page knows it. */
export function branchInfo({ id, parent, forkStep, forkTick, head, headTick, hands }: Branch): BranchInfo {
  return { id, parent, forkStep, forkTick, headStep: head.world.step, headTick, hands };
}
