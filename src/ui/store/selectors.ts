// Questions to the page's state, as constants: a selector that returns an existing object renders nothing anew.

import type { HandCommand } from '../../model/scenario.ts';
import { type Node, nodeOf, type ServerNode } from '../../model/world.ts';
import type { PageState } from './store.ts';

const NO_HANDS: readonly HandCommand[] = [];

export const selectWorld = (state: PageState) => state.world;
export const selectBefore = (state: PageState) => state.before;
export const selectScenario = (state: PageState) => state.scenario;
export const selectPreset = (state: PageState) => state.preset;
export const selectStep = (state: PageState) => state.step;
export const selectNextAt = (state: PageState) => state.nextAt;
export const selectHeadTick = (state: PageState) => state.headTick;
export const selectHeadStep = (state: PageState) => state.headStep;
export const selectFingerprint = (state: PageState) => state.fingerprint;
export const selectEvents = (state: PageState) => state.events;
export const selectMilestones = (state: PageState) => state.milestones;
export const selectBranches = (state: PageState) => state.branches;
export const selectBranch = (state: PageState) => state.branch;
export const selectCanUndo = (state: PageState) => state.canUndo;
export const selectCanRedo = (state: PageState) => state.canRedo;
export const selectShownAt = (state: PageState) => state.shownAt;
export const selectPlaying = (state: PageState) => state.playing;
export const selectSpeed = (state: PageState) => state.speed;
export const selectSelection = (state: PageState) => state.selection;
export const selectHover = (state: PageState) => state.hover;
export const selectTheme = (state: PageState) => state.theme;
export const selectTab = (state: PageState) => state.tab;
export const selectNotices = (state: PageState) => state.notices;
export const selectFault = (state: PageState) => state.fault;
export const selectDialog = (state: PageState) => state.dialog;

/** What has been done by hand on the branch that is shown, in order. */
export const selectHands = (state: PageState): readonly HandCommand[] =>
  state.branches.find((branch) => branch.id === state.branch)?.hands ?? NO_HANDS;

/** The process that the reader has picked, or null: none, or something else is picked. */
export const selectSelectedNode = (state: PageState): Node | null =>
  state.world && state.selection?.kind === 'node' ? (nodeOf(state.world, state.selection.id) ?? null) : null;

/** The leader of the highest term among the servers that have not crashed; null: nobody leads. */
export const selectLeader = (state: PageState): ServerNode | null => {
  let leader: ServerNode | null = null;
  for (const node of state.world?.nodes ?? []) {
    if (node.kind !== 'server' || node.health === 'down' || node.raft.role.kind !== 'leader') continue;
    if (leader === null || node.raft.currentTerm > leader.raft.currentTerm) leader = node;
  }
  return leader;
};

/** The highest term that any server has reached; 0 before the first election. */
export const selectTerm = (state: PageState): number => {
  let term = 0;
  for (const node of state.world?.nodes ?? []) {
    if (node.kind === 'server' && node.raft.currentTerm > term) term = node.raft.currentTerm;
  }
  return term;
};
