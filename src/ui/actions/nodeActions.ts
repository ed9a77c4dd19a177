// What can be done to a server or a clerk.
import type { NodeId } from '../../model/ids.ts';
import type { JobNode } from '../../model/jobNodes.ts';
import { type ClerkNode, linkRule, type Node, type ServerNode, type World } from '../../model/world.ts';
import { DEFAULT_LOAD } from '../../scenario/bounds.ts';
import { range } from '../lib/figures.ts';
import { type ActionGroup, only, type TargetAction } from './targetAction.ts';

/** Range of a disk that is slow enough to be seen, in ms. */
const SLOW_DISK = [40, 80] as const;

/** Everything that can be done to a server. */
export function serverActions(world: World, server: ServerNode): ActionGroup[] {
  return [
    { title: null, actions: healthActions(server) },
    { title: 'Raft', actions: raftActions(server) },
    { title: 'Network', actions: reachActions(world, server.id) },
    { title: 'Clock and disk', actions: [...diskActions(world, server), ...clockActions(server)] },
  ];
}

/** Everything that can be done to a clerk. */
export function clerkActions(world: World, clerk: ClerkNode): ActionGroup[] {
  return [
    { title: null, actions: callActions(clerk) },
    { title: 'Process', actions: healthActions(clerk) },
    { title: 'Network', actions: reachActions(world, clerk.id) },
  ];
}

/** Everything that can be done to a process of a MapReduce job. */
export function jobNodeActions(world: World, node: JobNode): ActionGroup[] {
  return [
    { title: null, actions: healthActions(node) },
    { title: 'Network', actions: reachActions(world, node.id) },
    { title: 'Clock', actions: clockActions(node, node.kind === 'worker' ? 'tasks and timers' : 'timers') },
  ];
}

/** What a crash costs, and what a process has when it is back. */
const LOSSES: { readonly [K in Node['kind']]: { readonly crash: string; readonly restart: string } } = {
  server: {
    crash: 'Its memory is lost, and every write that the disk has not finished.',
    restart: 'It starts again with what its disk holds.',
  },
  clerk: {
    crash: 'Its memory is lost, and every write that the disk has not finished.',
    restart: 'It starts again with what its disk holds.',
  },
  coordinator: {
    crash: 'Its table of tasks is lost, for it is in memory alone.',
    restart: 'It begins the job anew; what is on the store stays there.',
  },
  worker: {
    crash: 'What it was at is lost, and nobody is told: the coordinator waits for it.',
    restart: 'It knows of no task and asks for one.',
  },
  store: {
    crash: 'Its files stay; what was asked of it is lost, and writes stay unfinished.',
    restart: 'It has the files that it had.',
  },
};

function healthActions(node: Node): TargetAction[] {
  const { id, health } = node;
  const nodes = [only(id)];
  const down = health === 'down';
  const losses = LOSSES[node.kind];
  return [
    {
      id: 'crash',
      label: `Crash ${id}`,
      short: 'Crash',
      about: losses.crash,
      command: { type: 'crash', nodes },
      refusal: down ? `${id} is down already` : null,
    },
    {
      id: down ? 'restart' : 'crash-restart',
      label: down ? `Restart ${id}` : `Crash and restart ${id}`,
      short: down ? 'Restart' : 'Crash and restart',
      about: losses.restart,
      command: { type: 'restart', nodes },
      refusal: null,
    },
    {
      id: 'pause',
      label: `Pause ${id}`,
      short: 'Pause',
      about: 'It stands still with its memory intact; messages to it wait.',
      command: { type: 'pause', nodes },
      refusal: down ? `${id} is down` : health === 'paused' ? `${id} is paused already` : null,
    },
    {
      id: 'resume',
      label: `Resume ${id}`,
      short: 'Resume',
      about: 'It goes on where it stood, and takes in all that has waited.',
      command: { type: 'resume', nodes },
      refusal: health === 'paused' ? null : `${id} is not paused`,
    },
  ];
}

function raftActions({ id, health, raft }: ServerNode): TargetAction[] {
  const nodes = [only(id)];
  const notUp = health === 'up' ? null : `${id} is ${health}`;
  return [
    {
      id: 'timeout',
      label: `Time out ${id}`,
      short: 'Time out',
      about: 'Its election timer fires now, and it stands for election.',
      command: { type: 'timeout', nodes },
      refusal: notUp ?? (raft.role.kind === 'leader' ? `${id} leads and has no election timer` : null),
    },
    {
      id: 'snapshot',
      label: `Take a snapshot on ${id}`,
      short: 'Snapshot',
      about: 'The log up to lastApplied is replaced by the state of the machine.',
      command: { type: 'snapshot', nodes },
      refusal:
        notUp ?? (raft.lastApplied <= raft.log.base ? `${id} has applied nothing since its last snapshot` : null),
    },
  ];
}

