// The simulated world as a value: plain data, shared with its predecessor but for what the last step touched.
import type { LinkRule, Load, Nemesis } from './command.ts';
import type { Director } from './director.ts';
import type { EventRef } from './event.ts';
import type { Ghost } from './ghost.ts';
import type { GroupId, LinkId, MessageId, NodeId, StepIndex, Tick } from './ids.ts';
import type { Desk, JobNode } from './jobNodes.ts';
import { type ClientOp, isKvOp, type KvOp, type KvState, type MachineState, type OpResult } from './kv.ts';
import type { Labrpc } from './labrpc.ts';
import type { List } from './list.ts';
import type { JobMessage, JobPlan, JobTally } from './mapreduce.ts';
import type { Pending } from './pending.ts';
import type { Persisted, RaftMessage, RaftState } from './raft.ts';
import type { Statement } from './scenario.ts';
import type { BugId, Setup } from './setup.ts';
import type { ShardConfig, ShardId } from './shard.ts';
import type { Counters, Traffic } from './traffic.ts';

/** A clerk's request to a server; or, to the shard controller, that of a leader of the sharded store. */
export interface ClerkRequest {
  readonly type: 'ClerkRequest';
  readonly op: ClientOp;
}
/** A server's answer to a clerk: the result, or that it does not lead and whom it believes to. */
export interface ClerkReply {
  readonly type: 'ClerkReply';
  readonly requestId: number;
  readonly result: OpResult | null;
  readonly leaderId: NodeId | null;
}
/** A shard on its way from its former owner to the new one, with all that belongs to it, for configuration `num`. */
export interface InstallShard {
  readonly type: 'InstallShard';
  readonly num: number;
  readonly shard: ShardId;
  /** The group that it goes to. */
  readonly gid: GroupId;
  readonly kv: KvState;
}
/**
 * installed: the new owner's log has the shard, so that the former one may delete it. waiting: its group has not come to that
 * configuration yet. not-leader: somebody else must be asked (`leaderId`, if it knows).
 */
export interface InstallShardReply {
  readonly type: 'InstallShardReply';
  readonly num: number;
  readonly shard: ShardId;
  readonly verdict: 'installed' | 'waiting' | 'not-leader';
  readonly leaderId: NodeId | null;
}
/** Everything that travels on the bus. */
export type Message = RaftMessage | ClerkRequest | ClerkReply | InstallShard | InstallShardReply | JobMessage;

/** A message in flight. `n` numbers the messages of one direction at one tick from 1; `copy` is 0 but for duplicates. */
export interface Envelope {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly sentAt: Tick;
  readonly n: number;
  readonly copy: number;
  readonly deliverAt: Tick;
  /** Tie-break among messages due at one tick. */
  readonly seq: number;
  readonly message: Message;
  /** The MessageSent event. */
  readonly cause: EventRef;
}

/** The name of a message: `n1>n3@1000`, `.2` for the second of that direction and tick, `*1` for a duplicate. */
export function messageId(e: Pick<Envelope, 'from' | 'to' | 'sentAt' | 'n' | 'copy'>): MessageId {
  return `${e.from}>${e.to}@${e.sentAt}${e.n > 1 ? `.${e.n}` : ''}${e.copy > 0 ? `*${e.copy}` : ''}`;
}

/** An armed timer. `cause` is the event that armed it. */
export interface Timer {
  readonly armedAt: Tick;
  readonly firesAt: Tick;
  readonly cause: EventRef | null;
}

/** A process runs (up), has crashed (down), or stands still with its memory intact (paused). */
export type Health = 'up' | 'down' | 'paused';

/** A message that waits for a disk write. */
export interface Held {
  readonly to: NodeId;
  readonly message: Message;
  /** The decision event behind it. */
  readonly cause: EventRef | null;
}

/** A disk write under way: it becomes `durable` at `doneAt`, and then the held messages leave. */
export interface Write {
  readonly persisted: Persisted;
  readonly startedAt: Tick;
  readonly doneAt: Tick;
  readonly held: readonly Held[];
  readonly cause: EventRef | null;
}

/** A server's disk. One write at a time; what comes meanwhile waits in `next` as one further write (group commit). */
export interface Disk {
  readonly durable: Persisted;
  readonly writing: Write | null;
  readonly next: {
    readonly persisted: Persisted;
    readonly held: readonly Held[];
    readonly cause: EventRef | null;
  } | null;
  readonly delay: readonly [Tick, Tick];
}

/** A clerk's request that waits at the leader for its entry to be applied. Matched by index and term, never by index alone. */
export interface Waiter {
  readonly index: number;
  readonly term: number;
  readonly clerk: NodeId;
  readonly requestId: number;
}

/** What all processes have. `rate` is the clock's, in thousandths. `wakeAt`: the earliest instant at which it acts by itself. */
export interface NodeBase extends Traffic {
  readonly id: NodeId;
  health: Health;
  rate: number;
  /** Messages that arrived while the process was paused, oldest first. */
  inbox: readonly Envelope[];
  wakeAt: Tick;
}

/**
 * What a server of the sharded store does beside Raft while it leads: at every beat it asks for the next configuration, or
 * sends again what has to leave. Volatile: a leader that is new, or has restarted, finds all it needs in its machine.
 */
export interface Mover {
  readonly timer: Timer | null;
  /** The server to ask of each group: 0 the controller, others where shards go. */
  readonly asks: Readonly<Record<GroupId, NodeId>>;
  /** Whom it has asked since the last beat and not heard from. */
  readonly silent: readonly GroupId[];
}

