// What the Raft core may ask of its host in one turn (etcd's Ready): messages, a write, a timer, a machine restored.
import type { Event, EventRef, Happening } from '../../model/event.ts';
import type { NodeId } from '../../model/ids.ts';
import type { RaftMessage, Snapshot } from '../../model/raft.ts';
import type { Recorder } from '../prim/recorder.ts';
import { note as record } from '../prim/recorder.ts';
import type { Rules } from './rules.ts';

/** A message the core wants sent, with the decision behind it. */
export interface RaftSend {
  readonly to: NodeId;
  readonly message: RaftMessage;
  readonly cause: EventRef | null;
}

/** The core's surroundings and wishes in one turn. It knows neither time nor network. */
export interface RaftOutput {
  readonly self: NodeId;
  readonly rules: Rules;
  /** Most entries in one AppendEntries. */
  readonly batch: number;
  /** A new leader appends a no-op. */
  readonly noop: boolean;
  /** The voters before any configuration entry. */
  readonly bootstrap: readonly NodeId[];
  readonly recorder: Recorder;
  sends: RaftSend[];
  /** Term, vote, log or snapshot changed and must reach the disk. */
  persist: boolean;
  /** Start the election timer anew, from now. */
  resetElectionTimer: boolean;
  /** The machine must become this snapshot's. */
  restore: Snapshot | null;
}

/** Records a decision. */
export function note(out: RaftOutput, happening: Happening | Event): void {
  record(out.recorder, happening);
}

/** Asks for a message to be sent (the first in an array of its own: a push to an empty one takes room for 17), on account of what was just noted. */
export function send(out: RaftOutput, to: NodeId, message: RaftMessage): void {
  const wish: RaftSend = { to, message, cause: out.recorder.cause };
  if (out.sends.length === 0) out.sends = [wish];
  else out.sends.push(wish);
}
