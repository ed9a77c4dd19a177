// The other way in which anything happens: a command is carried out. One that makes no sense now is reported, never thrown.
import { type ClientCall, type Command, type Selection, valueAt } from '../../model/command.ts';
import type { NodeId, Tick } from '../../model/ids.ts';
import { NEVER } from '../../model/ids.ts';
import type { ClerkNode, Node, ServerNode, World } from '../../model/world.ts';
import { messageId, nodeOf } from '../../model/world.ts';
import { note } from '../prim/recorder.ts';
import { clerkCalls, crashClerk, restartClerk, type SettledCall } from '../process/clerk.ts';
import { crashJobNode, restartJobNode } from '../process/jobNode.ts';
import { scheduleLoad } from '../process/load.ts';
import { forceElection, proposeDirectly, takeSnapshot } from '../process/server.ts';
import { crashServer, restartServer, wipeServer } from '../process/serverCrash.ts';
import { draw, membersOf, type Turn } from '../process/turn.ts';
import { crashCalls, failed, lookAfterCalls, resumeCalls } from './calls.ts';
import { deliver } from './deliver.ts';
import { beginDraft, closeDraft, type Draft, giveTurn, post, type Transition } from './draft.ts';
import { type Outcome, performOnLinks } from './links.ts';
import { resolve, resolveAll, type Scene } from './selectors.ts';

/** Performs a command at an instant (not before `now`, not after the next occurrence). `line` is the scenario's, 0 by hand. */
export function perform(world: World, command: Command, tick: Tick, line: number): Transition {
  const draft = beginDraft(world, Math.max(tick, world.now), null);
  performIn(draft, command, line);
  return closeDraft(draft);
}

/** Performs a command as part of a step. */
export function performIn(draft: Draft, command: Command, line: number): void {
  const scene: Scene = {
    nodes: draft.world.nodes,
    seed: draft.setup.seed,
    place: `${draft.now}.${draft.before.after}`,
    unplugged: draft.world.unplugged,
    names: draft.world.director.names,
  };
  // The command is the cause of what it does, so its event comes first and is completed when its meaning is known.
  const nodes: NodeId[] = [];
  const at = draft.events.length;
  note(draft, { type: 'CommandPerformed', command, nodes, line });
  const outcome = carryOut(draft, command, scene);
  if ('ignored' in outcome) {
    draft.events.splice(at, draft.events.length - at);
    note(draft, { type: 'CommandIgnored', command, reason: outcome.ignored, line });
  } else nodes.push(...outcome.nodes);
  if (draft.world.labrpc && BREAKS_CALLS.includes(command.type)) lookAfterCalls(draft);
}

/** The processes that have rules. */
const RULED: Selection = [{ kind: 'servers' }, { kind: 'coordinator' }, { kind: 'workers' }];

/** Commands after which a server may be unable to answer who waits for it. */
const BREAKS_CALLS: readonly Command['type'][] = ['crash', 'restart', 'cut', 'partition', 'disconnect'];

function carryOut(draft: Draft, command: Command, scene: Scene): Outcome {
  switch (command.type) {
    case 'call':
      return call(draft, command, scene);
    case 'start':
      return start(draft, command, scene);
    case 'workload':
      return onEach(draft, resolveAll(scene, command.clerks), 'no such clerk', (node, turn) => {
        if (node.kind !== 'clerk') return 'is no clerk';
        node.load = command.load;
        node.loadTimer = null;
        scheduleLoad(node, turn);
        return null;
      });
    case 'nemesis': {
      const { now } = draft;
      const plan = command.nemesis;
      const first = plan ? now + draw(draft, 'nemesis', 'first', plan.every, draft.step) : NEVER;
      draft.world.nemesis = plan && { plan, nextAt: first, count: 0 };
      return { nodes: [] };
    }
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
    case 'timeout':
    case 'snapshot':
    case 'wipe':
      return onEach(draft, resolveAll(scene, command.nodes), 'it finds no process', (node, turn) =>
        changeHealth(draft, command.type, node, turn),
      );
    case 'disk':
      return onEach(draft, resolveAll(scene, command.nodes), 'it finds no server', (node) => {
        if (node.kind === 'store') node.delay = command.delay;
        else if (node.kind === 'server') node.disk = { ...node.disk, delay: command.delay };
        else return 'has no disk';
        return null;
      });
    case 'clock':
      return onEach(draft, resolveAll(scene, command.nodes), 'it finds no process', (node) => {
        node.rate = command.rate;
        return null;
      });
    case 'bug': {
      const ids = resolveAll(scene, command.nodes ?? RULED);
      return onEach(draft, ids, 'it finds no server', (node) => {
        if (node.kind === 'clerk' || node.kind === 'store') return 'has no rules';
        const others = node.bugs.filter((b) => b !== command.bug);
        node.bugs = command.on ? [...others, command.bug] : others;
        return null;
      });
    }
    case 'drop':
    case 'duplicate':
    case 'deliver':
    case 'delay':
      return onMessage(draft, command);
    default:
      return performOnLinks(draft, command, scene);
  }
}