/** A Raft server with its machine and its disk. Fields assignable, contents not: a step works on its own copy. */
export interface ServerNode extends NodeBase {
  readonly kind: 'server';
  readonly group: GroupId;
  raft: RaftState;
  machine: MachineState;
  disk: Disk;
  electionTimer: Timer | null;
  heartbeatTimer: Timer | null;
  waiters: readonly Waiter[];
  /** Of a group of the sharded store; null elsewhere. */
  mover: Mover | null;
  /** Of a replicated coordinator; null elsewhere. */
  desk: Desk | null;
  /** Rules replaced on this server. */
  bugs: readonly BugId[];
  /** How many times it has been started; 1 after creation. */
  incarnation: number;
}

/** A clerk: one op at a time, further calls wait in `queue`. */
export interface ClerkNode extends NodeBase {
  readonly kind: 'clerk';
  pending: Pending | null;
  queue: readonly { readonly op: ClientOp; readonly via: NodeId | null }[];
  /** Of each group the server that answered last, asked first next time. */
  leaders: Readonly<Record<GroupId, NodeId>>;
  /** The newest configuration that the clerk has been told; null: none, or no sharded store. */
  config: ShardConfig | null;
  /** Request ids count from 1; never reused, not even after a crash. */
  nextRequestId: number;
  retryTimer: Timer | null;
  load: Load | null;
  loadTimer: Timer | null;
}

/** Any process. */
export type Node = ServerNode | ClerkNode | JobNode;

/** A clerk's call as the client saw it: what the linearizability checker judges. Instants in virtual ms. */
export interface Operation {
  readonly clerk: NodeId;
  readonly op: ClientOp;
  readonly calledAt: Tick;
  /** Step of the call; `returnedStep` of the answer. Total order within a tick. */
  readonly calledStep: StepIndex;
  readonly returnedAt: Tick | null;
  readonly returnedStep: StepIndex | null;
  readonly result: OpResult | null;
  /** The server that answered. */
  readonly server: NodeId | null;
}

/** A call of the store: what the judge of a history looks at. Calls of the shard controller are none. */
export interface StoreOperation extends Operation {
  readonly op: KvOp;
}

/** Is this a call of the store? */
export function isStoreOperation(operation: Operation): operation is StoreOperation {
  return isKvOp(operation.op);
}

/** The whole simulated system at one step. */
export interface World {
  readonly setup: Setup;
  readonly script: readonly Statement[];
  readonly now: Tick;
  readonly step: StepIndex;
  /** Occurrences and commands executed at `now` so far: with `now` it names a hand command's place. */
  readonly after: number;
  /** Messages in flight, ordered by (deliverAt, seq). There is no second list of them. */
  readonly bus: readonly Envelope[];
  readonly nextSeq: number;
  /** The processes, servers first; `places` maps an id to its offset here. */
  readonly nodes: readonly Node[];
  readonly places: Readonly<Record<NodeId, number>>;
  /** Rule of every link that no entry of `links` names. */
  readonly link: LinkRule;
  readonly links: Readonly<Record<LinkId, LinkRule>>;
  /** Processes taken off the network. */
  readonly unplugged: readonly NodeId[];
  /** null under `network plain`. */
  readonly labrpc: Labrpc | null;
  readonly operations: List<Operation>;
  readonly director: Director;
  readonly nemesis: { readonly plan: Nemesis; readonly nextAt: Tick; readonly count: number } | null;
  readonly counters: Counters;
  /** The MapReduce job, if the setup has one: what is settled of it, and how far it is. */
  readonly job: JobPlan | null;
  readonly tally: JobTally;
  /** History variables of the checks; nothing outside engine/check reads or writes them, but for pictures. */
  readonly ghost: Ghost;
}

/** The process of this name, or undefined. */
export function nodeOf(world: Pick<World, 'nodes' | 'places'>, id: NodeId): Node | undefined {
  const place = world.places[id];
  return place === undefined ? undefined : world.nodes[place];
}

/** The servers, in order. */
export function serversOf(world: Pick<World, 'nodes'>): ServerNode[] {
  return world.nodes.filter((n): n is ServerNode => n.kind === 'server');
}

/** The machine of a group as far as any of its servers has come. */
export function newestMachine(world: Pick<World, 'nodes'>, group: GroupId): MachineState | undefined {
  let best: ServerNode | undefined;
  for (const node of world.nodes) {
    if (node.kind !== 'server' || node.group !== group) continue;
    if (!best || node.raft.lastApplied > best.raft.lastApplied) best = node;
  }
  return best?.machine;
}

/** The clerks, in order. */
export function clerksOf(world: Pick<World, 'nodes'>): ClerkNode[] {
  return world.nodes.filter((n): n is ClerkNode => n.kind === 'clerk');
}

/** The `links` of a world in which every link is as the default has it. */
export const NO_LINKS: World['links'] = {};

/** The rule of one direction of a link. */
export function linkRule(
  world: Pick<World, 'link' | 'links'> & { readonly unplugged?: World['unplugged'] },
  from: NodeId,
  to: NodeId,
): LinkRule {
  const { link, links, unplugged = [] } = world;
  if (links === NO_LINKS && unplugged.length === 0) return link; // mostly, and it costs no name
  const rule = links[`${from}>${to}`] ?? link;
  return unplugged.includes(from) || unplugged.includes(to) ? { ...rule, cut: true } : rule;
}
