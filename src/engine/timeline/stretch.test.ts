// Stretches: laid end to end they are the run, event by event, and say of every step what each process was and what was cut.
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../model/event.ts';
import { linkRule, type World } from '../../model/world.ts';
import { parse } from '../../scenario/parse.ts';
import { BLOCK, type Stretch } from '../../wire/stretch.ts';
import { RECENT, SPARSE } from './checkpoints.ts';
import { performByHand } from './hands.ts';
import { BARE } from './steppers.ts';
import { stretchAfter } from './stretch.ts';
import { createTimeline, seek, type Timeline } from './timeline.ts';
import { advance, eventsUpTo } from './walk.ts';

const STORMY =
  'raft 1\nseed 5\nclerks 2\nworkload gap 5..40\nnemesis crash, restart, pause, cut, partition, heal every 300..900\n';
const KINDS: readonly EventType[] = ['MessageSent', 'MessageDelivered', 'MessageLost', 'BecameLeader', 'NodeCrashed'];

function runOf(text: string, steps: number): Timeline {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  const timeline = createTimeline(parsed.scenario, BARE);
  seek(timeline, { step: steps });
  return timeline;
}

/** All of a run in stretches that go on from one another. */
function allOf(timeline: Timeline): Stretch[] {
  const stretches: Stretch[] = [];
  for (let step = 0; step < timeline.branch.head.world.step; step = stretches.at(-1)?.to ?? 0) {
    stretches.push(stretchAfter(timeline, { after: { step }, kinds: KINDS }));
  }
  return stretches;
}

function worldsOf({ branch }: Timeline): World[] {
  let place = branch.checkpoints[0];
  const worlds: World[] = [];
  while (place && place.world.step < branch.head.world.step) {
    place = advance(place, branch.hands, BARE);
    worlds.push(place.world);
  }
  return worlds;
}

describe('stretches', () => {
  const timeline = runOf(STORMY, 5_000);
  const stretches = allOf(timeline);

  it('are the run when they are laid end to end', () => {
    const [zero] = timeline.branch.checkpoints;
    const all = zero ? eventsUpTo(zero, 5_000, [], BARE).filter(({ type }) => KINDS.includes(type)) : [];
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [0, BLOCK],
      [BLOCK, 2 * BLOCK],
      [2 * BLOCK, 5_000],
    ]);
    expect(stretches.flatMap(({ events }) => events)).toEqual(all);
    expect(all.length).toBeGreaterThan(1_000);
  });

  it('say what every process is at every step', () => {
    const now = new Map<string, string>();
    const changes = stretches.flatMap(({ standings }) => standings);
    expect(new Set(changes.map(({ health }) => health))).toEqual(new Set(['up', 'down', 'paused']));
    let next = 0;
    for (const world of worldsOf(timeline)) {
      for (; (changes[next]?.step ?? Number.POSITIVE_INFINITY) <= world.step; next++) {
        const { node, health, role, term } = changes[next] as (typeof changes)[number];
        now.set(node, `${health} ${role} ${term}`);
      }
      for (const node of world.nodes) {
        const isServer = node.kind === 'server';
        const is = `${node.health} ${isServer ? node.raft.role.kind : null} ${isServer ? node.raft.currentTerm : 0}`;
        expect(now.get(node.id), `${node.id} at step ${world.step}`).toBe(is);
      }
    }
  });

  it('say what is cut at every step', () => {
    const changes = stretches.flatMap(({ cuts }) => cuts);
    let cut: readonly string[] = [];
    let next = 0;
    let most = 0;
    for (const world of worldsOf(timeline)) {
      for (; (changes[next]?.step ?? Number.POSITIVE_INFINITY) <= world.step; next++) cut = changes[next]?.links ?? [];
      const ids = world.nodes.map(({ id }) => id);
      const is = ids.flatMap((a) => ids.filter((b) => a !== b && linkRule(world, a, b).cut).map((b) => `${a}>${b}`));
      expect(cut).toEqual(is);
      most = Math.max(most, is.length);
    }
    expect(most).toBeGreaterThan(0);
  });

  it('leave the cursor, and go on from the middle of a block', () => {
    const { place, tick } = timeline;
    const { from, to, fromTick, toTick } = stretchAfter(timeline, { after: { step: 3_000 }, kinds: [] });
    expect([from, to]).toEqual([3_000, 2 * BLOCK]);
    const worlds = worldsOf(timeline);
    expect([fromTick, toTick]).toEqual([worlds[2_999]?.now, worlds[2 * BLOCK - 1]?.now]);
    expect([timeline.place, timeline.tick]).toEqual([place, tick]);
  });

  it('are found by an instant: the block in which it lies, or the one before', () => {
    for (const world of worldsOf(timeline).filter(({ step }) => step % 500 === 0)) {
      const { from, to, fromTick } = stretchAfter(timeline, { after: { tick: world.now }, kinds: [] });
      expect([from % BLOCK, fromTick <= world.now, to >= world.step - BLOCK]).toEqual([0, true, true]);
    }
  });

  it('are there of what is long past, where few worlds are kept', () => {
    const old = runOf(STORMY, RECENT + 3 * BLOCK);
    expect(BLOCK % SPARSE).toBe(0);
    expect(stretchAfter(old, { after: { step: BLOCK }, kinds: KINDS })).toEqual(
      stretchAfter(runOf(STORMY, 2 * BLOCK), { after: { step: BLOCK }, kinds: KINDS }),
    );
  });

  it('are of the branch that is shown, with what was done by hand on it', () => {
    const forked = runOf('raft 1\nseed 5\n', 400);
    seek(forked, { step: 200 });
    performByHand(forked, { type: 'crash', nodes: [{ kind: 'id', id: 'n2' }] }, forked.tick);
    const { branch, to, events } = stretchAfter(forked, { after: { step: 0 }, kinds: ['NodeCrashed'] });
    expect({ branch, to, events }).toMatchObject({ branch: 1, to: 201, events: [{ type: 'NodeCrashed', step: 201 }] });
  });

  it('after the head are empty', () => {
    expect(stretchAfter(timeline, { after: { step: 9_999_999 }, kinds: KINDS })).toMatchObject({
      from: 5_000,
      to: 5_000,
      events: [],
    });
  });
});
