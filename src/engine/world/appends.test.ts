import { describe, expect, it } from 'vitest';
import type { Operation } from '../../model/world.ts';
import { findWrongAppend } from './appends.ts';

/** `c1 y1`: that clerk has appended it to x and was told so; `c1 y1?`: it waits for the answer. */
function called(...calls: readonly string[]): Operation[] {
  return calls.map((call, i) => {
    const [clerk = '', text = ''] = call.split(' ');
    const isOpen = text.endsWith('?');
    return {
      clerk,
      op: {
        type: 'append',
        key: 'x',
        value: isOpen ? text.slice(0, -1) : text,
        expected: null,
        clientId: clerk,
        requestId: i + 1,
      },
      calledAt: i,
      calledStep: i,
      returnedAt: isOpen ? null : i,
      returnedStep: isOpen ? null : i,
      result: isOpen ? null : { ok: true, value: '' },
      server: isOpen ? null : 'n1',
    };
  });
}

describe('appends once', () => {
  it('holds when each acknowledged piece stands in the value, each client in its own order', () => {
    expect(findWrongAppend(called('c1 a', 'c2 b', 'c1 c'), { x: 'bac' })).toBeNull();
    expect(findWrongAppend(called('c1 a', 'c2 b?'), { x: 'a' })).toBeNull();
    expect(findWrongAppend(called('c1 a', 'c2 b?'), { x: 'ba' })).toBeNull();
    expect(findWrongAppend([], {})).toBeNull();
  });

  it('sees a lost piece, also where no key is left', () => {
    expect(findWrongAppend(called('c1 a', 'c1 b'), { x: 'a' })).toBe('x lacks "b", which c1 was told is in it');
    expect(findWrongAppend(called('c1 a'), {})).toBe('x lacks "a", which c1 was told is in it');
  });

  it('sees a piece that is there twice, also one that nobody was told of', () => {
    expect(findWrongAppend(called('c1 a', 'c2 b'), { x: 'aba' })).toBe('x has "a" twice');
    expect(findWrongAppend(called('c1 a?'), { x: 'aa' })).toBe('x has "a" twice');
  });

  it('sees the pieces of one client in the wrong order, and does not mind those of two', () => {
    expect(findWrongAppend(called('c1 a', 'c1 b'), { x: 'ba' })).toBe('x has "a" after a later append of c1');
    expect(findWrongAppend(called('c1 a', 'c2 b'), { x: 'ba' })).toBeNull();
  });

  it('does not take a longer piece for a shorter one that it begins with', () => {
    expect(findWrongAppend(called('c1 y1', 'c1 y12', 'c1 y123'), { x: 'y1y12y123' })).toBeNull();
    expect(findWrongAppend(called('c1 y1', 'c1 y12'), { x: 'y12' })).toBe('x lacks "y1", which c1 was told is in it');
    expect(findWrongAppend(called('c1 y1', 'c1 y12'), { x: 'y1y12y1' })).toBe('x has "y1" twice');
  });

  it('passes over what was there before the first append', () => {
    expect(findWrongAppend(called('c1 a', 'c1 b'), { x: '--ab' })).toBeNull();
  });
});
