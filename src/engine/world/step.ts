// The one way in which anything happens by itself: the earliest occurrence takes place.
import { NEVER, type Tick } from '../../model/ids.ts';
import type { Envelope, Node, World } from '../../model/world.ts';
import { wake } from '../process/process.ts';
import { nextFailure } from './calls.ts';
import { deliver, tellCaller } from './deliver.ts';
import { attend, direct, watch } from './director.ts';
import { beginDraft, beginTurn, closeDraft, endTurn, type Transition } from './draft.ts';
import { strike } from './nemesis.ts';

/** The place of the process whose own timer or disk is due at this instant; of several the first in order. */
function firstDue({ nodes }: World, at: Tick): number {
  for (let place = 0; place < nodes.length; place++) if ((nodes[place] as Node).wakeAt <= at) return place;
  throw new Error(`Engine: nothing is due at ${at}`);
}

/** When the next thing happens; NEVER when nothing is pending. Not before `now`. */
export function nextAt(world: World): Tick {
  const { bus, director, labrpc, nemesis, nodes, now } = world;
  // Compared one by one: of Math.min floats would come.
  let at = bus.length > 0 ? (bus[0] as Envelope).deliverAt : NEVER;
  if (director.wakeAt < at) at = director.wakeAt;
  if (nemesis !== null && nemesis.nextAt < at) at = nemesis.nextAt;
  for (let i = 0; i < nodes.length; i++) {
    const { wakeAt } = nodes[i] as Node;
    if (wakeAt < at) at = wakeAt;
  }
  if (labrpc !== null && nextFailure(labrpc) < at) at = nextFailure(labrpc);
  return at < now ? now : at;
}

/**
 * Runs the earliest occurrence. At one tick the script comes first, then generated faults, messages, word of failed
 * calls, and the processes' own timers and disks in their order. With nothing pending the world stays as it is.
 */
export function step(world: World): Transition {
  const at = nextAt(world);
  if (at === NEVER) return { world, events: [] };
  const { director, nemesis, bus, labrpc } = world;
  if (director.wakeAt <= at) {
    const draft = beginDraft(world, at, null);
    direct(draft);
    return finish(draft);
  }
  if (nemesis !== null && nemesis.nextAt <= at) {
    const draft = beginDraft(world, at, null);
    strike(draft, nemesis);
    return finish(draft);
  }
  const envelope = bus[0];
  if (envelope && envelope.deliverAt <= at) {
    const draft = beginDraft(world, at, envelope.cause, 1);
    deliver(draft, envelope, false);
    return finish(draft);
  }
  const call = labrpc?.failed[0];
  if (labrpc && call && call.at <= at) {
    const draft = beginDraft(world, at, call.cause);
    tellCaller(draft, labrpc, call);
    return finish(draft);
  }
  const draft = beginDraft(world, at, null);
  const node = beginTurn(draft, firstDue(world, at));
  wake(node, draft);
  endTurn(draft, node);
  return finish(draft);
}

/** Closes a step, after the script has seen whether what must hold does, and whether what it awaits has come true. */
function finish(draft: Parameters<typeof closeDraft>[0]): Transition {
  const closed = closeDraft(draft);
  const { standing, awaitUntil } = closed.world.director;
  const done = standing.length === 0 ? closed : watch(closed);
  return awaitUntil === null ? done : attend(done);
}
