// For tests: worlds without a text, and running them on.
import type { Command, KvCall } from '../../model/command.ts';
import type { Event } from '../../model/event.ts';
import type { Tick } from '../../model/ids.ts';
import type { Statement } from '../../model/scenario.ts';
import { DEFAULT_SETUP, type Setup } from '../../model/setup.ts';
import type { World } from '../../model/world.ts';
import { createWorld } from './create.ts';
import { perform } from './perform.ts';
import { nextAt, step } from './step.ts';

/** A world of the default setup but for what is given. */
export function sampleWorld(setup: Partial<Setup> = {}, script: readonly Statement[] = []): World {
  return createWorld({ version: 1, title: '', setup: { ...DEFAULT_SETUP, ...setup }, script, hands: [] });
}

/** A run under way: its world now, and all its events. */
export interface Sample {
  world: World;
  readonly events: Event[];
}

/** Begins a run. */
export function sample(setup: Partial<Setup> = {}, script: readonly Statement[] = []): Sample {
  return { world: sampleWorld(setup, script), events: [] };
}

/** Runs to an instant: everything due by then has happened. */
export function runTo(run: Sample, tick: Tick): void {
  while (nextAt(run.world) <= tick) {
    const { world, events } = step(run.world);
    run.world = world;
    run.events.push(...events);
  }
}

/** Runs on until a fact holds; an error when it does not within 20,000 ms. */
export function runUntil(run: Sample, fact: (world: World, events: readonly Event[]) => boolean): void {
  const limit = run.world.now + 20_000;
  while (!fact(run.world, run.events)) {
    if (nextAt(run.world) > limit) throw new Error('this does not come true within 20,000 ms');
    const { world, events } = step(run.world);
    run.world = world;
    run.events.push(...events);
  }
}

/** Carries out a command now. Returns the events it caused. */
export function order(run: Sample, command: Command): readonly Event[] {
  const { world, events } = perform(run.world, command, run.world.now, 0);
  run.world = world;
  run.events.push(...events);
  return events;
}

/** `call c1 put x 1` and the like, now. */
export function call(
  run: Sample,
  clerk: string,
  type: KvCall['type'],
  key: string,
  value = '',
  expected: string | null = null,
): void {
  order(run, { type: 'call', clerk: { kind: 'id', id: clerk }, call: { type, key, value, expected }, via: null });
}

/** The processes of these ids, as a command names them. */
export function named(...ids: string[]): { readonly kind: 'id'; readonly id: string }[] {
  return ids.map((id) => ({ kind: 'id', id }));
}
