import { describe, expect, it } from 'vitest';
import type { Event, Happening } from '../../../model/event.ts';
import { envelope, vote } from '../../lib/sampleWorld.ts';
import { effectsAt, isSameMarks } from './effects.ts';

const VOTE = vote(2);

function event(at: number, step: number, happening: Happening): Event {
  return { ...happening, at, step, n: 0, cause: null };
}

const elected = (at: number, step: number) =>
  event(at, step, {
    type: 'BecameLeader',
    rule: 'electionQuorum',
    node: 'n1',
    term: 2,
    votes: ['n1', 'n2'],
    needed: 2,
  });

describe('marks of what has just happened', () => {
  it('fade over the reader’s time, not the cluster’s', () => {
    // 900 ms of the reader are 9 ms of the cluster at a hundredth of its speed, and 90 ms at a tenth.
    const events = [elected(1000, 7)];
    expect(effectsAt(events, 1004.5, 1 / 100)[0]?.age).toBeCloseTo(0.5);
    expect(effectsAt(events, 1009, 1 / 100)).toEqual([]);
    expect(effectsAt(events, 1045, 1 / 10)[0]?.age).toBeCloseTo(0.5);
  });

  it('are the same whichever way the reader came to an instant', () => {
    const events = [elected(1000, 7)];
    const there = effectsAt(events, 1003, 1 / 100);
    effectsAt(events, 1008, 1 / 100);
    expect(effectsAt(events, 1003, 1 / 100)).toEqual(there);
  });

  it('stand at their beginning on the step itself', () => {
    const event = elected(1000, 7);
    expect(effectsAt([event], 1000, 1 / 20)).toEqual([{ kind: 'elected', node: 'n1', term: 2, event, age: 0 }]);
  });

  it('are the same marks as long as none comes or goes', () => {
    const [first, second] = [elected(1000, 7), elected(1001, 8)];
    const before = effectsAt([first], 1000, 1 / 20);
    expect(isSameMarks(effectsAt([first], 1002, 1 / 20), before)).toBe(true);
    expect(isSameMarks(effectsAt([first, second], 1002, 1 / 20), before)).toBe(false);
    expect(isSameMarks(effectsAt([elected(1000, 7)], 1002, 1 / 20), before)).toBe(false);
  });

  it('are not drawn before they happen, nor for what needs no mark', () => {
    const sent = event(990, 6, { type: 'MessageSent', envelope: envelope('n1', 'n2', 10, VOTE) });
    expect(effectsAt([sent, elected(1000, 7)], 999, 1 / 20)).toEqual([]);
  });

  it('show where a message got lost and why', () => {
    const lost = event(30, 3, { type: 'MessageLost', envelope: envelope('n1', 'n2', 10, VOTE), reason: 'cut' });
    expect(effectsAt([lost], 30, 1 / 20)).toMatchObject([{ kind: 'lost', reason: 'cut', envelope: { from: 'n1' } }]);
  });

  it('show whose call to whom has failed', () => {
    const failure = { node: 'c1', server: 'n2', lost: 'request', reason: 'cut', message: VOTE } as const;
    const failed = event(30, 3, { type: 'CallFailed', ...failure });
    expect(effectsAt([failed], 30, 1 / 20)).toMatchObject([{ kind: 'failed', node: 'c1', server: 'n2' }]);
  });

  it('are never more than can be taken in', () => {
    const many = Array.from({ length: 500 }, (_, step) => elected(1000, step));
    expect(effectsAt(many, 1000, 1).length).toBeLessThanOrEqual(32);
  });
});
