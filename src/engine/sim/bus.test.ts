import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../model/world.ts';
import { merge } from './bus.ts';

/** An envelope of which only the place in the order counts. */
function due(deliverAt: number, seq: number): Envelope {
  const message = { type: 'InstallSnapshotReply', term: 1, matchIndex: 0 } as const;
  return { from: 'n1', to: 'n2', sentAt: 0, n: 1, copy: 0, deliverAt, seq, message, cause: { step: 0, n: 0 } };
}

const inOrder = (a: Envelope, b: Envelope) => a.deliverAt - b.deliverAt || a.seq - b.seq;

describe('the bus', () => {
  it('keeps what is in flight in the order in which it is due, whatever leaves and comes', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 });
    fc.assert(
      fc.property(instants, instants, fc.nat(), (before, coming, lot) => {
        const bus = before.map((at, seq) => due(at, seq)).sort(inOrder);
        const posted = coming.map((at, i) => due(at, before.length + i));
        const taken = lot % (bus.length + 1);
        const known = [...bus];
        expect(merge(bus, taken, [...posted])).toEqual([...bus.slice(taken), ...posted].sort(inOrder));
        expect(bus).toEqual(known);
      }),
    );
  });

  it('is the very same when nothing leaves and nothing comes', () => {
    const bus = [due(1, 0)];
    expect(merge(bus, 0, [])).toBe(bus);
  });
});
