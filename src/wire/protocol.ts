// What the page and the engine's thread say to each other. The page owns wall time and says where the cursor should be;
// the thread owns virtual time and answers with what changed. One request at a time; every request has one reply.
import type { Command } from '../model/command.ts';
import type { Failure } from '../model/director.ts';
import type { Event, EventRef } from '../model/event.ts';
import type { Violation } from '../model/ghost.ts';
import type { StepIndex, Tick } from '../model/ids.ts';
import type { JobData } from '../model/mapreduce.ts';
import type { Condition, Cursor, Scenario } from '../model/scenario.ts';
import type { BranchInfo, Milestone, MilestoneKind } from '../model/timeline.ts';
import type { Operation } from '../model/world.ts';
import type { Delta } from './delta.ts';
import type { Stretch, StretchRequest } from './stretch.ts';

/** What the page asks. */
export type Request =
  /** A new run. Everything before is forgotten. `data` is what the scenario's job needs beside the scenario. */
  | { readonly type: 'load'; readonly scenario: Scenario; readonly cursor: Cursor; readonly data?: JobData }
  /** Moves the cursor, running the world on where it has not been; at most about `budgetMs` of work, see `reached`. */
  | { readonly type: 'seek'; readonly cursor: Cursor; readonly budgetMs: number }
  /** A command by hand at the cursor, at the instant `tick` that the page shows. In the past it forks a branch. Fails when
   *  the command makes no sense here. */
  | { readonly type: 'perform'; readonly command: Command; readonly tick: Tick }
  /** Takes back the last hand command of this branch, or gives back what was taken; the cursor goes to its place. */
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'switch'; readonly branch: number; readonly cursor: Cursor }
  /** Just after a `load` to the beginning: the branches that a lost thread had, parents first. As `seek`, piece by piece. */
  | { readonly type: 'regrow'; readonly branches: readonly BranchInfo[]; readonly budgetMs: number }
  /** The next (or previous) milestone of one of these kinds; runs on for at most `horizon` ms of virtual time to find
   *  one. Fails when there is none. */
  | {
      readonly type: 'jump';
      readonly kinds: readonly MilestoneKind[];
      readonly forward: boolean;
      readonly horizon: Tick;
    }
  /**
   * Runs on to the step at which a condition comes to hold, no further than the instant `limit` and for at most about
   * `budgetMs`, see `reached`. Fails when it does not by then: the run stands where it stood before this request.
   */
  | { readonly type: 'until'; readonly condition: Condition; readonly limit: Tick; readonly budgetMs: number }
  /** Whether something holds at the cursor, as a scenario may expect it. */
  | { readonly type: 'holds'; readonly condition: Condition }
  /** The chain of causes that led to an event, that event first. */
  | { readonly type: 'why'; readonly event: EventRef }
  /** What happened in a stretch of the branch, which may be long ago; the cursor stays. */
  | StretchRequest
  /** A scenario from beginning to end, beside the run that is loaded, which stays as it is. Work without a limit of time:
   *  for a thread that plays nothing. */
  | { readonly type: 'trial'; readonly scenario: Scenario; readonly data?: JobData }
  /** Whether a history (the operations in the order of their calls) is linearizable. Also beside the run. */
  | { readonly type: 'judge'; readonly operations: readonly Operation[] };

/** Where the run stands after a request, and what changed since the frame before. */
export interface FrameReply {
  readonly type: 'frame';
  /** Turns the world of the frame before into this one; a whole world after `load`. */
  readonly delta: Delta;
  /** The instant shown: the world's `now` or later, with nothing happening between. */
  readonly tick: Tick;
  readonly step: StepIndex;
  /** When the next thing happens; NEVER when nothing will. */
  readonly nextAt: Tick;
  /** The cursor asked for was reached; otherwise ask again. */
  readonly reached: boolean;
  /** Fingerprint of the world, for links; only in the reply to `load`, `perform`, `undo`, `redo`, `switch`, `jump`, and to a `seek`
   *  to the step shown or one beside it. */
  readonly fingerprint: string | null;
  /** Events up to the cursor, newest last. `fresh`: they replace the list; otherwise they continue it. */
  readonly events: readonly Event[];
  readonly freshEvents: boolean;
  /** Milestones of the current branch. `fresh`: the whole list; otherwise its continuation. */
  readonly milestones: readonly Milestone[];
  readonly freshMilestones: boolean;
  /** All branches, when they changed; the current one's id always. */
  readonly branches: readonly BranchInfo[] | null;
  readonly branch: number;
  /** How far the current branch has been run. */
  readonly headStep: StepIndex;
  readonly headTick: Tick;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What became of a scenario that was run to its end. */
export interface TrialReply {
  readonly type: 'trialled';
  /** Every expectation and every invariant held, but for violations that the script itself asks for. */
  readonly ok: boolean;
  /** Its `end` line was reached. */
  readonly ended: boolean;
  readonly failures: readonly Failure[];
  readonly violations: readonly Pick<Violation, 'invariant' | 'step' | 'at' | 'detail'>[];
  /** Where it first went wrong; null: nowhere. */
  readonly firstFault: { readonly step: StepIndex; readonly at: Tick } | null;
  readonly steps: StepIndex;
  readonly endedAt: Tick;
  readonly linearizable: Judgement['verdict'];
}

/**
 * What is found about a history. Operations stand for themselves by their offsets in it. `orders`: of each key its calls in an
 * order that explains all answers. Illegal: `at` is the step of the return with which it became so, `piece` a few operations
 * of then that no order explains, `longest` the longest order of the key's calls that explains their answers.
 */
export type Judgement =
  | {
      readonly verdict: 'linearizable';
      readonly orders: readonly { readonly key: string; readonly order: readonly number[] }[];
    }
  | {
      readonly verdict: 'illegal';
      readonly key: string;
      readonly at: StepIndex;
      readonly longest: readonly number[];
      readonly piece: readonly number[];
    }
  | { readonly verdict: 'unknown'; readonly key: string; readonly reason: string };

/** What the thread answers. */
export type Reply =
  | FrameReply
  | TrialReply
  | { readonly type: 'judged'; readonly judgement: Judgement }
  /** `instead`: what is the case, as a clause; null: the condition holds. `step`: the place that was looked at. */
  | { readonly type: 'judgedHere'; readonly instead: string | null; readonly step: StepIndex }
  | { readonly type: 'chain'; readonly events: readonly Event[] }
  | { readonly type: 'stretch'; readonly stretch: Stretch }
  /** The request could not be carried out; the run is as it was. */
  | { readonly type: 'failed'; readonly message: string };

/** A request or reply on the port, with the number that pairs them. */
export interface Numbered<T> {
  readonly id: number;
  readonly body: T;
}
