// The next world while it is being made: one step or one command opens what it touches, and shares the rest.
import type { LinkRule, Nemesis } from '../../model/command.ts';
import type { Director } from '../../model/director.ts';
import type { Event, EventRef } from '../../model/event.ts';
import type { GroupId, LinkId, NodeId, Tick } from '../../model/ids.ts';
import type { Envelope, Message, Node, World } from '../../model/world.ts';
import { linkRule, serversOf } from '../../model/world.ts';
import { found } from '../prim/assert.ts';
import { aside, asideMessage, recorder } from '../prim/recorder.ts';
import { open, wakeAtOf } from '../process/process.ts';
import { NO_SENDS, type Send, type Turn } from '../process/turn.ts';
import { delayOf, isDuplicated, isRequest, merge, messageBytes } from '../sim/bus.ts';
import { labrpcDelay } from '../sim/labrpc.ts';
import { launch } from './calls.ts';

/** A world in the making, and the turn of whoever acts in it. Its arrays are the draft's own; records are replaced, never written to. */
export interface Draft extends Turn {
  readonly world: World;
  nodes: Node[] | null;
  /** Messages in flight before this step's own, of which the first `taken` leave; `posted` are this step's. */
  bus: readonly Envelope[];
  readonly taken: number;
  posted: Envelope[];
  link: LinkRule;
  links: Readonly<Record<LinkId, LinkRule>>;
  unplugged: readonly NodeId[];
  labrpc: World['labrpc'];
  director: Director;
  nemesis: { readonly plan: Nemesis; readonly nextAt: Tick; readonly count: number } | null;
  nextSeq: number;
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
export function beginDraft(world: World, now: Tick, cause: EventRef | null, taken = 0): Draft {
  return {
    world,
    setup: world.setup,
    now,
    recorder: recorder(now, world.step + 1, cause),
    groups: groupsIn(world),
    job: world.job,
    tally: world.tally,
    sends: NO_SENDS,
    operations: world.operations,
    elections: 0,
    commits: 0,
    snapshots: 0,
    nodes: null,
    bus: world.bus,
    taken,
    posted: NO_POSTS,
    link: world.link,
    links: world.links,
    unplugged: world.unplugged,
    labrpc: world.labrpc,
    director: world.director,
    nemesis: world.nemesis,
    nextSeq: world.nextSeq,
  };
}

/** A process as it stands in the draft, to look at. */
export function peek(draft: Draft, id: NodeId): Node | undefined {
  const place = draft.world.places[id];
  return place === undefined ? undefined : (draft.nodes ?? draft.world.nodes)[place];
}

/** Gives one process its turn on a copy of itself, and settles what it asks for. */
export function giveTurn(draft: Draft, id: NodeId, act: (node: Node, turn: Turn) => void): void {
  const node = beginTurn(draft, found(draft.world.places[id], id));
  act(node, draft);
  endTurn(draft, node);
}

/** Opens the process at a place of the list: a copy that its turn may write to. */
export function beginTurn(draft: Draft, place: number): Node {
  draft.nodes ??= draft.world.nodes.slice();
  const node = open(draft.nodes[place] as Node);
  draft.nodes[place] = node;
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
  const { now, recorder: rec, setup } = draft;
  const earlier = now > draft.world.now ? 0 : sentNow(draft.bus, draft.taken, now, from, to);
  const n = 1 + earlier + sentNow(draft.posted, 0, now, from, to);
  const rule = linkRule(draft, from, to);
  const envelope: Envelope = {
    from,
    to,
    sentAt: now,
    n,
    copy: 0,
    deliverAt: now + travelTime(draft, rule, from, to, n, message, 0),
    seq: draft.nextSeq,
    message,
    cause: { step: rec.step, n: rec.events.length }, // its MessageSent, noted next
  };
  const chain = rec.cause;
  rec.cause = cause;
  draft.nextSeq += 2;
  sender.sent += 1;
  sender.sentBytes += messageBytes(message);
  if (isRequest(message)) sender.sentRequests += 1;
  asideMessage(rec, 'MessageSent', envelope);
  if (!draft.labrpc || launch(draft, draft.labrpc, envelope)) post(draft, envelope);
  if (!draft.labrpc && isDuplicated(setup.seed, rule, envelope)) {
    const deliverAt = now + travelTime(draft, rule, from, to, n, message, 1);
    const copy = { ...envelope, copy: 1, deliverAt, seq: envelope.seq + 1 };
    post(draft, copy);
    aside(rec, { type: 'MessageDuplicated', envelope: copy });
  }
  rec.cause = chain;
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
  if (draft.labrpc) return labrpcDelay(setup.seed, draft.labrpc, from, to, now, n, isRequest(message));
  return delayOf(setup.seed, rule, from, to, now, n, copy);
}

/** The finished world, one step on. */
export function closeDraft(draft: Draft): Transition {
  const { world, now, elections, commits, snapshots } = draft;
  const was = world.counters;
  const next: World = {
    setup: world.setup,
    script: world.script,
    now,
    step: world.step + 1,
    after: now === world.now ? world.after + 1 : 1,
    bus: merge(draft.bus, draft.taken, draft.posted),
    nextSeq: draft.nextSeq,
    nodes: draft.nodes ?? world.nodes,
    places: world.places,
    link: draft.link,
    links: draft.links,
    unplugged: draft.unplugged,
    labrpc: draft.labrpc,
    operations: draft.operations,
    director: draft.director,
    nemesis: draft.nemesis,
    counters:
      elections + commits + snapshots === 0
        ? was
        : {
            elections: was.elections + elections,
            commits: was.commits + commits,
            snapshots: was.snapshots + snapshots,
          },
    job: world.job,
    tally: draft.tally,
    ghost: world.ghost,
  };
  return { world: next, events: draft.recorder.events };
}
