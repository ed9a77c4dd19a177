import { describe, expect, it } from 'vitest';
import { NEVER } from '../../../model/ids.ts';
import { clerk, envelope, HEARTBEAT, server, worldOf } from '../../lib/sampleWorld.ts';
import { awayText, nextText } from './next.ts';

const timer = (firesAt: number) => ({ armedAt: 0, firesAt, cause: null });
const vote = { type: 'RequestVoteReply', term: 1, electionTerm: 1, voteGranted: true } as const;

describe('what comes next', () => {
  it('is nothing when nothing is pending', () => {
    expect(nextText(worldOf(), NEVER)).toBeNull();
  });

  it('is the message that arrives first, named by what it brings', () => {
    const world = worldOf([], { bus: [envelope('n1', 'n2', 10, HEARTBEAT), envelope('n2', 'n1', 15, vote)] });
    expect(nextText(world, 30)).toBe('n1’s heartbeat reaches n2');
    expect(nextText({ ...world, bus: world.bus.slice(1) }, 35)).toBe('n2’s vote reaches n1');
  });

  it('is a loss where the link is cut or nobody is up to receive', () => {
    const bus = [envelope('n1', 'n2', 10, HEARTBEAT)];
    const cut = { cut: true, loss: 0, duplicate: 0, latency: [10, 30] } as const;
    const processes = (health: 'up' | 'down' | 'paused') => [server('n1'), server('n2', {}, { health })];
    expect(nextText(worldOf(processes('up'), { bus, links: { 'n1>n2': cut } }), 30)).toBe(
      'n1’s heartbeat to n2 meets a cut link',
    );
    expect(nextText(worldOf(processes('down'), { bus }), 30)).toBe('n1’s heartbeat finds n2 down');
    expect(nextText(worldOf(processes('paused'), { bus }), 30)).toBe('n1’s heartbeat waits at n2, which is paused');
  });

  it('is a timer or a disk, in the engine’s order of precedence', () => {
    const waiting = server('n2', {}, { wakeAt: 50, electionTimer: timer(50) });
    expect(nextText(worldOf([server('n1'), waiting]), 50)).toBe('n2’s election timer runs out');
    const leading = server('n1', {}, { wakeAt: 50, heartbeatTimer: timer(50) });
    expect(nextText(worldOf([leading, waiting]), 50)).toBe('n1 sends heartbeats');
    const asking = clerk('c1', { wakeAt: 40, retryTimer: timer(40) });
    expect(nextText(worldOf([leading, asking]), 40)).toBe('c1 asks again');
    const arriving = worldOf([leading, waiting], { bus: [envelope('n1', 'n2', 30, HEARTBEAT)] });
    expect(nextText(arriving, 50)).toBe('n1’s heartbeat reaches n2');
  });

  it('says how far away it is', () => {
    expect([0, 0.4, 3.6, 999, 1234].map(awayText)).toEqual(['now', 'now', 'in 4 ms', 'in 999 ms', 'in 1.2 s']);
  });
});