function reachActions(world: World, id: NodeId): TargetAction[] {
  const others = world.nodes.filter((node) => node.id !== id);
  const cuts = others.flatMap((o) => [linkRule(world, id, o.id).cut, linkRule(world, o.id, id).cut]);
  const unplugged = world.unplugged.includes(id);
  return [
    {
      id: 'isolate',
      label: `Take ${id} off the network`,
      short: 'Cut off',
      about: 'No message passes between it and anybody else.',
      command: { type: 'disconnect', nodes: [only(id)] },
      refusal: others.length === 0 ? `${id} is alone` : cuts.every(Boolean) ? `${id} is cut off already` : null,
    },
    {
      id: 'reconnect',
      label: `Put ${id} back on the network`,
      short: 'Reconnect',
      about: unplugged
        ? 'It is back on the network, with its links as they were.'
        : 'Every cut link of it passes messages again.',
      command: unplugged
        ? { type: 'connect', nodes: [only(id)] }
        : { type: 'mend', from: [only(id)], to: [{ kind: 'rest' }], both: true },
      refusal: cuts.some(Boolean) ? null : `no link of ${id} is cut`,
    },
  ];
}

function diskActions(world: World, { id, health, disk }: ServerNode): TargetAction[] {
  const nodes = [only(id)];
  const usual = world.setup.disk;
  const slow = disk.delay[0] === SLOW_DISK[0] && disk.delay[1] === SLOW_DISK[1];
  return [
    {
      id: 'disk-slow',
      label: `Slow the disk of ${id}`,
      short: 'Slow the disk',
      about: `Writes take ${range(SLOW_DISK)}, and answers wait for them.`,
      command: { type: 'disk', nodes, delay: SLOW_DISK },
      refusal: slow ? 'its disk is that slow already' : null,
    },
    {
      id: 'disk-usual',
      label: `Disk of ${id} as set up`,
      short: 'Disk as set up',
      about:
        usual[1] === 0
          ? 'Writes are durable at once, as the run began.'
          : `Writes take ${range(usual)}, as the run began.`,
      command: { type: 'disk', nodes, delay: usual },
      refusal: disk.delay[0] === usual[0] && disk.delay[1] === usual[1] ? 'its disk is as the run began' : null,
    },
    {
      id: 'wipe',
      label: `Wipe the disk of ${id}`,
      short: 'Wipe the disk',
      about: 'It forgets everything it ever promised: term, vote, log and snapshot.',
      command: { type: 'wipe', nodes },
      refusal: health === 'down' ? null : `${id} must be down first`,
    },
  ];
}

function clockActions({ id, rate }: Node, what = 'timers'): TargetAction[] {
  const begun = what === 'timers' ? 'Timers armed' : 'Tasks and timers that begin';

  const set = (to: number, actionId: string, short: string, about: string): TargetAction => ({
    id: actionId,
    label: `${short}, ${id}`,
    short,
    about,
    command: { type: 'clock', nodes: [only(id)], rate: to },
    refusal: rate === to ? 'its clock runs like that already' : null,
  });
  return [
    set(500, 'clock-slow', 'Clock at half speed', `${begun} from now on take twice as long.`),
    set(2000, 'clock-fast', 'Clock at double speed', `${begun} from now on take half as long.`),
    set(1000, 'clock-true', 'Clock at true speed', `${begun} from now on take as long as they say.`),
  ];
}

function callActions(clerk: ClerkNode): TargetAction[] {
  const { id, health, load } = clerk;
  const down = health === 'down' ? `${id} is down` : null;
  const call = (type: 'put' | 'get', value: string): TargetAction => ({
    id: type,
    label: `Let ${id} ${type} x${value === '' ? '' : ` ${value}`}`,
    short: `${type === 'put' ? 'Put' : 'Get'} x${value === '' ? '' : ` ${value}`}`,
    about: type === 'put' ? 'Asks the leader to store a value under x.' : 'Asks the leader for the value under x.',
    command: { type: 'call', clerk: only(id), call: { type, key: 'x', value, expected: null }, via: null },
    refusal: down,
  });
  return [
    call('put', String(clerk.nextRequestId)),
    call('get', ''),
    {
      id: load ? 'load-stop' : 'load-start',
      label: load ? `Stop the load of ${id}` : `Start a load on ${id}`,
      short: load ? 'Stop load' : 'Start load',
      about: load ? 'It makes no more calls of its own accord.' : 'It calls op after op, drawn from the seed.',
      command: { type: 'workload', clerks: [only(id)], load: load ? null : DEFAULT_LOAD },
      refusal: down,
    },
  ];
}

/** What asks a server directly through a clerk: the first clerk that is up puts a value there and nowhere else. */
export function sendActions(world: World, server: ServerNode): TargetAction[] {
  const clerk = world.nodes.find((node): node is ClerkNode => node.kind === 'clerk' && node.health !== 'down');
  const value = String(clerk?.nextRequestId ?? 1);
  return [
    {
      id: 'send',
      label: `Send put x ${value} to ${server.id}`,
      short: `Send put x ${value} here`,
      about: 'A clerk asks this server, and asks nobody else, whether it leads or not.',
      command: {
        type: 'call',
        clerk: only(clerk?.id ?? 'c1'),
        call: { type: 'put', key: 'x', value, expected: null },
        via: only(server.id),
      },
      refusal: clerk ? null : 'no clerk is up',
    },
  ];
}
