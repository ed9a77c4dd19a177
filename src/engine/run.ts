// The engine as one object: a request comes in, a reply goes out. It knows no thread, no clock and no promise, so that the
// page's thread, a test and a shell use the same one.
import { noPlace } from '../describe/places.ts';
import type { Tick } from '../model/ids.ts';
import type { Cursor } from '../model/scenario.ts';
import type { Milestone } from '../model/timeline.ts';
import type { World } from '../model/world.ts';
import { diff } from '../wire/delta.ts';
import type { FrameReply, Reply, Request } from '../wire/protocol.ts';

import { worldFingerprint } from './prim/fingerprint.ts';
import { branchInfo } from './timeline/branch.ts';
import { latest, WINDOW } from './timeline/eventWindow.ts';
import { canRedo, performByHand, redo, switchTo, undo } from './timeline/hands.ts';
import { jumpBack, jumpForward } from './timeline/jump.ts';
import { regrow } from './timeline/regrow.ts';
import { CHECKED } from './timeline/steppers.ts';
import { stretchAfter } from './timeline/stretch.ts';
import { createTimeline, seek, type Timeline } from './timeline/timeline.ts';
import { runUntil } from './timeline/until.ts';
import { nextTick, type Stepper } from './timeline/walk.ts';
import { why } from './timeline/why.ts';
import { judge, reportTrial } from './trial.ts';
import type { Verdict } from './world/conditions.ts';
import { judge as judgeCondition } from './world/conditions.ts';

/** A run that answers requests. */
export interface Run {
  /** Carries out a request. Never throws: what cannot be done is a `failed` reply, and the run is as it was. */
  readonly handle: (request: Request) => Reply;
}

/** Wall time that a request without a budget of its own may take over new ground, in ms. */
const BUDGET = 250;

/** How many steps stand for a millisecond where there is no clock. */
const STEPS_PER_MS = 500;

/** What the page has been sent: the next frame says what changed since. */
interface Sent {
  world: World | null;
  epoch: number;
  events: number;
  milestones: readonly Milestone[] | null;
  count: number;
  revision: number;
}

const NOTHING_SENT: Sent = { world: null, epoch: -1, events: 0, milestones: null, count: 0, revision: -1 };

/**
 * A new run, with no scenario loaded. `clock` tells the wall time in ms and limits how long a request works; without one
 * a millisecond is counted as 500 steps, and the same requests have the same replies.
 */
