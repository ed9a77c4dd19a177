// The next world while it is being made: one step or one command opens what it touches, and shares the rest.
import type { LinkRule } from '../../model/command.ts';
import type { Event, EventRef } from '../../model/event.ts';
import type { GroupId, NodeId, Tick } from '../../model/ids.ts';
import type { Envelope, Message, Node, World } from '../../model/world.ts';
import { linkRule, serversOf } from '../../model/world.ts';
import { found } from '../prim/assert.ts';
import { aside, asideMessage } from '../prim/recorder.ts';
import { open, wakeAtOf } from '../process/process.ts';
import { NO_SENDS, type Send, type Turn } from '../process/turn.ts';
import { delayOf, isDuplicated, isRequest, merge, messageBytes } from '../sim/bus.ts';
import { labrpcDelay } from '../sim/labrpc.ts';
import { launch } from './calls.ts';

/** What a step may set of a world. */
type Settable =
  | 'bus'
  | 'nextSeq'
  | 'nodes'
  | 'link'
  | 'links'
  | 'unplugged'
  | 'labrpc'
  | 'operations'
  | 'director'
  | 'nemesis'
  | 'counters'
  | 'tally';

/**
 * A world in the making: a copy of the one before. Its fields are set, what they hold is replaced and never written to; but for
 * `nodes` and the processes opened in it, which are the draft's own from the first turn on.
 */
type Opened = { -readonly [Field in Settable]: World[Field] } & Readonly<Omit<World, Settable>>;

/** The making of the next world, and the turn of whoever acts in it. */
export interface Draft extends Turn {
  readonly before: World;
  readonly world: Opened;
  /** So many of the messages on the bus leave it in this step; `posted` are to come on it. */
  readonly taken: number;
  posted: Envelope[];
}

/** Nothing is posted yet. Never pushed to. */
const NO_POSTS: never[] = [];

/** What a transition yields: the next world and what happened on the way to it. */
export interface Transition {
  readonly world: World;
  readonly events: readonly Event[];
}

/** The servers of the run that was asked about last: they are the same in all its worlds, as its places are. */
let known: Pick<World, 'places'> & Pick<Turn, 'groups'> = { places: {}, groups: {} };

/** The ids of the servers of each group, in order. The record is the same for all worlds of a run. */
export function groupsIn(world: World): Turn['groups'] {
  if (known.places !== world.places) {
    const groups: Record<GroupId, NodeId[]> = {};
    for (const { id, group } of serversOf(world)) groups[group] = [...(groups[group] ?? []), id];
    known = { places: world.places, groups };
  }
  return known.groups;
}

/** Begins the next world, at an instant, on account of an event of an earlier step; the first `taken` messages leave the bus. */
export function beginDraft(before: World, now: Tick, cause: EventRef | null, taken = 0): Draft {
  const step = before.step + 1;
  const after = now === before.now ? before.after + 1 : 1;
  const groups = groupsIn(before);
  // Field by field, as processes are opened; and nothing is reckoned within, for then all fields would first be blanked.
  return {
    before,
    world: {
      setup: before.setup,
      script: before.script,
      now,
      step,
      after,
      bus: before.bus,
      nextSeq: before.nextSeq,
      nodes: before.nodes,
      places: before.places,
      link: before.link,
      links: before.links,
      unplugged: before.unplugged,
      labrpc: before.labrpc,
      operations: before.operations,
      director: before.director,
      nemesis: before.nemesis,
      counters: before.counters,
      job: before.job,
      tally: before.tally,
      ghost: before.ghost,
    },
    setup: before.setup,
    now,
    step,
    events: [],
    cause,
    groups,
    sends: NO_SENDS,
    taken,
    posted: NO_POSTS,
  };
}

/** Gives one process its turn on a copy of itself, and settles what it asks for. */
export function giveTurn(draft: Draft, id: NodeId, act: (node: Node, turn: Turn) => void): void {
  const node = beginTurn(draft, found(draft.world.places[id], id));
  act(node, draft);
  endTurn(draft, node);
}

/** Opens the process at a place of the list: a copy that its turn may write to. */
export function beginTurn({ before, world }: Draft, place: number): Node {
  const nodes = world.nodes === before.nodes ? before.nodes.slice() : (world.nodes as Node[]);
  const node = open(nodes[place] as Node);
  nodes[place] = node;
  world.nodes = nodes;
  return node;
}

/** Settles what a process asked for in its turn. */
export function endTurn(draft: Draft, node: Node): void {
  node.wakeAt = wakeAtOf(node);
  const { sends } = draft;
  if (sends.length === 0) return;
  for (const send of sends) postMessage(draft, node, send);
  draft.sends = NO_SENDS;
}

/** How many of the messages from a place on were sent in one direction at this instant, duplicates not counted. */
function sentNow(messages: readonly Envelope[], first: number, now: Tick, from: NodeId, to: NodeId): number {
  let count = 0;
  for (let i = first; i < messages.length; i++) {
    const e = messages[i] as Envelope;
    if (e.sentAt === now && e.from === from && e.to === to && e.copy === 0) count += 1;
  }
  return count;
}

/** Puts an envelope on the bus. (Mostly it is the step's only one, as with `send`.) */
export function post(draft: Draft, envelope: Envelope): void {
  if (draft.posted.length === 0) draft.posted = [envelope];
  else draft.posted.push(envelope);
}

/** Sends a message, and its duplicate if the link makes one. */
function postMessage(draft: Draft, sender: Node, { to, message, cause }: Send): void {
  const { id: from } = sender;
  const { before, world, now, setup } = draft;
  const { labrpc } = world;
  const earlier = now > before.now ? 0 : sentNow(world.bus, draft.taken, now, from, to);
  const n = 1 + earlier + sentNow(draft.posted, 0, now, from, to);
  const rule = linkRule(world, from, to);
  const deliverAt = now + travelTime(draft, rule, from, to, n, message, 0);
  const envelope: Envelope = {
    from,
    to,
    sentAt: now,
    n,
    copy: 0,
    deliverAt,
    seq: world.nextSeq,
    message,
    cause: { step: draft.step, n: draft.events.length }, // its MessageSent, noted next
  };
  const chain = draft.cause;
  draft.cause = cause;
  world.nextSeq += 2;
  sender.sent += 1;
  sender.sentBytes += messageBytes(message);
  if (isRequest(message)) sender.sentRequests += 1;
  asideMessage(draft, 'MessageSent', envelope);
  if (labrpc === null || launch(draft, labrpc, envelope)) post(draft, envelope);
  if (labrpc === null && isDuplicated(setup.seed, rule, envelope)) {
    const again = now + travelTime(draft, rule, from, to, n, message, 1);
    const copy = { ...envelope, copy: 1, deliverAt: again, seq: envelope.seq + 1 };
    post(draft, copy);
    aside(draft, { type: 'MessageDuplicated', envelope: copy });
  }
  draft.cause = chain;
}

/** How long a message travels: by the link's figures, or by the labs' network where the setup asks for that. */
function travelTime(
  draft: Draft,
  rule: LinkRule,
  from: NodeId,
  to: NodeId,
  n: number,
  message: Message,
  copy: number,
): Tick {
  const { now, setup } = draft;
  const { labrpc } = draft.world;
  if (labrpc !== null) return labrpcDelay(setup.seed, labrpc, from, to, now, n, isRequest(message));
  return delayOf(setup.seed, rule, from, to, now, n, copy);
}

/** The finished world, one step on. */
export function closeDraft({ world, taken, posted, events }: Draft): Transition {
  world.bus = merge(world.bus, taken, posted);
  return { world, events };
}
