// What a clerk is busy with: one op, and whom it has asked for it so far.
import type { Errand } from './errand.ts';
import type { GroupId, NodeId } from './ids.ts';
import type { ClientOp } from './kv.ts';

/** The op a clerk is busy with. `operation` is its offset in world.operations. */
export interface Pending {
  readonly op: ClientOp;
  readonly operation: number;
  /** The server asked last, and its group. A clerk of the sharded store that does not know who owns a key asks group 0 first. */
  readonly server: NodeId;
  readonly group: GroupId;
  /** Asked only here, when the call was pinned. */
  readonly via: NodeId | null;
  /** Requests sent for it in all, and in the group that is asked now. */
  readonly attempts: number;
  readonly askedHere: number;
  /** A request of it may have run, or may run yet: its answer is missing, or its server has ceased to lead. */
  readonly mayHaveRun: boolean;
  /** The last answer was a refusal, for this reason: it pauses before it asks again. */
  readonly backingOff: 'not-leader' | 'wrong-group' | null;
  /** The errand of which this op is a part; null: it is what was called for. */
  readonly errand: Errand | null;
}
