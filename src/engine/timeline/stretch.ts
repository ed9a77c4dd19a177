// A stretch of the current branch told as a whole, for pictures of the past: made again from the nearest checkpoint.
import type { Event } from '../../model/event.ts';
import type { LinkId } from '../../model/ids.ts';
import { linkId } from '../../model/ids.ts';
import { linkRule, type Node, type World } from '../../model/world.ts';
import { BLOCK, type Cuts, type Standing, type Stretch, type StretchRequest } from '../../wire/stretch.ts';
import { lastBefore } from './checkpoints.ts';
import type { Timeline } from './timeline.ts';
import { advance } from './walk.ts';

/** What happened after a place, see `StretchRequest`. The cursor stays where it is. */
export function stretchAfter(timeline: Timeline, { after, kinds }: Omit<StretchRequest, 'type'>): Stretch {
  const { branch, stepper } = timeline;
  const head = branch.head.world.step;
  const asked = 'step' in after ? after.step : blockOf(lastBefore(branch.checkpoints, after).world.step);
  const from = Math.max(0, Math.min(asked, head));
  const to = Math.min(blockOf(from) + BLOCK, head);
  const wanted = new Set(kinds);

  let place = lastBefore(branch.checkpoints, { step: from });
  const onward = () => {
    const before = place.world;
    const arrival = advance(place, branch.hands, stepper);
    place = arrival;
    return { before, events: arrival.events };
  };
  while (place.world.step < from) onward();

  const { now: fromTick } = place.world;
  const standings = place.world.nodes.map((node) => standing(node, place.world));
  const cuts = [cutsIn(place.world)];
  const events: Event[] = [];
  while (place.world.step < to) {
    const { before, events: happened } = onward();
    const { world } = place;
    if (world === before) break;
    noteStandings(standings, before, world);
    if (isWiredAnew(before, world)) noteCuts(cuts, world);
    for (const event of happened) if (wanted.has(event.type)) events.push(event);
  }
  const { now: toTick } = place.world;
  return { branch: branch.id, from, to: place.world.step, fromTick, toTick, standings, cuts, events };
}

/** The last step before a block begins; there is a checkpoint at each, however old. */
function blockOf(step: number): number {
  return step - (step % BLOCK);
}

function standing(node: Node, { step, now }: World): Standing {
  const isServer = node.kind === 'server';
  return {
    node: node.id,
    step,
    at: now,
    health: node.health,
    role: isServer ? node.raft.role.kind : null,
    term: isServer ? node.raft.currentTerm : 0,
  };
}

/** Adds what the processes opened by a step are now, where it is something else. */
function noteStandings(standings: Standing[], before: World, world: World): void {
  for (let i = 0; i < world.nodes.length; i++) {
    const node = world.nodes[i] as Node;
    const old = before.nodes[i];
    if (node === old) continue;
    const now = standing(node, world);
    const was = old && standing(old, before);
    if (was?.health !== now.health || was.role !== now.role || was.term !== now.term) standings.push(now);
  }
}

function isWiredAnew(before: World, world: World): boolean {
  return before.links !== world.links || before.unplugged !== world.unplugged || before.link !== world.link;
}

function noteCuts(cuts: Cuts[], world: World): void {
  const now = cutsIn(world);
  if (now.links.join() !== cuts.at(-1)?.links.join()) cuts.push(now);
}

function cutsIn(world: World): Cuts {
  const links: LinkId[] = [];
  for (const { id: from } of world.nodes) {
    for (const { id: to } of world.nodes) {
      if (from !== to && linkRule(world, from, to).cut) links.push(linkId(from, to));
    }
  }
  return { step: world.step, at: world.now, links };
}
