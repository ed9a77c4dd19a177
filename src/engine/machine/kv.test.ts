import { describe, expect, it } from 'vitest';
import { type KvOp, type KvState, kvBytes } from '../../model/kv.ts';
import { applyKv, EMPTY_KV } from './kv.ts';

/** `c1.2 append x b`: the second request of c1; `c1.3 vput x b 0`: with a version. */
function op(line: string): KvOp {
  const [id = '', type = 'get', key = '', value = '', version] = line.split(' ');
  const [clientId = '', requestId] = id.split('.');
  const asked = version === undefined ? {} : { version: Number(version) };
  return { type: type as KvOp['type'], key, value, expected: null, ...asked, clientId, requestId: Number(requestId) };
}

function stateAfter(...lines: readonly string[]): KvState {
  return lines.reduce((state, line) => applyKv(state, op(line), true).state, EMPTY_KV);
}

describe('the key/value machine', () => {
  it('answers a repeated append with the value that was there the first time', () => {
    const state = stateAfter('c1.1 append x a', 'c1.2 append x b', 'c2.1 append x c');
    expect(applyKv(state, op('c1.2 append x b'), true)).toEqual({
      state,
      result: { ok: true, value: 'a' },
      repeated: true,
    });
    expect(state.data).toEqual({ x: 'abc' });
  });

  it('does not run an append that the client has given up for a later one', () => {
    expect(stateAfter('c1.2 append x b', 'c1.1 append x a').data).toEqual({ x: 'b' });
  });

  it('is left by a read exactly as it was, and reads anew when a read is repeated', () => {
    const state = stateAfter('c1.1 put x a');
    const read = applyKv(state, op('c2.1 get x'), true);
    expect(read.state).toBe(state);
    const later = applyKv(stateAfter('c1.1 put x a', 'c2.1 get x', 'c1.2 put x b'), op('c2.1 get x'), true);
    expect(later.result).toEqual({ ok: true, value: 'b' });
  });

  it('runs a write again that came before a read of the same client only if it never ran', () => {
    const state = stateAfter('c1.1 append x a', 'c1.2 get x', 'c1.1 append x a');
    expect(state.data).toEqual({ x: 'a' });
  });

  it('keeps of a put no answer but that it is done, however long the value before', () => {
    const long = 'v'.repeat(1000);
    const state = stateAfter(`c1.1 put x ${long}`, 'c2.1 put x');
    expect(kvBytes(state)).toBeLessThan(50);
  });

  it('does a versioned put only for the version that is there, and counts it on', () => {
    const answer = (state: KvState, line: string) => applyKv(state, op(line), true).result;
    const state = stateAfter('c1.1 vput x a 0', 'c1.2 vput x b 1');
    expect(state).toMatchObject({ data: { x: 'b' }, versions: { x: 2 } });
    expect(answer(state, 'c1.3 vput x c 1')).toEqual({ ok: false, value: 'version' });
    expect(answer(state, 'c1.3 vput x c 2')).toEqual({ ok: true, value: null });
    expect(answer(state, 'c1.3 vput y c 1')).toEqual({ ok: false, value: 'nokey' });
    const withPut = stateAfter('c1.1 vput x a 0', 'c1.2 vput x b 1', 'c1.3 put y d');
    expect(answer(withPut, 'c1.4 vput x c 2')).toEqual({ ok: true, value: null });
  });

  it('remembers no client of versioned puts, and needs not: a second run finds another version', () => {
    const state = stateAfter('c1.1 vput x a 0');
    expect(state.sessions).toEqual({});
    expect(applyKv(state, op('c1.1 vput x a 0'), true)).toEqual({
      state,
      result: { ok: false, value: 'version' },
      repeated: false,
    });
  });
});
