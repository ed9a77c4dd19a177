// Judges a step. Only the servers that the step touched are looked at, and of each only what is another object than before,
// so that the checks can stay on. They must watch a run from its first step: what they judge by is what they have seen.
import type { Event } from '../../model/event.ts';
import type { ServerNode, World } from '../../model/world.ts';
import { lastIndex } from '../raft/log.ts';
import { agreeThrough } from './agreement.ts';
import { checkApplied, checkBounds, checkCommit, checkLeaderCompleteness, checkStillStored } from './commit.ts';
import { checkOwnCopy, checkOwnVote, checkSent } from './durability.ts';
import { checkElection } from './election.ts';
import { checkLog } from './log.ts';
import { checkMachine, checkOnce } from './machine.ts';
import { checkProgress, checkStillMatches } from './progress.ts';
import { type Change, EMPTY_HISTORY, type Scene } from './scene.ts';
import { checkSnapshot } from './snapshot.ts';

/**
 * Judges the step from `before` to `after`, in which `events` happened. Returns `after` with what is to be remembered and
 * with the new violations at the end of the earlier ones; `after` itself when there is nothing to note.
 */
export function check(before: World, after: World, events: readonly Event[]): World {
  if (before.nodes === after.nodes) return after;
  const { groups, violations } = after.ghost;
  const scene: Scene = { world: after, events, groups, violations };
  for (let i = 0; i < after.nodes.length; i++) {
    const was = before.nodes[i];
    const is = after.nodes[i];
    if (was !== is && was?.kind === 'server' && is?.kind === 'server') checkServer(scene, was, is);
  }
  if (scene.groups === groups && scene.violations === violations) return after;
  return { ...after, ghost: { groups: scene.groups, violations: scene.violations } };
}

function checkServer(scene: Scene, was: ServerNode, is: ServerNode): void {
  const [before, after] = [was.raft, is.raft];
  const isLogNew = before.log !== after.log;
  const known = scene.groups[is.group] ?? EMPTY_HISTORY;
  const change: Change = {
    scene,
    was,
    is,
    reborn: was.incarnation !== is.incarnation || is.health === 'down',
    kept: isLogNew ? agreeThrough(before.log, after.log) : lastIndex(after.log),
    history: known,
  };
  checkElection(change);
  if (isLogNew || after.currentTerm < before.currentTerm) checkLog(change);
  checkBounds(change);
  if (after.commitIndex !== before.commitIndex || change.kept < before.commitIndex) checkCommit(change);
  if (after.role !== before.role && after.role.kind === 'leader') {
    if (before.role.kind !== 'leader' || before.currentTerm !== after.currentTerm) checkLeaderCompleteness(change);
    checkProgress(change);
  }
  if (change.kept < lastIndex(before.log)) {
    checkStillStored(change);
    checkStillMatches(change);
  }
  if (after.durableIndex !== before.durableIndex || after.role !== before.role) checkOwnCopy(change);
  if (after.snapshot !== before.snapshot) checkSnapshot(change);
  if (is.machine !== was.machine || after.lastApplied !== before.lastApplied) checkMachine(change);
  checkEvents(change);
  if (change.history !== known) scene.groups = { ...scene.groups, [is.group]: change.history };
}

/** What the server said and applied in this step. */
function checkEvents(change: Change): void {
  const { id } = change.is;
  for (const event of change.scene.events) {
    switch (event.type) {
      case 'MessageSent':
        if (event.envelope.from === id) checkSent(change, event.envelope);
        break;
      case 'VoteCounted':
        if (event.node === id && event.voter === id && event.granted) checkOwnVote(change);
        break;
      case 'EntryApplied':
        if (event.node !== id) break;
        checkApplied(change, event.entry);
        checkOnce(change, event.entry, event.result, event.repeated);
        break;
    }
  }
}
