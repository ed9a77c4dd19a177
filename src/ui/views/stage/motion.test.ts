import { describe, expect, it } from 'vitest';
import { drawnProgress, progress, strength, timerShare, writeShare } from './motion.ts';

const message = { sentAt: 100, deliverAt: 120 };
const timer = { armedAt: 1000, firesAt: 1200, cause: null };

describe('a message', () => {
  it('is where virtual time says, forwards and backwards', () => {
    expect([100, 105, 110.5, 120].map((at) => progress(message, at))).toEqual([0, 0.25, 0.525, 1]);
  });

  it('is never before its beginning or past its end', () => {
    expect([progress(message, 40), progress(message, 900)]).toEqual([0, 1]);
    expect([progress({ sentAt: 5, deliverAt: 5 }, 4), progress({ sentAt: 5, deliverAt: 5 }, 5)]).toEqual([0, 1]);
  });

  it('on a cut link stops in the middle and fades there', () => {
    expect([drawnProgress(message, 105, true), drawnProgress(message, 118, true)]).toEqual([0.25, 0.5]);
    expect(drawnProgress(message, 118, false)).toBeCloseTo(0.9);
    expect([strength(message, 110, true), strength(message, 119, false)]).toEqual([1, 1]);
    expect(strength(message, 120, true)).toBeCloseTo(1 / 3);
  });
});

describe('an election timer', () => {
  it('has as much of a circle left as it has of the longest timeout', () => {
    expect([1000, 1100, 1150, 1200, 1300].map((at) => timerShare(timer, at, 400))).toEqual([0.5, 0.25, 0.125, 0, 0]);
  });

  it('longer than the setup’s longest (a slow clock) still begins within a circle', () => {
    expect(timerShare(timer, 1000, 150)).toBe(1);
  });
});

describe('a disk write', () => {
  it('closes its ring when it is durable', () => {
    const write = { startedAt: 50, doneAt: 70 };
    expect([50, 60, 70].map((at) => writeShare(write, at))).toEqual([0, 0.5, 1]);
  });
});
