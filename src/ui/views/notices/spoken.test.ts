import { describe, expect, it } from 'vitest';
import type { Event } from '../../../model/event.ts';
import { spokenText } from './Spoken.tsx';

const at = { at: 100, step: 7, cause: null };
const fired: Event = { type: 'TimerFired', node: 'n1', timer: 'election', armedAt: 0, ...at, n: 0 };
const crashed = (node: string, n: number, step = 7): Event => ({
  type: 'NodeCrashed',
  node,
  lostEntries: 0,
  ...at,
  step,
  n,
});

describe('what is said of a step', () => {
  it('is what happened in it, and not its small talk', () => {
    const text = spokenText([crashed('n9', 0, 6), fired, crashed('n1', 1)], 7);
    expect(text).toContain('n1');
    expect(text).not.toContain('n9');
    expect(text).not.toContain('timer');
  });

  it('is the small talk where there is nothing else', () => {
    expect(spokenText([fired], 7)).toContain('n1');
    expect(spokenText([fired], 8)).toBe('');
  });

  it('is three sentences at most', () => {
    const many = ['n1', 'n2', 'n3', 'n4'].map((node, n) => crashed(node, n));
    expect(spokenText(many, 7)).not.toContain('n4');
  });
});
