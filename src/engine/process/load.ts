// A generated load: what a clerk calls next, and when.
import { at } from '../../model/list.ts';
import type { ClerkNode, World } from '../../model/world.ts';
import { between, rand } from '../prim/rand.ts';
import type { SettledCall } from './clerk.ts';
import { arm, draw, type Turn } from './turn.ts';

/** Arms the pause before the load's next op. */
export function scheduleLoad(node: ClerkNode, turn: Turn): void {
  const { load } = node;
  if (!load || node.pending || (load.until !== null && turn.now >= load.until)) return;
  node.loadTimer = arm(turn, node.rate, draw(turn, 'load', node.id, load.gap, node.nextRequestId));
}

/** The names of keys, each one text for ever: a text that is made anew is looked up among all texts when it names a field. */
const names: string[] = [];

function keyName(n: number): string {
  names[n] ??= `k${n}`;
  return names[n];
}

/** The load's next op. The clerk must have one. */
export function drawCall(node: ClerkNode, turn: Turn): SettledCall {
  const { keys, mix } = node.load as NonNullable<ClerkNode['load']>;
  const { seed } = turn.setup;
  const id = node.nextRequestId;
  const key = keys === 'own' ? node.id : keyName(between(rand(seed, 'load key', node.id, id), 0, keys - 1));
  const { vput = 0 } = mix;
  let pick = rand(seed, 'load op', node.id, id) % Math.max(1, mix.get + mix.put + mix.append + mix.cas + vput);
  const value = `${node.id}.${id}`;
  pick -= mix.get;
  if (pick < 0) return { type: 'get', key, value: '', expected: null };
  pick -= mix.put;
  if (pick < 0) return { type: 'put', key, value, expected: null };
  pick -= mix.append;
  if (pick < 0) return { type: 'append', key, value: `${value};`, expected: null };
  pick -= mix.cas;
  if (pick < 0) return { type: 'cas', key, value, expected: null };
  return { type: 'vput', key, value, expected: null, version: likelyVersion(turn.world.operations, key) };
}

/**
 * The version that a key has as far as answers tell: whoever has been answered a versioned put, `ok` or not, knows that the
 * version it asked for is past. Never more than the key has; less while others are under way.
 */
function likelyVersion(operations: World['operations'], key: string): number {
  for (let i = operations.size - 1; i >= 0; i--) {
    const operation = at(operations, i);
    if (operation?.op.type === 'vput' && operation.op.key === key && operation.result)
      return (operation.op.version ?? 0) + 1;
  }
  return 0;
}
