// The simulated world as a value: plain data, shared with its predecessor but for what the last step touched.
import type { LinkRule, Load, Nemesis } from './command.ts';
import type { EventRef } from './event.ts';
import type { Ghost } from './ghost.ts';
import type { GroupId, LinkId, MessageId, NodeId, StepIndex, Tick } from './ids.ts';
import type { KvOp, MachineState, OpResult } from './kv.ts';
import type { List } from './list.ts';
import type { Persisted, RaftMessage, RaftState } from './raft.ts';
import type { Statement } from './scenario.ts';
import type { BugId, Setup } from './setup.ts';

/** A clerk's request to a server. */
export interface ClerkRequest {
  readonly type: 'ClerkRequest';
  readonly op: KvOp;
}
/** A server's answer to a clerk: the result, or that it does not lead and whom it believes to. */
export interface ClerkReply {
  readonly type: 'ClerkReply';
  readonly requestId: number;
  readonly result: OpResult | null;
  readonly leaderId: NodeId | null;
}
/** Everything that travels on the bus. */
export type Message = RaftMessage | ClerkRequest | ClerkReply;

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
interface NodeBase {
  readonly id: NodeId;
  health: Health;
  rate: number;
  /** Messages that arrived while the process was paused, oldest first. */
  inbox: readonly Envelope[];
  wakeAt: Tick;
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
  /** Rules replaced on this server. */
  bugs: readonly BugId[];
  /** How many times it has been started; 1 after creation. */
  incarnation: number;
}

/** The op a clerk is busy with. `operation` is its offset in world.operations. */
export interface Pending {
  readonly op: KvOp;
  readonly operation: number;
  /** The server asked last. */
  readonly server: NodeId;
  /** Asked only here, when the call was pinned. */
  readonly via: NodeId | null;
  readonly attempts: number;
  /** The last answer was a refusal: it pauses before it asks again. */
  readonly backingOff: boolean;
}

/** A clerk: one op at a time, further calls wait in `queue`. */
export interface ClerkNode extends NodeBase {
  readonly kind: 'clerk';
  pending: Pending | null;
  queue: readonly { readonly op: KvOp; readonly via: NodeId | null }[];
  /** The server that answered last, asked first next time. */
  leaderId: NodeId | null;
  /** Request ids count from 1; never reused, not even after a crash. */
  nextRequestId: number;
  retryTimer: Timer | null;
  load: Load | null;
  loadTimer: Timer | null;
}

/** Any process. */
export type Node = ServerNode | ClerkNode;

/** A clerk's call as the client saw it: what the linearizability checker judges. Instants in virtual ms. */
export interface Operation {
  readonly clerk: NodeId;
  readonly op: KvOp;
  readonly calledAt: Tick;
  /** Step of the call; `returnedStep` of the answer. Total order within a tick. */
  readonly calledStep: StepIndex;
  readonly returnedAt: Tick | null;
  readonly returnedStep: StepIndex | null;
  readonly result: OpResult | null;
  /** The server that answered. */
  readonly server: NodeId | null;
}

/** A block of the script that is being run: `option` is which of a `choose` it is. */
export interface Frame {
  readonly offset: number;
  readonly rounds: number;
  readonly option: number;
}

/** Where the scenario's script stands. Plain numbers: the statements themselves are `world.script`. */
export interface Director {
  /** Frames from outermost to innermost: the next statement's offset in that block, and rounds still to do after this one. */
  readonly frames: readonly Frame[];
  /** The instant at which the next statement runs; NEVER when the script is over or waits for a condition. */
  readonly wakeAt: Tick;
  /** The `when` of the next statement has been waited for. */
  readonly due: boolean;
  /** Set while an `await` is open: it gives up at this instant. */
  readonly awaitUntil: Tick | null;
  /** The instant at which the previous line ran. */
  readonly lineAt: Tick;
  /** The caption now shown. */
  readonly caption: string | null;
  /** What `let` and `agree` lines have kept. */
  readonly names: Readonly<Record<string, number | readonly NodeId[]>>;
  /** An `agree` under way: when it began, the server asked last, and the entry taken, with the time it has. */
  readonly agreeing: Agreeing | null;
  readonly failures: readonly Failure[];
  readonly ended: boolean;
}

/** An `agree` under way. `index` 0: no server has taken the value yet. */
export interface Agreeing {
  readonly beganAt: Tick;
  readonly asked: number;
  readonly index: number;
  readonly term: number;
}

/** An expectation that did not hold, or an await that ran out. */
export interface Failure {
  readonly line: number;
  readonly message: string;
  readonly step: StepIndex;
  readonly at: Tick;
}

/** Running totals. Bytes are canonical sizes. */
export interface Counters {
  readonly messages: number;
  /** Messages that ask for an answer: the labs' RPCs. */
  readonly requests: number;
  readonly bytes: number;
  readonly elections: number;
  readonly commits: number;
  readonly snapshots: number;
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
  /** The labs' network: lossy, and with replies out of order; null under `network plain`. */
  readonly labrpc: { readonly unreliable: boolean; readonly reordering: boolean } | null;
  readonly operations: List<Operation>;
  readonly director: Director;
  readonly nemesis: { readonly plan: Nemesis; readonly nextAt: Tick; readonly count: number } | null;
  readonly counters: Counters;
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
  if (world.unplugged?.length && (world.unplugged.includes(from) || world.unplugged.includes(to))) {
    return { ...(world.links[`${from}>${to}`] ?? world.link), cut: true };
  }
  if (world.links === NO_LINKS) return world.link; // the common case costs no name
  return world.links[`${from}>${to}`] ?? world.link;
}
