import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../model/timeline.ts';
import { stopBetween } from './frame.ts';
import { advance, reachedInstant } from './player.ts';
import { clampSpeed, nextSpeed, SPEEDS, speedText } from './speed.ts';

describe('playback', () => {
  it('moves on by wall time times speed, and asks the thread only when something is due', () => {
    expect(advance({ shownAt: 100, nextAt: 104, speed: 1 / 20 }, 16)).toEqual({ shownAt: 100.8, ask: false });
    expect(advance({ shownAt: 103.5, nextAt: 104, speed: 1 / 20 }, 16)).toMatchObject({ ask: true });
  });

  it('does not leap over the time in which the tab was asleep', () => {
    expect(advance({ shownAt: 0, nextAt: 1000, speed: 1 }, 60_000)).toEqual({ shownAt: 50, ask: false });
  });

  it('shows as far as a slow engine came, and the instant wanted when it came far enough', () => {
    expect(reachedInstant(120.5, { reached: false, tick: 90 })).toBe(90);
    expect(reachedInstant(120.5, { reached: true, tick: 120 })).toBe(120.5);
  });

  it('stops at the first broken invariant on its way, and not at one that it has passed', () => {
    const at = (step: number, kind: Milestone['kind']): Milestone => ({
      kind,
      step,
      at: step,
      node: null,
      term: 0,
      text: '',
      by: 'world',
    });
    const milestones = [at(3, 'violation'), at(5, 'commit'), at(7, 'violation'), at(9, 'end')];
    expect(stopBetween({ milestones }, 3, 20)?.step).toBe(7);
    expect(stopBetween({ milestones }, 7, 8)).toBeNull();
    expect(stopBetween({ milestones }, 0, 6)?.step).toBe(3);
  });
});

describe('speed', () => {
  it('goes from stop to stop and stays at either end', () => {
    for (let i = 1; i < SPEEDS.length; i++) {
      expect(nextSpeed(SPEEDS[i - 1] ?? 0, false)).toBe(SPEEDS[i]);
      expect(nextSpeed(SPEEDS[i] ?? 0, true)).toBe(SPEEDS[i - 1]);
    }
    expect(nextSpeed(1, true)).toBe(1);
    expect(nextSpeed(1 / 1000, false)).toBe(1 / 1000);
    expect(nextSpeed(1 / 30, true)).toBe(1 / 20);
  });

  it('is brought in from outside, and written as a fraction', () => {
    expect([7, 0, Number.NaN].map(clampSpeed)).toEqual([1, 1 / 1000, 1 / 20]);
    expect([1, 1 / 20, 1 / 1000].map(speedText)).toEqual(['1×', '1/20×', '1/1000×']);
  });
});
