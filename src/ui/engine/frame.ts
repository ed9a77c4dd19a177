// From an answer of the thread to the page's state. Pure.
import type { Event } from '../../model/event.ts';
import type { MilestoneKind } from '../../model/timeline.ts';
import type { World } from '../../model/world.ts';
import { applyDelta } from '../../wire/delta.ts';
import type { FrameReply } from '../../wire/protocol.ts';
import type { PageState } from '../store/store.ts';

/** How many events the page keeps for its list; the thread keeps them all. */
const KEPT_EVENTS = 4000;

/** What a frame changes in the page's state. `shownAt` is the instant to draw; it defaults to the frame's own. */
export function applyFrame(state: PageState, frame: FrameReply, shownAt: number = frame.tick): Partial<PageState> {
  const world = applyDelta(state.world, frame.delta) as World;
  return {
    world,
    before: world === state.world ? state.before : state.world,
    step: frame.step,
    nextAt: frame.nextAt,
    shownAt,
    headStep: frame.headStep,
    headTick: frame.headTick,
    fingerprint: frame.fingerprint ?? (frame.step === state.step ? state.fingerprint : null),
    events: frame.freshEvents ? frame.events : continued(state.events, frame.events),
    milestones: frame.freshMilestones
      ? frame.milestones
      : frame.milestones.length === 0
        ? state.milestones
        : [...state.milestones, ...frame.milestones],
    branches: frame.branches ?? state.branches,
    branch: frame.branch,
    canUndo: frame.canUndo,
    canRedo: frame.canRedo,
  };
}

function continued(old: readonly Event[], more: readonly Event[]): readonly Event[] {
  if (more.length === 0) return old;
  const all = [...old, ...more];
  return all.length > KEPT_EVENTS * 1.25 ? all.slice(-KEPT_EVENTS) : all;
}

/** The places at which playback stops by itself: what the reader would be sorry to have missed. */
const STOPS: readonly MilestoneKind[] = ['violation', 'failure', 'end'];

/** The first place after `from` and up to `to` (steps) at which playback should stop; null: none. */
export function stopBetween(state: Pick<PageState, 'milestones'>, from: number, to: number) {
  const { milestones } = state;
  let first = null;
  for (let i = milestones.length - 1; i >= 0; i--) {
    const milestone = milestones[i];
    if (!milestone || milestone.step <= from) break;
    if (milestone.step <= to && STOPS.includes(milestone.kind)) first = milestone;
  }
  return first;
}
