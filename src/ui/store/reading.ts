// What is read, and not watched, while time runs: text that changed with every frame of the screen could not be read,
// and would cost the frames. Each view is brought up to date some seven times a second, in turn, so that no frame carries
// them all; and at once when time stands still or the reader does something.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type PageState, pageStore } from './store.ts';

/** The parts of the page that are brought up to date together. `tab`: whichever bottom tab is open. */
export type Part = 'words' | 'tab' | 'inspector' | 'events' | 'timeline';

/** Wall ms between two times that a part is brought up to date while time runs. */
const PAUSE = 150;

/** What the player changes from frame to frame; a change of anything else is the reader's doing. */
const PLAYED: ReadonlySet<string> = new Set<keyof PageState>([
  'world',
  'before',
  'step',
  'nextAt',
  'shownAt',
  'headStep',
  'headTick',
  'fingerprint',
  'events',
  'milestones',
  'branches',
  'history',
]);
const KEYS = Object.keys(pageStore.getState()) as (keyof PageState)[];
const OTHERS = KEYS.filter((key) => !PLAYED.has(key));

const lane = () => ({ store: createStore<PageState>(() => pageStore.getState()), readAt: 0 });
const LANES = { words: lane(), tab: lane(), inspector: lane(), events: lane(), timeline: lane() };

/** Whether a change is to be read at once: time stands still, or it is not the player's. Pure. */
export function isReadAtOnce(state: PageState, before: PageState): boolean {
  return !state.playing || state.world === null || OTHERS.some((key) => state[key] !== before[key]);
}

/** The lane whose turn it is: of those that have waited long enough the one that has waited longest; null: none. Pure. */
export function laneInTurn<L extends { readonly readAt: number }>(lanes: readonly L[], now: number): L | null {
  const [longest] = lanes.filter(({ readAt }) => now - readAt >= PAUSE).sort((a, b) => a.readAt - b.readAt);
  return longest ?? null;
}

pageStore.subscribe((state, before) => {
  if (isReadAtOnce(state, before)) {
    for (const { store } of Object.values(LANES)) store.setState(state, true);
    return;
  }
  const now = performance.now();
  const turn = laneInTurn(Object.values(LANES), now);
  if (!turn) return;
  turn.readAt = now;
  turn.store.setState(state, true);
});

/** Like `usePage`, for what is read: up to a sixth of a second behind while time runs. All of a part is of one moment. */
export function useReading<T>(part: Part, selector: (state: PageState) => T): T {
  return useStore(LANES[part].store, selector);
}
