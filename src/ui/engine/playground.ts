// The verbs of the page. Every button, key, menu and view calls these and nothing below them; only they ask the thread.
import type { Command } from '../../model/command.ts';
import { NEVER, type Tick } from '../../model/ids.ts';
import type { JobData } from '../../model/mapreduce.ts';
import type { Condition, Cursor, Scenario } from '../../model/scenario.ts';
import type { MilestoneKind } from '../../model/timeline.ts';
import type { Reply, Request } from '../../wire/protocol.ts';
import { withHands } from '../store/selectors.ts';
import { type PageState, pageStore } from '../store/store.ts';
import { clearNotices, notify, tabFor } from '../store/view.ts';
import {
  giveUpWay,
  goOn,
  isThere,
  newestWish,
  refused,
  remote,
  SEEK_BUDGET,
  seekOf,
  show,
  takeUp,
  whenLost,
  wish,
} from './asking.ts';
import { dataBeside } from './beside.ts';
import { applyFrame, stopBetween } from './frame.ts';
import { createPlayer, reachedInstant } from './player.ts';
import { clampSpeed } from './speed.ts';
import { giveUp, tellOfEnd, tellOfFork, tellOfLoss, tellOfNoStop, tellOfStandstill, tellOfStop } from './told.ts';
import { runOf } from './wholeRun.ts';

/** Where a new run begins: which preset it is, and the moment to show. */
export interface LoadOptions {
  readonly preset?: string | null;
  readonly cursor?: Cursor;
}

/** Wall ms of work that one seek may ask of the thread: while playing, so that a frame of the screen is not late. */
const PLAY_BUDGET = 8;
/** How far a jump runs on in search of its place, in virtual ms. */
const HORIZON = 60_000;
/** So many threads may be lost in a row before the page gives the run up. */
const LOSSES = 3;

const player = createPlayer({
  head: pageStore.getState,
  free: remote.idle,
  draw: (shownAt) => pageStore.setState({ shownAt }),
  ask: playTo,
});

whenLost(onLost);
/** What is being loaded: a thread that is lost meanwhile has to load this, and not take up what is shown. */
let loading: { readonly scenario: Scenario; readonly options: LoadOptions } | null = null;
/** What the engine was handed beside the scenario that is shown. */
let handed: JobData | null = null;
/** Counts the threads that were lost. */
let lost = 0;
/** The seek that was asked last. While it waits for its turn another one takes its place. */
let latest: { cursor: Cursor; asked: boolean; done: Promise<void>; wish: number } | null = null;

// ---- the run

/** Starts a new run of a scenario; the one before is forgotten. Paused at `cursor` (default: the beginning). */
export async function load(scenario: Scenario, options: LoadOptions = {}): Promise<void> {
  const { preset = null, cursor = { step: 0 } } = options;
  const mine = { scenario, options };
  pause();
  clearNotices(); // they are about the run before
  loading = mine;
  const asked = dataBeside(scenario);
  const data = asked && (await asked);
  if (loading !== mine) return; // another one has been asked for meanwhile
  const begun = wish(
    () => ({ type: 'load', scenario, cursor, ...(data && { data }) }),
    (reply) => {
      if (loading === mine) loading = null;
      if (reply.type !== 'frame') return refused(reply, 'The scenario could not be loaded') === null;
      handed = data;
      pageStore.setState((state) => ({
        ...applyFrame({ ...state, world: null, events: [], milestones: [] }, reply),
        scenario: { ...scenario, hands: [] },
        preset,
        before: null,
        selection: null,
        hover: null,
        fault: null,
        tab: tabFor(state.tab, scenario.setup),
      }));
      return reply.reached;
    },
  );
  await goOn(begun, () => seekOf(cursor));
}

/** Starts the same run anew, from its beginning: what the page can hand over beside the scenario has changed. */
export async function loadAgain(): Promise<void> {
  const state = pageStore.getState();
  await load(withHands(state), { preset: state.preset });
}

