// A scenario's world before anything has happened.
import { EMPTY_GHOST } from '../../model/ghost.ts';
import { type GroupId, NEVER, type NodeId } from '../../model/ids.ts';
import { emptyList } from '../../model/list.ts';
import { type JobData, NO_JOB_DATA, NO_TALLY } from '../../model/mapreduce.ts';
import type { Scenario } from '../../model/scenario.ts';
import { clerkIds, groupIds, memberIds, type Setup } from '../../model/setup.ts';
import { FIRST_GROUP } from '../../model/shard.ts';
import { NO_TRAFFIC } from '../../model/traffic.ts';
import { type ClerkNode, NO_LINKS, type Node, type ServerNode, type World } from '../../model/world.ts';
import { initialMachine } from '../machine/machine.ts';
import { between, rand } from '../prim/rand.ts';
import { deskFor } from '../process/desk.ts';
import { IDLE_MOVER } from '../process/mover.ts';
import { wakeAtOf } from '../process/process.ts';
import { BLANK, startRaft } from '../raft/raft.ts';
import { createJob } from './createJob.ts';
import { startDirector } from './director.ts';

/** The world at step 0: every server a follower of term 0 with its election timer running. `data` is what its job, if it has one, is handed. */
export function createWorld(scenario: Scenario, data: JobData = NO_JOB_DATA): World {
  const { setup, script } = scenario;
  const job = setup.job && createJob(setup, setup.job, data);
  const nodes: Node[] = [
    ...groupIds(setup).flatMap((group) => createGroup(setup, group)),
    ...clerkIds(setup).map((id) => createClerk(id)),
    ...(job?.nodes ?? []),
  ];
  return {
    setup,
    script,
    now: 0,
    step: 0,
    after: 0,
    bus: [],
    nextSeq: 0,
    nodes,
    places: Object.fromEntries(nodes.map((node, place) => [node.id, place])),
    link: { cut: false, loss: setup.loss, duplicate: setup.duplicate, latency: setup.latency },
    links: NO_LINKS,
    unplugged: [],
    labrpc: createLabrpc(setup.network),
    operations: emptyList(),
    director: startDirector(script),
    nemesis: null,
    counters: { elections: 0, commits: 0, snapshots: 0 },
    job: job?.plan ?? null,
    tally: NO_TALLY,
    ghost: EMPTY_GHOST,
  };
}

function createGroup(setup: Setup, group: GroupId): ServerNode[] {
  const members = memberIds(setup, group);
  return members.map((id) => createServer(id, group, setup, members));
}

function createLabrpc(network: Setup['network']): World['labrpc'] {
  if (network === 'plain') return null;
  const [unreliable, longDelays] = [network.includes('unreliable'), network.includes('long-delays')];
  return { unreliable, reordering: false, longDelays, failed: [] };
}

function createServer(id: NodeId, group: GroupId, setup: Setup, members: readonly NodeId[]): ServerNode {
  const firesAt = between(rand(setup.seed, 'election', id, 0, 0), setup.election[0], setup.election[1]);
  const node: ServerNode = {
    kind: 'server',
    id,
    group,
    health: 'up',
    rate: 1000,
    inbox: [],
    wakeAt: NEVER,
    ...NO_TRAFFIC,
    raft: startRaft(BLANK, members),
    machine: initialMachine(setup, group),
    disk: { durable: BLANK, writing: null, next: null, delay: setup.disk },
    electionTimer: { armedAt: 0, firesAt, cause: null },
    heartbeatTimer: null,
    waiters: [],
    desk: deskFor(setup, group),
    mover: group >= FIRST_GROUP && setup.handover === 'groups' ? IDLE_MOVER : null,
    bugs: setup.bugs.filter((b) => b.node === '*' || b.node === id).map((b) => b.bug),
    incarnation: 1,
  };
  node.wakeAt = wakeAtOf(node);
  return node;
}

function createClerk(id: NodeId): ClerkNode {
  return {
    kind: 'clerk',
    id,
    health: 'up',
    rate: 1000,
    inbox: [],
    wakeAt: NEVER,
    ...NO_TRAFFIC,
    pending: null,
    queue: [],
    leaders: {},
    config: null,
    nextRequestId: 1,
    retryTimer: null,
    load: null,
    loadTimer: null,
  };
}