/** Gives every named process a turn. Ignored only when none of them could do it; then the last reason is told. */
function onEach(
  draft: Draft,
  ids: readonly NodeId[],
  nobody: string,
  act: (node: Node, turn: Turn) => string | null,
): Outcome {
  const done: NodeId[] = [];
  const { cause } = draft;
  let reason = nobody;
  for (const id of ids) {
    draft.cause = cause;
    const refusal: { why: string | null } = { why: null };
    giveTurn(draft, id, (node, turn) => {
      refusal.why = act(node, turn);
    });
    if (refusal.why === null) done.push(id);
    else reason = `${id} ${refusal.why}`;
  }
  return done.length > 0 ? { nodes: done } : { ignored: reason };
}

function call(draft: Draft, command: Extract<Command, { type: 'call' }>, scene: Scene): Outcome {
  const [id] = resolve(scene, command.clerk);
  const clerk = id ? nodeOf(draft.world, id) : undefined;
  if (!id || clerk?.kind !== 'clerk') return { ignored: 'there is no such clerk' };
  if (clerk.health === 'down') return { ignored: `${id} is down` };
  let via: NodeId | null = null;
  if (command.via) {
    via = resolve(scene, command.via)[0] ?? null;
    if (!via || nodeOf(draft.world, via)?.kind !== 'server') return { ignored: 'there is no such server to ask' };
  }
  const call = settle(command.call, draft);
  if (!call) return { ignored: 'no line has kept this version' };
  const away = strangerIn(call, draft);
  if (away !== null) return { ignored: `there is no group ${away} here to which ${id} could hand shards over` };
  giveTurn(draft, id, (node, turn) => clerkCalls(node as ClerkNode, turn, call, via));
  return { nodes: via ? [id, via] : [id] };
}

/** The call as it is made now: its value, its version and the servers that join read off. Null if its version cannot be. */
function settle(asked: ClientCall, draft: Draft): SettledCall | null {
  if (asked.type === 'join') {
    const groups = asked.groups.map(({ gid, servers }) => [gid, servers ?? membersOf(draft, gid)] as const);
    return { type: 'join', groups: Object.fromEntries(groups) };
  }
  if (!('key' in asked)) return asked;
  const { version, ...call } = asked;
  const value = valueAt(call.value, draft.step);
  if (version === undefined) return { ...call, value };
  const kept = typeof version === 'number' ? version : draft.world.director.names[version];
  return typeof kept === 'number' && kept >= 0 ? { ...call, value, version: kept } : null;
}

/** A group that joins by its name alone, where its clerk would have to carry shards there; null: there is none. */
function strangerIn(call: SettledCall, draft: Draft): number | null {
  if (call.type !== 'join' || draft.setup.handover === 'groups') return null;
  return (
    Object.keys(call.groups)
      .map(Number)
      .find((gid) => membersOf(draft, gid).length === 0) ?? null
  );
}

function start(draft: Draft, command: Extract<Command, { type: 'start' }>, scene: Scene): Outcome {
  return onEach(draft, resolveAll(scene, command.nodes), 'it finds no server', (node, turn) => {
    if (node.kind !== 'server' || node.health !== 'up') return 'is not a server that is up';
    const entry = proposeDirectly(node, turn, { type: 'value', value: valueAt(command.value, turn.step) });
    return entry ? null : 'does not lead';
  });
}

