// What each process has sent and got, as amounts, against a count of the events themselves.
import { describe, expect, it } from 'vitest';
import { totalsOf } from '../../model/traffic.ts';
import type { Envelope } from '../../model/world.ts';
import { isRequest, messageBytes } from '../sim/bus.ts';
import { measure } from './measure.ts';
import { call, order, runTo, sample } from './sample.ts';

/** A run in which messages are lost, duplicated, held by a paused server and dropped at a crashed one. */
function stormy() {
  const run = sample({ loss: 100, duplicate: 100, clerks: 2 });
  for (let i = 0; i < 20; i++) {
    call(run, `c${1 + (i % 2)}`, 'append', 'x', `${i} `);
    order(run, { type: i % 3 === 0 ? 'crash' : 'restart', nodes: [{ kind: 'id', id: 'n2' }] });
    order(run, { type: i % 2 === 0 ? 'pause' : 'resume', nodes: [{ kind: 'id', id: 'n3' }] });
    runTo(run, run.world.now + 150);
  }
  return run;
}

describe('the traffic of a process', () => {
  const { world, events } = stormy();
  const sent = events.flatMap((e) => (e.type === 'MessageSent' ? [e.envelope] : []));
  // A message that a paused process holds has come to it; that it is read later is not a second arrival.
  const held = new Set<Envelope>(events.flatMap((e) => (e.type === 'MessageHeld' ? [e.envelope] : [])));
  const arrived = events.flatMap((e) => (e.type === 'MessageDelivered' && !held.has(e.envelope) ? [e.envelope] : []));
  const got = [...arrived, ...held];
  const amount = (kind: 'sent' | 'received', what: 'messages' | 'requests', ...ids: string[]) =>
    measure(world, [{ factor: 1, quantity: { kind, what, nodes: ids.map((id) => ({ kind: 'id', id })) } }]);

  it.each(['n1', 'n2', 'n3', 'c1'])('of %s is what it has sent and what has come to it', (id) => {
    const [own, its] = [sent.filter((e) => e.from === id), got.filter((e) => e.to === id)];
    expect(own.length).toBeGreaterThan(0);
    expect(amount('sent', 'messages', id)).toBe(own.length);
    expect(amount('sent', 'requests', id)).toBe(own.filter((e) => isRequest(e.message)).length);
    expect(amount('received', 'messages', id)).toBe(its.length);
    expect(amount('received', 'requests', id)).toBe(its.filter((e) => isRequest(e.message)).length);
    const bytes = own.reduce((sum, e) => sum + messageBytes(e.message), 0);
    const nodes = [{ kind: 'id' as const, id }];
    expect(measure(world, [{ factor: 1, quantity: { kind: 'sent', what: 'bytes', nodes } }])).toBe(bytes);
  });

  it('of all together is the total', () => {
    const all = world.nodes.map(({ id }) => id);
    expect(amount('sent', 'messages', ...all)).toBe(totalsOf(world).messages);
    expect(amount('sent', 'requests', ...all)).toBe(totalsOf(world).requests);
    expect(amount('received', 'messages', ...all)).toBe(got.length);
    expect(got.length).toBeLessThan(sent.length);
  });
});
