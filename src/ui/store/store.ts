// What the page knows. The engine's thread is the source of everything above the line; the rest is the reader's view.
import { useStore } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { Event, EventRef } from '../../model/event.ts';
import { type LogIndex, type MessageId, NEVER, type NodeId, type StepIndex, type Tick } from '../../model/ids.ts';
import type { List } from '../../model/list.ts';
import type { Scenario } from '../../model/scenario.ts';
import { DEFAULT_SETUP } from '../../model/setup.ts';
import type { BranchInfo, Milestone } from '../../model/timeline.ts';
import type { Operation, World } from '../../model/world.ts';
import type { Judgement } from '../../wire/protocol.ts';

/** What the reader has picked; the inspector shows it and the other views mark it. */
export type Selection =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'message'; readonly id: MessageId }
  | { readonly kind: 'entry'; readonly node: NodeId; readonly index: LogIndex }
  | { readonly kind: 'operation'; readonly offset: number }
  | { readonly kind: 'event'; readonly ref: EventRef }
  | { readonly kind: 'link'; readonly from: NodeId; readonly to: NodeId };

/** Something the page must tell the reader: a bad link, a lost thread, a line that was ignored. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly detail: string;
  /** What can be done about it. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Why there is no run to be seen, in full sentences, and the ways on. It is drawn in place of the main row. */
export interface Fault {
  readonly title: string;
  readonly detail: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

/** The reader's choice of colours; `system` follows the machine. */
export type Theme = 'light' | 'dark' | 'system';

/** The verdict about a history of clients' calls; see `standingVerdict` for whether it still holds for the one shown. */
export interface JudgedHistory {
  readonly of: List<Operation>;
  readonly judgement: Judgement;
}

/** The state of the page. */
export interface PageState {
  // ---- from the thread
  /** The scenario that runs, without the hands of the current branch (those are in `branches`). */
  readonly scenario: Scenario;
  /** Name of the preset it came from, or null. */
  readonly preset: string | null;
  readonly world: World | null;
  /** The world of the frame before: what "what changed" compares with. */
  readonly before: World | null;
  readonly step: StepIndex;
  readonly nextAt: Tick;
  readonly headStep: StepIndex;
  readonly headTick: Tick;
  readonly fingerprint: string | null;
  readonly events: readonly Event[];
  readonly milestones: readonly Milestone[];
  readonly branches: readonly BranchInfo[];
  readonly branch: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The thread has been at work on one request for longer than one likes to wait. */
  readonly busy: boolean;
  /** What the second thread has found about the clients' history; null: nothing yet. */
  readonly history: JudgedHistory | null;
  // ---- the reader's view
  /** The instant drawn, in ms with fractions: motion is a function of it. Whole while paused on a step. */
  readonly shownAt: number;
  readonly playing: boolean;
  /** The condition that the run is being searched for, as text; null: nothing is. */
  readonly searching: string | null;
  /** The condition that was searched for last, as text; '': none yet. */
  readonly breakpoint: string;
  /** Virtual ms per wall ms: 1 to 1/1000. */
  readonly speed: number;
  readonly selection: Selection | null;
  readonly hover: Selection | null;
  readonly theme: Theme;
  /** The open bottom tab. */
  readonly tab: string;
  /** The scenario that the reader is writing, which need not be one yet; null: none is being written. */
  readonly draft: string | null;
  readonly notices: readonly Notice[];
  /** A link that could not be opened, or an engine that cannot go on; null: all is well. */
  readonly fault: Fault | null;
  /** An open dialog, menu or mode of the stage ('lasso', 'link'); null: none. */
  readonly dialog: string | null;
}

/** A scenario with nothing in it: what the page holds before the first one is loaded. */
export const BLANK_SCENARIO: Scenario = { version: 1, title: '', setup: DEFAULT_SETUP, script: [], hands: [] };

/** The one store of the page. Only `engine/playground.ts` writes what comes from the thread. */
export const pageStore = createStore<PageState>()(
  subscribeWithSelector(
    (): PageState => ({
      scenario: BLANK_SCENARIO,
      preset: null,
      world: null,
      before: null,
      step: 0,
      nextAt: NEVER,
      headStep: 0,
      headTick: 0,
      fingerprint: null,
      events: [],
      milestones: [],
      branches: [],
      branch: 0,
      canUndo: false,
      canRedo: false,
      busy: false,
      history: null,
      shownAt: 0,
      playing: false,
      searching: null,
      breakpoint: '',
      speed: 1 / 20,
      selection: null,
      hover: null,
      theme: 'system',
      tab: 'logs',
      draft: null,
      notices: [],
      fault: null,
      dialog: null,
    }),
  ),
);

/** A part of the page's state; renders again when that part is another object. Pass selectors that are module constants. */
export function usePage<T>(selector: (state: PageState) => T): T {
  return useStore(pageStore, selector);
}
