// How the verbs ask the thread: one request after another, a long way piece by piece, and the answers into the page's state.
import type { Cursor } from '../../model/scenario.ts';
import type { FrameReply, Reply, Request } from '../../wire/protocol.ts';
import { countText, secondsText } from '../lib/timeText.ts';
import { type Notice, type PageState, pageStore } from '../store/store.ts';
import { notify } from '../store/view.ts';
import { applyFrame } from './frame.ts';
import { createRemote, type Remote } from './remote.ts';
import { replayOf, type WholeRun } from './wholeRun.ts';

/** Wall ms of work that one request may ask of the thread: the picture follows the hand at some 30 frames a second. */
export const SEEK_BUDGET = 30;
/** How long an answer may take, in ms of wall time, before the reader is told that the engine works. */
const PATIENCE = 400;

/** Counts what the reader has asked for: a long way is given up for whatever is asked next. */
let wishes = 0;
/** Threads lost in a row. */
let losses = 0;
let tellLoss: (reason: string, inARow: number) => void = () => {};

/** Names who loads the run again when the thread has been replaced by one that knows nothing; `inARow` have been by now. */
export function whenLost(told: (reason: string, inARow: number) => void): void {
  tellLoss = told;
}

/** The thread, started by the first request: a module that is only imported starts nothing. */
export const remote: Omit<Remote, 'close'> = {
  idle: () => opened === null || opened.idle(),
  settled: async () => opened?.settled(),
  ask(request, receive) {
    const done = expect();
    return door().ask(request, (reply) => {
      done();
      return receive(reply);
    });
  },
  askInARow: (requests) => door().askInARow(requests).finally(expect()),
};
/** The reader is told that the engine works when what is returned has not been called for a while. */
function expect(): () => void {
  const late = setTimeout(() => pageStore.setState({ busy: true }), PATIENCE);
  return () => {
    clearTimeout(late);
    if (pageStore.getState().busy) pageStore.setState({ busy: false });
  };
}
let opened: Remote | null = null;
function door(): Remote {
  opened ??= createRemote((reason) => tellLoss(reason, ++losses));
  return opened;
}

/** Resolves as soon as everything asked so far has been answered; null when it has been already. */
export function settled(): Promise<void> | null {
  return remote.idle() ? null : remote.settled();
}

/** What the reader asks for. The request is made at its turn, so that it begins where the one before has led. */
export function wish<T>(request: () => Request, receive: (reply: Reply) => T): Promise<T> {
  giveUpWay();
  return remote.ask(request, receive);
}

/** A search or a long seek goes no further than it is. */
export function giveUpWay(): void {
  wishes++;
  if (pageStore.getState().searching !== null) pageStore.setState({ searching: null });
}

/** Which wish of the reader's is the newest. */
export function newestWish(): number {
  return wishes;
}

/**
 * A long way, piece by piece, until it is done or something else is asked for. A way that takes longer than one likes to wait is
 * told as a search: it can be seen, and stopped.
 */
export async function goOn(begun: Promise<boolean>, request: () => Request, receive = isThere): Promise<void> {
  const mine = wishes;
  const since = performance.now();
  let there = await begun;
  while (!there && wishes === mine) {
    const goal = pageStore.getState().searching === null && performance.now() - since > PATIENCE ? request() : null;
    if (goal?.type === 'seek') pageStore.setState({ searching: placeText(goal.cursor) });
    there = await remote.ask(request, receive);
  }
  if (wishes === mine && pageStore.getState().searching !== null) pageStore.setState({ searching: null });
}

function placeText(cursor: Cursor): string {
  return 'step' in cursor ? `step ${countText(cursor.step)}` : `${secondsText(cursor.tick)} s`;
}

/** The request for a moment, which may need several to be reached. */
export function seekOf(cursor: Cursor): Request {
  return { type: 'seek', cursor, budgetMs: SEEK_BUDGET };
}

/** Shows what a seek has led to. False: it has some way to go. */
export function isThere(reply: Reply): boolean {
  return reply.type === 'frame' ? show(reply).reached : refused(reply, 'That moment could not be reached') === null;
}

/** Shows where the run stands. `shownAt`: the instant to draw, in ms. */
export function show(frame: FrameReply, shownAt: number = frame.tick): FrameReply {
  if (frame.reached) losses = 0;
  pageStore.setState((state) => applyFrame(state, frame, shownAt));
  return frame;
}

/**
 * Has a new thread take up the run that the page shows: before anything else is asked, so that what the reader does meanwhile
 * is done to the whole run, and unseen, as the page shows it already. A sentence: why that could not be; null: it has.
 */
export async function takeUp(run: WholeRun): Promise<string | null> {
  let refusal: string | null = null;
  const { shownAt, before } = pageStore.getState();
  const start = { ...pageStore.getState(), world: null, events: [], milestones: [] };
  function* requests(): Generator<Request, void, Reply> {
    const replay = replayOf(run, SEEK_BUDGET);
    let taken: Partial<PageState> = {};
    for (let next = replay.next(); !next.done; ) {
      const reply = yield next.value;
      if (reply.type === 'failed') refusal = reply.message;
      if (reply.type !== 'frame') return;
      taken = applyFrame({ ...start, ...taken }, reply);
      next = replay.next(reply.reached);
    }
    losses = 0;
    // Another object: what views know of this run was told by the thread that is gone, and may have been half an answer.
    const scenario = { ...start.scenario };
    pageStore.setState({ ...taken, scenario, before, shownAt: Math.max(shownAt, taken.shownAt ?? 0) });
  }
  await remote.askInARow(requests());
  return refusal;
}

/** A request that was not carried out: the run is as it was, and the reader is told, unless of a thread that was lost already. */
export function refused(reply: Reply, title: string, tone: Notice['tone'] = 'warning'): null {
  if (reply.type === 'failed' && losses === 0) notify({ tone, title, detail: reply.message, action: null });
  return null;
}
