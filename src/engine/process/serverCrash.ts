// A server dies, comes back from its disk, or has its disk emptied.
import type { ServerNode } from '../../model/world.ts';
import { initialMachine } from '../machine/machine.ts';
import { note } from '../prim/recorder.ts';
import { rulesWith } from '../raft/bugs.ts';
import { lastIndex } from '../raft/log.ts';
import { BLANK, startRaft } from '../raft/raft.ts';
import { crashDisk } from '../sim/disk.ts';
import { IDLE_DESK } from './desk.ts';
import { IDLE_MOVER } from './mover.ts';
import { setTimers } from './server.ts';
import { membersOf, type Turn } from './turn.ts';

/** A crash: memory is gone, and with it every write that the disk had not finished. What is drawn now is what the disk holds. */
export function crashServer(node: ServerNode, turn: Turn): void {
  const lostEntries = Math.max(0, lastIndex(node.raft.log) - lastIndex(node.disk.durable.log));
  node.disk = crashDisk(node.disk);
  node.raft = startRaft(node.disk.durable, membersOf(turn, node.group));
  node.machine = node.raft.snapshot?.machine ?? initialMachine(turn.setup, node.group);
  node.health = 'down';
  node.waiters = [];
  node.mover = node.mover && IDLE_MOVER;
  node.desk = node.desk && IDLE_DESK;
  node.inbox = [];
  node.electionTimer = null;
  node.heartbeatTimer = null;
  note(turn, { type: 'NodeCrashed', node: node.id, lostEntries });
}

/** A restart from disk. */
export function restartServer(node: ServerNode, turn: Turn): void {
  const recalled = rulesWith(node.bugs).recallState(node.disk.durable);
  node.disk = { ...node.disk, durable: recalled };
  node.raft = startRaft(recalled, membersOf(turn, node.group));
  node.machine = recalled.snapshot?.machine ?? initialMachine(turn.setup, node.group);
  node.health = 'up';
  node.incarnation += 1;
  note(turn, {
    type: 'NodeRestarted',
    node: node.id,
    term: recalled.currentTerm,
    lastIndex: lastIndex(recalled.log),
  });
  setTimers(node, turn, true);
}

/** The disk of a crashed server is emptied. */
export function wipeServer(node: ServerNode, turn: Turn): void {
  node.disk = { ...node.disk, durable: BLANK };
  node.raft = startRaft(BLANK, membersOf(turn, node.group));
  node.machine = initialMachine(turn.setup, node.group);
}