/** Moves to a moment of the run, running the world on where it has not been yet. Pauses. Of many asked at once the last counts. */
export function seek(cursor: Cursor): Promise<void> {
  if (latest !== null && !latest.asked && latest.wish === newestWish()) {
    pause();
    latest.cursor = cursor;
    return latest.done;
  }
  const mine = { cursor, asked: false, done: Promise.resolve(), wish: 0 };
  mine.done = goTo(() => {
    mine.asked = true;
    return mine.cursor;
  });
  mine.wish = newestWish();
  latest = mine;
  return mine.done;
}

/** One thing happens: to the next step. Pauses. Asked twice it is two steps, however long the first one takes. */
export function step(): Promise<void> {
  return goTo(({ step, headStep, nextAt }) => ({ step: nextAt === NEVER && step >= headStep ? step : step + 1 }));
}

/** Back to the beginning of this step when motion is under way, else to the step before. Pauses, and adds up as `step` does. */
export function stepBack(): Promise<void> {
  return goTo(({ step, world, shownAt }) => {
    const moved = world !== null && shownAt > world.now;
    return { step: Math.max(0, moved ? step : step - 1) };
  });
}

/** Stays at the step that is shown when all that was asked before has been answered: it is shown with its fingerprint. Pauses. */
export const stay = (): Promise<void> => goTo(({ step }) => ({ step }));

/** Goes to a place that is named when its turn has come. Pauses. */
function goTo(place: (state: PageState) => Cursor): Promise<void> {
  pause();
  let cursor: Cursor | null = null;
  const request = () => {
    cursor ??= place(pageStore.getState());
    return seekOf(cursor);
  };
  return goOn(wish(request, isThere), request);
}

/** To the next (or previous) place of one of these kinds; tells the reader when there is none. Pauses. */
export async function jump(kinds: readonly MilestoneKind[], forward: boolean): Promise<void> {
  pause();
  await wish(
    () => ({ type: 'jump', kinds, forward, horizon: HORIZON }),
    (reply) =>
      reply.type === 'frame'
        ? show(reply)
        : refused(reply, forward ? 'Nothing more to stop at' : 'Nothing to stop at before this', 'info'),
  );
}

/**
 * Runs on until a condition comes to hold, and stops exactly there; where there is no such place it comes back. The reader is
 * told, with the condition's text `told`. Whatever else is asked for gives the search up.
 */
export async function runUntil(condition: Condition, told: string): Promise<void> {
  pause();
  const search: { from?: Cursor; limit: Tick; refusal?: string } = { limit: 0 };
  const request = (): Request => {
    if (search.from === undefined) {
      const { step, world, shownAt, headTick } = pageStore.getState();
      search.from = world !== null && shownAt > world.now ? { tick: Math.floor(shownAt) } : { step };
      search.limit = Math.max(Math.floor(shownAt), headTick) + HORIZON;
    }
    return { type: 'until', condition, limit: search.limit, budgetMs: SEEK_BUDGET };
  };
  const receive = (reply: Reply) => {
    if (reply.type === 'frame') return show(reply).reached;
    if (reply.type === 'failed') search.refusal = reply.message;
    return true;
  };
  const begun = wish(request, receive);
  const mine = newestWish();
  pageStore.setState({ searching: told });
  await goOn(begun, request, receive);
  if (newestWish() !== mine) return;
  pageStore.setState({ searching: null });
  if (search.refusal === undefined) {
    tellOfStop(told, pageStore.getState(), () => void runUntil(condition, told));
    return;
  }
  tellOfNoStop(told, search.refusal);
  if (search.from) await seek(search.from);
}

/** Goes over to another future, at a cursor or else at the instant shown, or at its head when it has not come so far. */
export async function switchBranch(id: number, cursor?: Cursor): Promise<void> {
  const { branches, shownAt } = pageStore.getState();
  const branch = branches.find((one) => one.id === id);
  if (!branch) return;
  const target = cursor ?? { tick: Math.min(Math.floor(shownAt), branch.headTick) };
  pause();
  const begun = wish(
    () => ({ type: 'switch', branch: id, cursor: target }),
    (reply) =>
      reply.type === 'frame' ? show(reply).reached : refused(reply, 'That future could not be shown') === null,
  );
  await goOn(begun, () => seekOf(target));
}

// ---- playing

