// Questions to the page's state, as constants: a selector that returns an existing object renders nothing anew.

import type { HandCommand, Scenario } from '../../model/scenario.ts';
import { type Node, nodeOf, type ServerNode } from '../../model/world.ts';
import type { PageState } from './store.ts';

const NO_HANDS: readonly HandCommand[] = [];

/** The world shown; null until the first scenario has been loaded. */
export const selectWorld = (state: PageState) => state.world;
/** There is a run to be seen: what needs no more than that is not drawn anew with every world. */
export const selectIsLoaded = (state: PageState) => state.world !== null;
/** The world of the frame before: what "what changed" compares with. */
export const selectBefore = (state: PageState) => state.before;
/** The scenario that runs, without what was done by hand. */
export const selectScenario = (state: PageState) => state.scenario;
/** Id of the preset it came from, or null. */
export const selectPreset = (state: PageState) => state.preset;
/** How many occurrences and commands have been executed at the cursor. */
export const selectStep = (state: PageState) => state.step;
/** When the next thing happens, in ms; NEVER when nothing will. */
export const selectNextAt = (state: PageState) => state.nextAt;
/** How far the shown branch has been run, in ms. */
export const selectHeadTick = (state: PageState) => state.headTick;
/** How far it has been run, in steps. */
export const selectHeadStep = (state: PageState) => state.headStep;
/** Fingerprint of the world shown; null where the thread has not told one. */
export const selectFingerprint = (state: PageState) => state.fingerprint;
/** What happened up to the cursor, newest last; at most the latest few thousand. */
export const selectEvents = (state: PageState) => state.events;
/** The places of the shown branch worth jumping to, in order. */
export const selectMilestones = (state: PageState) => state.milestones;
/** All futures. */
export const selectDraft = (state: PageState) => state.draft;
export const selectBranches = (state: PageState) => state.branches;
/** Id of the future that is shown. */
export const selectBranch = (state: PageState) => state.branch;
/** Something was done by hand on the shown branch. */
export const selectCanUndo = (state: PageState) => state.canUndo;
/** Something was taken back. */
export const selectCanRedo = (state: PageState) => state.canRedo;
/** The thread has been at work for longer than one likes to wait. */
export const selectBusy = (state: PageState) => state.busy;
/** The latest verdict about the clients' history. */
export const selectHistory = (state: PageState) => state.history;
/** The instant drawn, in ms with fractions. */
export const selectShownAt = (state: PageState) => state.shownAt;
/** Virtual time runs. */
export const selectPlaying = (state: PageState) => state.playing;
/** The condition that is being searched for, or null. */
export const selectSearching = (state: PageState) => state.searching;
/** The condition that was searched for last, or ''. */
export const selectBreakpoint = (state: PageState) => state.breakpoint;
/** Virtual ms per wall ms. */
export const selectSpeed = (state: PageState) => state.speed;
/** What the reader has picked. */
export const selectSelection = (state: PageState) => state.selection;
/** What the pointer is over. */
export const selectHover = (state: PageState) => state.hover;
/** The colours asked for. */
export const selectTheme = (state: PageState) => state.theme;
/** Id of the open bottom tab. */
export const selectTab = (state: PageState) => state.tab;
/** What the reader is being told, oldest first. */
export const selectNotices = (state: PageState) => state.notices;
/** Why there is no run to be seen, or null. */
export const selectFault = (state: PageState) => state.fault;
/** The open dialog or mode of the stage, or null. */
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

/** The scenario of the branch that is shown: what a link carries and what a reload replays. */
export function withHands(state: PageState): Scenario {
  return { ...state.scenario, hands: selectHands(state) };
}
