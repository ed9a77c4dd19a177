import { describe, expect, it } from 'vitest';
import { pageStore } from '../store/store.ts';
import { ACTIONS, actionOf } from './registry.ts';

describe('the registry', () => {
  it('names every action once, and gives no key to two of them', () => {
    const ids = ACTIONS.map(({ id }) => id);
    const keys = ACTIONS.flatMap((action) => action.keys);
    expect(new Set(ids).size).toBe(ids.length);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('keeps the keys that readers bring from RaftScope', () => {
    const keys = new Set(ACTIONS.flatMap((action) => action.keys));
    for (const key of ['Space', '.', 'c', 'r', 't', 'a', 'l', 'b', 'f', '?']) expect(keys, key).toContain(key);
  });

  it('can say of every action, before anything is loaded, whether it can be done, and if not why', () => {
    for (const { id, enabled } of ACTIONS) {
      const answer = enabled(pageStore.getInitialState());
      if (answer !== true) expect(answer, id).toMatch(/^\p{Lu}.{5,}[^.]$/u);
    }
  });

  it('does not know an action that does not exist', () => {
    expect(() => actionOf('levitate')).toThrow('no action "levitate"');
  });
});