export function createRun(clock: (() => number) | null = null, stepper: Stepper = CHECKED): Run {
  let timeline: Timeline | null = null;
  let sent: Sent = { ...NOTHING_SENT };

  /** Says for how long to go on: asked every 64 steps. */
  function budget(ms: number): () => boolean {
    if (clock) {
      const end = clock() + ms;
      return () => clock() < end;
    }
    let asked = 0;
    return () => ++asked * 64 < ms * STEPS_PER_MS;
  }

  function carryOut(request: Request): Reply {
    if (request.type === 'load') {
      const fresh = createTimeline(request.scenario, stepper, request.data);
      const reached = seek(fresh, request.cursor, budget(BUDGET));
      timeline = fresh;
      sent = { ...NOTHING_SENT };
      return frame(fresh, reached, true);
    }
    if (request.type === 'trial') return reportTrial(request.scenario, request.data);
    if (request.type === 'judge') return { type: 'judged', judgement: judge(request.operations) };
    if (!timeline) return failed('No scenario has been loaded yet. Load one first.');
    switch (request.type) {
      case 'seek': {
        const near = isNear(timeline, request.cursor);
        const reached = seek(timeline, request.cursor, budget(request.budgetMs));
        return frame(timeline, reached, near && reached);
      }
      case 'perform': {
        const refusal = performByHand(timeline, request.command, request.tick);
        return refusal === null ? frame(timeline, true, true) : failed(sentence(refusal));
      }
      case 'undo':
        return undo(timeline)
          ? frame(timeline, true, true)
          : failed('No command has been given by hand on this branch.');
      case 'redo':
        return redo(timeline) ? frame(timeline, true, true) : failed('No command has been taken back.');
      case 'switch': {
        const reached = switchTo(timeline, request.branch, request.cursor, budget(BUDGET));
        return reached === undefined ? failed('That branch is no longer kept.') : frame(timeline, reached, true);
      }
      case 'regrow': {
        const reached = regrow(timeline, request.branches, budget(request.budgetMs));
        return frame(timeline, reached, false);
      }
      case 'jump':
        if (
          request.forward ? jumpForward(timeline, request.kinds, request.horizon) : jumpBack(timeline, request.kinds)
        ) {
          return frame(timeline, true, true);
        }
        return failed(noPlace(request.kinds, request.forward, request.horizon));
      case 'until': {
        const search = runUntil(timeline, request.condition, request.limit, budget(request.budgetMs));
        return search.kind === 'never'
          ? failed(notUntil(search.now, request.limit))
          : frame(timeline, search.kind === 'found', search.kind === 'found');
      }
      case 'holds': {
        const { world } = timeline.place;
        const verdict = judgeCondition(world, request.condition);
        return { type: 'judgedHere', instead: verdict.holds ? null : verdict.instead, step: world.step };
      }
      case 'stretch':
        return { type: 'stretch', stretch: stretchAfter(timeline, request) };
      case 'why':
        return { type: 'chain', events: why(timeline, request.event) };
    }
  }

  /** What the page needs in order to show the cursor's place, given what it has. */
  function frame(timeline: Timeline, reached: boolean, withFingerprint: boolean): FrameReply {
    const { branch, place, tick, window, revision } = timeline;
    const { world } = place;
    const fresh = window.total - sent.events;
    const freshEvents = window.epoch !== sent.epoch || fresh > WINDOW;
    const { list } = branch.milestones;
    const freshMilestones = list !== sent.milestones;
    const reply: FrameReply = {
      type: 'frame',
      delta: sent.world === null ? { kind: 'set', value: world } : diff(sent.world, world),
      tick,
      step: world.step,
      nextAt: nextTick(place, branch.hands),
      reached,
      fingerprint: withFingerprint ? worldFingerprint(world) : null,
      events: latest(window, freshEvents ? WINDOW : fresh),
      freshEvents,
      milestones: freshMilestones ? list : list.slice(sent.count),
      freshMilestones,
      branches: revision === sent.revision ? null : timeline.branches.map(branchInfo),
      branch: branch.id,
      headStep: branch.head.world.step,
      headTick: branch.headTick,
      canUndo: branch.hands.length > 0,
      canRedo: canRedo(timeline),
    };
    sent = { world, epoch: window.epoch, events: window.total, milestones: list, count: list.length, revision };
    return reply;
  }

  return {
    handle(request) {
      try {
        return carryOut(request);
      } catch (error) {
        // A defect of the engine. The page says it as it is, and can load the scenario again.
        const what = error instanceof Error ? error.message : String(error);
        return failed(`The engine could not do this (${what}). Load the scenario again to go on.`);
      }
    },
  };
}

/** Whether a cursor is the step shown or one beside it: the page shows the fingerprint of what is looked at step by step. */
function isNear(timeline: Timeline, cursor: Cursor): boolean {
  return 'step' in cursor && Math.abs(cursor.step - timeline.place.world.step) <= 1;
}

function failed(message: string): Reply {
  return { type: 'failed', message };
}

function sentence(clause: string): string {
  const text = clause.charAt(0).toUpperCase() + clause.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}

function notUntil(now: Verdict, limit: Tick): string {
  return now.holds
    ? 'It holds already, and does not cease to and come to hold again.'
    : `At ${limit} ms it still does not hold: ${now.instead}.`;
}