/** Lets virtual time run. */
export function play(): void {
  const { playing, nextAt, step, headStep, world } = pageStore.getState();
  if (playing || world === null) return;
  if (nextAt === NEVER && step >= headStep) {
    tellOfStandstill();
    return;
  }
  giveUpWay();
  pageStore.setState({ playing: true });
  player.start();
}

/** Stops virtual time. */
export function pause(): void {
  player.stop();
  if (pageStore.getState().playing) pageStore.setState({ playing: false });
}

/** Plays when paused and pauses when playing; a search ends where it is. */
export function togglePlay(): void {
  const { playing, searching } = pageStore.getState();
  if (searching !== null) giveUpWay();
  else if (playing) pause();
  else play();
}

/** Sets the speed, in virtual ms per wall ms: 1 to 1/1000; what lies outside is brought in. */
export function setSpeed(speed: number): void {
  pageStore.setState({ speed: clampSpeed(speed) });
}

/** The player's request: on to an instant, at which playback goes on unless something worth a halt has happened. */
async function playTo(instant: number): Promise<void> {
  const stop = await remote.ask(
    () => ({ type: 'seek', cursor: { tick: Math.floor(instant) }, budgetMs: PLAY_BUDGET }),
    (reply) => {
      if (reply.type !== 'frame') {
        pause();
        return refused(reply, 'The run cannot go on');
      }
      const { playing, step: from } = pageStore.getState();
      show(reply, reachedInstant(instant, reply));
      if (!playing) return null;
      if (reply.nextAt === NEVER) pause();
      return stopBetween(pageStore.getState(), from, reply.step);
    },
  );
  if (!stop) return;
  await seek({ step: stop.step });
  if (stop.kind === 'end') tellOfEnd(play);
}

// ---- commands

/** Does something to the cluster at the instant shown. In the past this forks a branch; a refusal becomes a notice. */
export async function perform(command: Command): Promise<void> {
  const request = () => ({ type: 'perform', command, tick: Math.floor(pageStore.getState().shownAt) }) as const;
  await carryOut(request, (known) => {
    const { branches, branch } = pageStore.getState();
    // The first fork of a run is told in words; the others show on the timeline.
    if (known !== 1 || branches.length === 1) return;
    const parent = branches.find(({ id }) => id === branch)?.parent ?? null;
    tellOfFork(parent === null ? null : () => void switchBranch(parent));
  });
}

/** Takes back the last command given by hand on this branch. */
export async function undo(): Promise<void> {
  await carryOut(() => ({ type: 'undo' }));
}

/** Gives back what was taken back last. */
export async function redo(): Promise<void> {
  await carryOut(() => ({ type: 'redo' }));
}

/** `done` is told how many futures there were before. */
async function carryOut(request: () => Request, done: (known: number) => void = () => {}): Promise<void> {
  await wish(request, (reply) => {
    if (reply.type !== 'frame') {
      pause();
      return refused(reply, 'That could not be done');
    }
    const known = pageStore.getState().branches.length;
    show(reply);
    done(known);
    const ignored = reply.events.findLast((event) => event.step === reply.step && event.type === 'CommandIgnored');
    if (ignored?.type === 'CommandIgnored') {
      notify({ tone: 'warning', title: 'Nothing was done', detail: ignored.reason, action: null });
    }
    return null;
  });
}

// ---- a thread that is lost

/** The thread has been replaced by one that knows nothing: it takes up the run as it stood, or loads what was being loaded. */
function onLost(reason: string, inARow: number): void {
  const mine = ++lost;
  pause();
  const state = pageStore.getState();
  const { scenario, options } = loading ?? { scenario: withHands(state), options: { preset: state.preset } };
  const giveItUp = (why: string) => giveUp(why, () => void load(scenario, { preset: options.preset ?? null }));
  if (inARow >= LOSSES) return giveItUp(`Its thread was lost ${inARow} times in a row: ${reason}.`);
  const tellWhyNot = (why: string | null) => why !== null && lost === mine && giveItUp(why);
  if (loading) void load(scenario, options);
  else void takeUp(runOf(state, handed)).then(tellWhyNot);
  tellOfLoss(reason); // after a load, which takes away what was told before it
}
