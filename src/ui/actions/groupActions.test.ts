import { describe, expect, it } from 'vitest';
import { printCommand } from '../../scenario/printWords.ts';
import { CONFIGS, FORMER, members, storeWorld } from '../lib/sampleStore.ts';
import { worldOf } from '../lib/sampleWorld.ts';
import { findAction } from './targetAction.ts';
import { actionsFor, type Target } from './targetActions.ts';

const GROUP: Target = { kind: 'group', group: 100 };

function on(world: ReturnType<typeof storeWorld>, id: string, target: Target = GROUP) {
  const found = findAction(actionsFor(world, target), id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}

describe('actions of a group', () => {
  it('are lines that a scenario could hold', () => {
    const lines = actionsFor(storeWorld(), GROUP).flatMap(({ actions }) => actions.map((a) => printCommand(a.command)));
    expect(lines).toEqual([
      'crash group 100',
      'restart down of 100',
      'crash leader of 100',
      'partition group 100 | rest',
      'call c2 join 100',
      'call c2 leave 100',
    ]);
  });

  it('say why they cannot be done now', () => {
    const store = storeWorld();
    expect(on(store, 'restart-group').refusal).toBe('none of its servers is down');
    expect(on(store, 'join-group').refusal).toBe('it has joined already');
    const dead = storeWorld({}, { 100: members(100, FORMER, { health: 'down' }) });
    expect(on(dead, 'crash-group').refusal).toBe('all its servers are down already');
    expect(on(dead, 'crash-leader-of').refusal).toBe('nobody leads it');
    expect(on(dead, 'restart-group').refusal).toBeNull();
  });

  it('reckon with the change that a clerk has announced', () => {
    const data = { config: JSON.stringify(CONFIGS[1]), next: JSON.stringify(CONFIGS[2]) };
    const controller = { kind: 'kv', data, versions: { config: 1, next: 2 }, sessions: {} } as const;
    const store = storeWorld({}, { 0: members(0, controller) });
    const second: Target = { kind: 'group', group: 101 };
    expect(on(store, 'join-group', second).refusal).toBe('it is joining already');
    expect(on(store, 'leave-group', second).refusal).toBeNull();
    const back = { ...controller, data: { ...data, next: JSON.stringify({ ...CONFIGS[1], num: 2, groups: {} }) } };
    expect(on(storeWorld({}, { 0: members(0, back) }), 'leave-group').refusal).toBe('it is leaving already');
  });

  it('stand in the menus of its servers, too; a cluster has no groups', () => {
    expect(on(storeWorld(), 'crash-group', { kind: 'node', id: 'n3' }).label).toBe('Crash group 101');
    expect(findAction(actionsFor(worldOf(), { kind: 'node', id: 'n1' }), 'crash-group')).toBeUndefined();
  });

  it('of the shard controller are none that shards would need', () => {
    const ids = actionsFor(storeWorld(), { kind: 'group', group: 0 }).flatMap(({ actions }) =>
      actions.map((a) => a.id),
    );
    expect(ids).toEqual(['crash-group', 'restart-group', 'crash-leader-of', 'part-group']);
  });

  it('take the place of those of "the leader", of which there are several', () => {
    expect(on(storeWorld(), 'crash-leader', { kind: 'ground' }).refusal).toBe('each group has a leader of its own');
  });
});
