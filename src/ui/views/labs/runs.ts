// The labs that are being run: a queue that the engine's second thread works off, whether or not anybody looks.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { BugId } from '../../../model/setup.ts';
import type { Lab } from '../../../scenario/labs/lab.ts';
import { labScenario } from '../../../scenario/labs/labScenario.ts';
import { trial } from '../../engine/aside.ts';
import { load, play, setSpeed } from '../../engine/playground.ts';
import { count } from '../../lib/figures.ts';
import { pageStore } from '../../store/store.ts';
import { dismiss, notify, openTab } from '../../store/view.ts';
import { failureOf, type LabResult, noRuns, tallyText, total, withRun } from './results.ts';

/** What the Labs tab knows. It outlives the tab. */
export interface LabsState {
  /** Seeds from 1 to this one. */
  readonly seeds: number;
  /** A rule that is replaced on every server in all runs; null: none. */
  readonly bug: BugId | null;
  /** By the lab's id; labs that were never run have none. */
  readonly results: Readonly<Record<string, LabResult>>;
  /** Labs still to be run; the first is under way. */
  readonly queue: readonly Lab[];
  /** Labs asked for since the queue was last empty. */
  readonly asked: readonly string[];
  /** What is typed to find labs by; '': all are shown. */
  readonly sought: string;
  /** Suites whose labs are shown. */
  readonly open: readonly string[];
  /** What a screen reader is told: only that all is over. */
  readonly spoken: string;
}

/** Most seeds that one can ask for. */
export const MOST_SEEDS = 1000;

const labsStore = createStore<LabsState>()(() => ({
  seeds: 20,
  bug: null,
  results: {},
  queue: [],
  asked: [],
  sought: '',
  open: ['Raft 2A'],
  spoken: '',
}));

/** A part of what the tab knows. */
export function useLabs<T>(selector: (state: LabsState) => T): T {
  return useStore(labsStore, selector);
}

/** Up to which seed. Runs that are under way keep theirs. */
export function setSeeds(seeds: number): void {
  labsStore.setState({ seeds: Math.min(MOST_SEEDS, Math.max(1, Math.floor(seeds) || 1)) });
}

/** With another rule replaced, or none: what was found under the one before is of no use and is forgotten. */
export function setBug(bug: BugId | null): void {
  stop(labsStore.getState().queue);
  labsStore.setState({ bug, results: {}, spoken: '' });
}

/** Shows only labs that speak of this. */
export function seekLabs(sought: string): void {
  labsStore.setState({ sought });
}

/** Shows or hides a suite's labs. */
export function toggleSuite(suite: string): void {
  labsStore.setState(({ open }) => ({
    open: open.includes(suite) ? open.filter((one) => one !== suite) : [...open, suite],
  }));
}

/** Grows whenever the lab under way is stopped: its run is then nobody's. */
let round = 0;
let working = false;

/** Runs these labs on all seeds, after what is in the queue; what was known of them is forgotten. */
export function run(labs: readonly Lab[]): void {
  labsStore.setState(({ queue, results, seeds, asked }) => {
    const more = labs.filter((lab) => !queue.includes(lab));
    const fresh = Object.fromEntries(more.map(({ id }) => [id, noRuns(seeds)]));
    const before = queue.length === 0 ? [] : asked;
    return {
      queue: [...queue, ...more],
      results: { ...results, ...fresh },
      asked: [...before, ...more.map(({ id }) => id)],
      spoken: '',
    };
  });
  if (!working) void work();
}

/** Takes labs off the queue; a run of theirs that is under way no longer counts. */
export function stop(labs: readonly Lab[]): void {
  const { queue, results, asked } = labsStore.getState();
  const stopped = queue.filter((lab) => labs.includes(lab));
  if (stopped.length === 0) return;
  if (stopped[0] === queue[0]) round++;
  const left = queue.filter((lab) => !stopped.includes(lab));
  const cut: Record<string, LabResult> = { ...results };
  for (const { id } of stopped) {
    const { passed, failed } = results[id] ?? noRuns(0);
    cut[id] = { ...(results[id] ?? noRuns(0)), wanted: passed + failed };
  }
  const told = tallyText(total(asked.map((id) => cut[id]))) || 'Nothing has been run';
  labsStore.setState({ queue: left, results: cut, ...(left.length === 0 && { spoken: `Stopped. ${told}.` }) });
}

/** Runs the first lab of the queue, seed by seed, until the queue is empty. */
async function work(): Promise<void> {
  working = true;
  for (let [lab] = labsStore.getState().queue; lab; [lab] = labsStore.getState().queue) await runOne(lab);
  working = false;
}

async function runOne(lab: Lab): Promise<void> {
  const mine = round;
  const { bug, results } = labsStore.getState();
  const { wanted } = results[lab.id] ?? noRuns(0);
  for (let seed = 1; seed <= wanted; seed++) {
    const scenario = labScenario(lab, seed, bug);
    const began = performance.now();
    const reply = await trial(scenario);
    if (mine !== round) return;
    const failure = failureOf(scenario, reply, lab.longest);
    const wallMs = performance.now() - began;
    labsStore.setState((state) => {
      const result = withRun(state.results[lab.id] ?? noRuns(wanted), failure, wallMs);
      return { results: { ...state.results, [lab.id]: result } };
    });
  }
  labsStore.setState((state) => {
    const queue = state.queue.slice(1);
    if (queue.length > 0) return { queue };
    const done = total(state.asked.map((id) => state.results[id]));
    return { queue, spoken: `${count(state.asked.length, 'lab')}: ${tallyText(done)}` };
  });
  if (labsStore.getState().queue.length === 0) tellElsewhere();
}

/** Who has gone to another tab meanwhile is told that all is over. */
function tellElsewhere(): void {
  if (pageStore.getState().tab === 'labs') return;
  const { asked, results, spoken } = labsStore.getState();
  const { failed } = total(asked.map((id) => results[id]));
  const id = notify({
    tone: failed > 0 ? 'warning' : 'info',
    title: spoken,
    detail: failed > 0 ? 'Each failure is a link to its moment.' : '',
    action: {
      label: 'Open Labs',
      run: () => {
        openTab('labs');
        dismiss(id);
      },
    },
  });
}

/** Loads a lab into the page, as it is on its first seed, and plays it. */
export async function watch(lab: Lab): Promise<void> {
  const { bug, results } = labsStore.getState();
  const seed = results[lab.id]?.failures[0]?.seed ?? 1;
  await load(labScenario(lab, seed, bug));
  if (pageStore.getState().fault !== null) return;
  setSpeed(Math.max(pageStore.getState().speed, 1 / 20));
  play();
}
