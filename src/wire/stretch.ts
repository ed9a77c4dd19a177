// A stretch of a run, told as a whole: what happened in some thousand steps, however long ago. Pictures of the past are made
// of stretches; the page asks for those that it can see.
import type { Event, EventType } from '../model/event.ts';
import type { LinkId, NodeId, StepIndex, Term, Tick } from '../model/ids.ts';
import type { Health } from '../model/world.ts';

/** What a process is from a step on, until it is something else. */
export interface Standing {
  readonly node: NodeId;
  readonly step: StepIndex;
  readonly at: Tick;
  readonly health: Health;
  /** Of a server; null: it is none. */
  readonly role: 'follower' | 'candidate' | 'leader' | null;
  /** A server's current term; 0 of others. */
  readonly term: Term;
}

/** The directions that are cut from a step on, all of them. */
export interface Cuts {
  readonly step: StepIndex;
  readonly at: Tick;
  readonly links: readonly LinkId[];
}

/** What happened in the steps after `from` up to and including `to`. */
export interface Stretch {
  /** The branch that it is of. */
  readonly branch: number;
  readonly from: StepIndex;
  readonly to: StepIndex;
  /** The instants of these two steps, in ms. */
  readonly fromTick: Tick;
  readonly toTick: Tick;
  /** First what every process was at `from`, then each change. */
  readonly standings: readonly Standing[];
  /** First what was cut at `from`, then each change. */
  readonly cuts: readonly Cuts[];
  /** Those of the kinds that were asked for. */
  readonly events: readonly Event[];
}

/** Asks for the stretch after a place: to the end of its block of steps, or to the head of the branch if that comes first. */
export interface StretchRequest {
  readonly type: 'stretch';
  /** A step, or the block in which an instant lies. */
  readonly after: { readonly step: StepIndex } | { readonly tick: Tick };
  readonly kinds: readonly EventType[];
}

/** Steps in a block: stretches begin at multiples of it, unless they go on from where another ended. */
export const BLOCK = 2048;
