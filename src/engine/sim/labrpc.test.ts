import { expect, it } from 'vitest';
import { labrpcSilence } from './labrpc.ts';

it('a caller that finds nobody is never told so at the same instant: it would ask all servers for ever', () => {
  const net = { unreliable: false, reordering: false, longDelays: false, failed: [] };
  const silences = Array.from({ length: 2000 }, (_, now) => labrpcSilence(257, net, 'c1', 'n3', now, 1));
  expect(Math.min(...silences)).toBe(1);
  expect(Math.max(...silences)).toBe(99);
});
