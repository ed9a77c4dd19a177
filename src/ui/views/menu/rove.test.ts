import { describe, expect, it } from 'vitest';
import { roveTo } from './rove.ts';

const labels = ['Crash', 'Cut off', 'Pause', 'Restart'];

describe('keys in a menu', () => {
  it('go on and back, round the ends', () => {
    expect(roveTo('ArrowDown', -1, labels)).toBe(0);
    expect(roveTo('ArrowDown', 3, labels)).toBe(0);
    expect(roveTo('ArrowUp', 0, labels)).toBe(3);
    expect(roveTo('ArrowUp', 2, labels)).toBe(1);
    expect([roveTo('Home', 2, labels), roveTo('End', 0, labels)]).toEqual([0, 3]);
  });
  it('find the next item by its first letter, and the one after that with the same letter', () => {
    expect(roveTo('c', -1, labels)).toBe(0);
    expect(roveTo('c', 0, labels)).toBe(1);
    expect(roveTo('C', 1, labels)).toBe(0);
    expect(roveTo('z', 0, labels)).toBeNull();
  });
  it('mean nothing otherwise', () => {
    expect([roveTo('Enter', 0, labels), roveTo(' ', 0, labels), roveTo('ArrowDown', 0, [])]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
