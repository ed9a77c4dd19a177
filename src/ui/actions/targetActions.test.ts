import { describe, expect, it } from 'vitest';
import { clerk, envelope, logOf, server, worldOf } from '../lib/sampleWorld.ts';
import { findAction } from './targetAction.ts';
import { actionsFor, type Target } from './targetActions.ts';

const cut = { cut: true, loss: 0, duplicate: 0, latency: [10, 30] as const };

function action(world: Parameters<typeof actionsFor>[0], target: Target, id: string) {
  const found = findAction(actionsFor(world, target), id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}

describe('actions of a server', () => {
  const world = worldOf([
    server('n1', { role: { kind: 'leader', peers: [] }, lastApplied: 2, log: logOf(1, 1) }),
    server('n2', {}, { health: 'down' }),
    server('n3', {}, { health: 'paused' }),
    clerk('c1', { nextRequestId: 7 }),
  ]);
  const on = (id: string, what: string) => action(world, { kind: 'node', id }, what);

  it('name themselves in full and in short, and carry the command', () => {
    expect(on('n1', 'crash')).toMatchObject({ label: 'Crash n1', short: 'Crash', refusal: null });
    expect(on('n1', 'crash').command).toEqual({ type: 'crash', nodes: [{ kind: 'id', id: 'n1' }] });
  });
  it('say why they cannot be done', () => {
    expect(on('n2', 'crash').refusal).toBe('n2 is down already');
    expect(on('n1', 'timeout').refusal).toBe('n1 leads and has no election timer');
    expect(on('n2', 'timeout').refusal).toBe('n2 is down');
    expect(on('n3', 'snapshot').refusal).toBe('n3 is paused');
    expect(on('n1', 'wipe').refusal).toBe('n1 must be down first');
    expect(on('n1', 'resume').refusal).toBe('n1 is not paused');
  });
  it('are open when their time has come', () => {
    for (const [id, what] of [
      ['n2', 'wipe'],
      ['n3', 'resume'],
      ['n1', 'snapshot'],
      ['n2', 'restart'],
    ] as const) {
      expect(on(id, what).refusal).toBeNull();
    }
  });
  it('send an op through this server alone', () => {
    expect(on('n3', 'send').command).toMatchObject({ type: 'call', clerk: { id: 'c1' }, via: { id: 'n3' } });
  });
  it('know when a server is cut off wholly, partly or not at all', () => {
    const cutOff = (links: Record<string, typeof cut>) => {
      const net = worldOf([server('n1'), server('n2')], { links });
      return [
        action(net, { kind: 'node', id: 'n1' }, 'isolate').refusal,
        action(net, { kind: 'node', id: 'n1' }, 'reconnect').refusal,
      ];
    };
    expect(cutOff({})).toEqual([null, 'no link of n1 is cut']);
    expect(cutOff({ 'n1>n2': cut })).toEqual([null, null]);
    expect(cutOff({ 'n1>n2': cut, 'n2>n1': cut })).toEqual(['n1 is cut off already', null]);
  });
  it('put a server back in the way in which it was cut off', () => {
    const node = { kind: 'node', id: 'n1' } as const;
    expect(action(worldOf([], { unplugged: ['n1'] }), node, 'reconnect').command.type).toBe('connect');
    expect(action(worldOf([], { links: { 'n1>n2': cut } }), node, 'reconnect').command.type).toBe('mend');
  });
});

describe('actions of messages, links and the cluster', () => {
  const message = envelope('n1', 'n2', 100, { type: 'ClerkReply', requestId: 1, result: null, leaderId: null });

  it('refuse a message that has arrived', () => {
    const world = worldOf([], { bus: [message] });
    expect(action(world, { kind: 'message', id: 'n1>n2@100' }, 'drop').refusal).toBeNull();
    expect(action(world, { kind: 'message', id: 'n1>n2@99' }, 'drop').refusal).toBe('it is no longer in flight');
  });
  it('tell one direction of a link from both', () => {
    const world = worldOf([], { links: { 'n1>n2': cut } });
    const link = { kind: 'link', from: 'n1', to: 'n2' } as const;
    expect(action(world, link, 'cut').refusal).toBe('this direction is cut already');
    expect(action(world, { ...link, from: 'n2', to: 'n1' }, 'cut').refusal).toBeNull();
    expect(action(world, link, 'cut-both').refusal).toBeNull();
    expect(action(world, link, 'mend').refusal).toBeNull();
  });
  it('offer to heal only where something is cut', () => {
    const ground = { kind: 'ground' } as const;
    expect(action(worldOf(), ground, 'heal').refusal).toBe('no link is cut');
    expect(action(worldOf([], { links: { 'n1>n2': cut } }), ground, 'heal').refusal).toBeNull();
    expect(action(worldOf([], { unplugged: ['n1'] }), ground, 'heal').refusal).toBeNull();
    expect(action(worldOf([], { link: { ...cut, cut: false, loss: 10 } }), ground, 'heal').refusal).toBe(
      'no link is cut',
    );
  });
  it('offer nothing for what can only be looked at', () => {
    expect(actionsFor(worldOf(), { kind: 'event', ref: { step: 1, n: 0 } })).toEqual([]);
  });
  it('have ids that are unique within a target', () => {
    const world = worldOf();
    for (const target of [
      { kind: 'node', id: 'n1' },
      { kind: 'node', id: 'c1' },
      { kind: 'ground' },
      { kind: 'link', from: 'n1', to: 'n2' },
    ] as const) {
      const ids = actionsFor(world, target).flatMap((group) => group.actions.map((a) => a.id));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