/** Crash, restart and the like of one process. Returns why it cannot be, or null when it is done. */
function changeHealth(draft: Draft, what: Command['type'], node: Node, turn: Turn): string | null {
  switch (what) {
    case 'crash':
      if (node.health === 'down') return 'is down already';
      if (node.kind === 'server') crashServer(node, turn);
      else if (node.kind === 'clerk') crashClerk(node, turn);
      else crashJobNode(node, turn);
      if (draft.world.labrpc) crashCalls(draft, node.id);
      return null;
    case 'restart':
      // A restart of a running process is a crash and a start (RaftScope's R).
      if (node.health !== 'down') changeHealth(draft, 'crash', node, turn);
      if (node.kind === 'server') restartServer(node, turn);
      else if (node.kind === 'clerk') restartClerk(node, turn);
      else restartJobNode(node, turn);
      return null;
    case 'pause':
      if (node.health !== 'up') return `is ${node.health} already`;
      node.health = 'paused';
      note(turn, { type: 'NodePaused', node: node.id });
      return null;
    case 'resume':
      return resume(draft, node, turn);
    default:
      return onServer(what, node, turn);
  }
}

/** What piled up during a pause is due now, in the order of its arrival. */
function resume(draft: Draft, node: Node, turn: Turn): string | null {
  if (node.health !== 'paused') return 'is not paused';
  node.health = 'up';
  for (const envelope of node.inbox) {
    post(draft, { ...envelope, deliverAt: turn.now, seq: draft.world.nextSeq });
    draft.world.nextSeq += 2;
  }
  node.inbox = [];
  if (draft.world.labrpc) resumeCalls(draft, draft.world.labrpc, node.id);
  note(turn, { type: 'NodeResumed', node: node.id });
  return null;
}

function onServer(what: Command['type'], node: Node, turn: Turn): string | null {
  if (node.kind !== 'server') return 'is no server';
  if (what === 'wipe') {
    if (node.health !== 'down') return 'must be down before its disk can be wiped';
    wipeServer(node, turn);
    return null;
  }
  if (node.health !== 'up') return `is ${node.health}`;
  return what === 'timeout' ? timeOut(node, turn) : snapshotNow(node, turn);
}

function timeOut(node: ServerNode, turn: Turn): string | null {
  if (node.raft.role.kind === 'leader') return 'leads and has no election timer';
  forceElection(node, turn);
  return null;
}

function snapshotNow(node: ServerNode, turn: Turn): string | null {
  if (node.raft.lastApplied <= node.raft.log.base) return 'has applied nothing that is not in a snapshot';
  takeSnapshot(node, turn);
  return null;
}

function onMessage(draft: Draft, command: Extract<Command, { message: string }>): Outcome {
  const place = draft.world.bus.findIndex((e) => messageId(e) === command.message);
  const envelope = draft.world.bus[place];
  if (!envelope) return { ignored: `no message ${command.message} is in flight` };
  const { now } = draft;
  const nodes = [envelope.from, envelope.to];
  if (command.type === 'duplicate') {
    const copies = draft.world.bus.filter(
      (e) => e.from === envelope.from && e.to === envelope.to && e.sentAt === envelope.sentAt && e.n === envelope.n,
    );
    const copy = { ...envelope, copy: Math.max(...copies.map((e) => e.copy)) + 1, seq: draft.world.nextSeq };
    draft.world.nextSeq += 2;
    post(draft, copy);
    note(draft, { type: 'MessageDuplicated', envelope: copy });
    return { nodes };
  }
  draft.world.bus = draft.world.bus.toSpliced(place, 1);
  if (command.type === 'drop') {
    note(draft, { type: 'MessageLost', envelope, reason: 'dropped' });
    if (draft.world.labrpc) failed(draft, envelope, 'dropped', now);
  } else if (command.type === 'deliver') deliver(draft, { ...envelope, deliverAt: now }, true);
  else if (command.type === 'delay') {
    post(draft, { ...envelope, deliverAt: envelope.deliverAt + command.by });
    note(draft, { type: 'MessageDelayed', envelope, by: command.by });
  }
  return { nodes };
}
