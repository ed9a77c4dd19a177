// One process's turn: what it may look at, and the wishes it leaves. A process schedules nothing itself; the world
// settles its wishes afterwards.
import type { EventRef, Happening } from '../../model/event.ts';
import type { GroupId, NodeId, Tick } from '../../model/ids.ts';
import type { List } from '../../model/list.ts';
import type { JobPlan, JobTally } from '../../model/mapreduce.ts';
import type { Setup } from '../../model/setup.ts';
import type { Counters } from '../../model/traffic.ts';
import type { Message, Operation, Timer } from '../../model/world.ts';
import { between, rand } from '../prim/rand.ts';
import { note, type Recorder } from '../prim/recorder.ts';

/** A message a process wants sent now. */
export interface Send {
  readonly to: NodeId;
  readonly message: Message;
  readonly cause: EventRef | null;
}

/** What all processes share, of the world that is being made: the job that workers are busy with, and what is kept of the run. */
export interface Shared {
  readonly job: JobPlan | null;
  tally: JobTally;
  operations: List<Operation>;
  counters: Counters;
}

/** The turn of one process. It records what happens in it. */
export interface Turn extends Recorder {
  readonly setup: Setup;
  readonly world: Shared;
  /** Ids of the servers of each group, in order. */
  readonly groups: Readonly<Record<GroupId, readonly NodeId[]>>;
  sends: Send[];
}

/** Counts an election, a commit or a snapshot. */
export function count(turn: Turn, what: keyof Counters): void {
  const { elections, commits, snapshots } = turn.world.counters;
  const counters = { elections, commits, snapshots };
  counters[what] += 1;
  turn.world.counters = counters;
}

/** The servers of a group, in order; none of one that the world does not have. */
export function membersOf(turn: Turn, group: GroupId): readonly NodeId[] {
  return turn.groups[group] ?? NOBODY_THERE;
}

const NOBODY_THERE: readonly NodeId[] = [];

/** No wishes yet. Never pushed to: the first wish makes an array of its own. */
export const NO_SENDS: never[] = [];

/** Asks for a message to be sent. (Mostly it is the only one of the turn, and a push to an empty array takes room for 17.) */
export function send(turn: Turn, to: NodeId, message: Message, cause: EventRef | null): void {
  const wish: Send = { to, message, cause };
  if (turn.sends.length === 0) turn.sends = [wish];
  else turn.sends.push(wish);
}

/** A timer that a process arms: so many ms of its own clock from now, on account of what was just noted. */
export function arm(turn: Turn, rate: number, ticks: Tick): Timer {
  const { now } = turn;
  const real = rate === 1000 ? ticks : Math.max(1, Math.floor((ticks * 1000) / rate));
  return { armedAt: now, firesAt: now + real, cause: turn.cause };
}

/** The earlier of an instant and of when a timer runs out, if it is armed. (Compared: of Math.min floats would come.) */
export function sooner(at: Tick, timer: Timer | null): Tick {
  return timer !== null && timer.firesAt < at ? timer.firesAt : at;
}

/** Notes that a timer of a process runs out, on account of what armed it. */
export function fire(turn: Turn, node: NodeId, timer: FiredTimer, { armedAt, cause }: Timer): void {
  turn.cause = cause;
  note(turn, { at: 0, step: 0, n: 0, cause: null, type: 'TimerFired', node, timer, armedAt });
}

type FiredTimer = Extract<Happening, { readonly type: 'TimerFired' }>['timer'];

/** A duration drawn for a process at this instant. */
export function draw(turn: Turn, purpose: string, id: NodeId, range: readonly [Tick, Tick], ordinal = 0): Tick {
  const lo = range[0];
  const hi = range[1];
  return lo === hi ? lo : between(rand(turn.setup.seed, purpose, id, turn.now, ordinal), lo, hi);
}
