import { describe, expect, it } from 'vitest';
import type { World } from '../../model/world.ts';
import { isReadAtOnce, laneInTurn } from './reading.ts';
import { type PageState, pageStore } from './store.ts';

const playing: PageState = { ...pageStore.getState(), playing: true, world: {} as World };

describe('what is read while time runs', () => {
  it('waits for its turn when only the player has moved on', () => {
    expect(isReadAtOnce({ ...playing, shownAt: 5, step: 2, events: [] }, playing)).toBe(false);
  });

  it('is read at once when time stands still, or the reader does something', () => {
    expect(isReadAtOnce({ ...playing, playing: false, shownAt: 5 }, playing)).toBe(true);
    expect(isReadAtOnce({ ...playing, selection: { kind: 'node', id: 'n1' } }, playing)).toBe(true);
    expect(isReadAtOnce({ ...playing, branch: 3 }, playing)).toBe(true);
  });
});

describe('the turn', () => {
  it('is of the part that has waited longest, and of none that was read a moment ago', () => {
    const [early, late, fresh] = [{ readAt: 20 }, { readAt: 30 }, { readAt: 90 }];
    expect(laneInTurn([late, early, fresh], 200)).toBe(early);
    expect(laneInTurn([late, fresh], 200)).toBe(late);
    expect(laneInTurn([fresh], 200)).toBeNull();
  });
});
