// Judges a step. Only the servers that the step touched are looked at, and of each only what is another object than before,
// so that the checks can stay on. They must watch a run from its first step: what they judge by is what they have seen.
import type { Event } from '../../model/event.ts';
import type { Ghost } from '../../model/ghost.ts';
import type { RaftState } from '../../model/raft.ts';
import type { ServerNode, World } from '../../model/world.ts';
import { lastIndex } from '../raft/log.ts';
import { agreeThrough } from './agreement.ts';
import { recordAttempts } from './attempts.ts';
import { checkApplied, checkBounds, checkCommit, checkLeaderCompleteness, checkStillStored } from './commit.ts';
import { checkOwnCopy, checkOwnVote, checkSent } from './durability.ts';
import { checkElection } from './election.ts';
import { checkJob } from './job.ts';
import { checkLog } from './log.ts';
import { checkAllApplied, checkMachine, checkOrder } from './machine.ts';
import { checkProgress, checkStillMatches } from './progress.ts';
import { type Change, historyOf } from './scene.ts';
import { checkShards } from './shards.ts';
import { checkInstall, checkSnapshot } from './snapshot.ts';

/**
 * Judges the step from `before` to `after`, in which `events` happened. Returns what is to be remembered, with the new violations
 * at the end of the earlier ones; the ghost of `after` itself when there is nothing to note.
 */
export function check(before: World, after: World, events: readonly Event[]): Ghost {
  const { nodes } = after;
  const { nodes: earlier } = before;
  if (earlier === nodes) return after.ghost;
  let { ghost } = after;
  for (let i = 0; i < nodes.length; i++) {
    const was = earlier[i];
    const is = nodes[i];
    if (was !== is && was?.kind === 'server' && is?.kind === 'server')
      ghost = checkServer(ghost, after, events, was, is);
  }
  const attempts = after.job === null ? ghost.attempts : recordAttempts(ghost.attempts, events);
  if (attempts !== ghost.attempts) ghost = { ...ghost, attempts };
  return after.job === null ? ghost : checkJob(ghost, before, after, events);
}

function checkServer(ghost: Ghost, world: World, events: readonly Event[], was: ServerNode, is: ServerNode): Ghost {
  const known = historyOf(ghost, world.setup, is.group);
  const { log } = is.raft;
  const change: Change = {
    was,
    is,
    world,
    events,
    reborn: was.incarnation !== is.incarnation || is.health === 'down',
    kept: log === was.raft.log ? lastIndex(log) : agreeThrough(was.raft.log, log),
    applied: was.raft.lastApplied,
    history: known,
    store: ghost.store,
    violations: ghost.violations,
  };
  checkState(change, was.raft, is.raft);
  checkEvents(change);
  if (is.raft.snapshot !== was.raft.snapshot) checkSnapshot(change);
  if (is.machine !== was.machine || is.raft.lastApplied !== was.raft.lastApplied) {
    if (is.machine.kind === 'shardKv') checkShards(change);
    checkMachine(change);
  }
  const { history, store, violations } = change;
  if (history === known && store === ghost.store && violations === ghost.violations) return ghost;
  const groups = history === known ? ghost.groups : { ...ghost.groups, [is.group]: history };
  return { groups, store, attempts: ghost.attempts, job: ghost.job, violations };
}

/** What has changed in the server's Raft. */
function checkState(change: Change, was: RaftState, is: RaftState): void {
  const isRoleNew = is.role.kind !== was.role.kind || is.currentTerm !== was.currentTerm;
  if (isRoleNew) checkElection(change);
  if (is.log !== was.log || is.currentTerm < was.currentTerm) checkLog(change);
  if (is.commitIndex !== was.commitIndex || change.kept < was.commitIndex) checkCommit(change);
  if (isRoleNew && is.role.kind === 'leader') checkLeaderCompleteness(change);
  if (is.role !== was.role) checkProgress(change);
  if (change.kept < lastIndex(was.log)) {
    checkStillStored(change);
    checkStillMatches(change);
  }
  if (isRoleNew || is.durableIndex !== was.durableIndex) checkOwnCopy(change);
  checkBounds(change);
}

/** What the server said and applied in this step. */
function checkEvents(change: Change): void {
  const { id } = change.is;
  for (const event of change.events) {
    switch (event.type) {
      case 'MessageSent':
        if (event.envelope.from === id) checkSent(change, event.envelope);
        break;
      case 'VoteCounted':
        if (event.node === id && event.voter === id && event.granted) checkOwnVote(change);
        break;
      case 'EntryApplied':
        if (event.node === id) {
          checkOrder(change, event);
          checkApplied(change, event);
        }
        break;
      case 'SnapshotInstalled':
        if (event.node === id) {
          change.applied = event.lastIncludedIndex;
          checkInstall(change);
        }
        break;
    }
  }
  checkAllApplied(change);
}
