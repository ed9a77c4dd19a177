import { describe, expect, it } from 'vitest';
import type { Operation } from '../../model/world.ts';
import { judgeHistory } from './linearizability.ts';

/** `1-4 vput a 0 ok`: called at step 1 and answered at 4; `1-` is open; `2-3 get = a`. */
function history(...lines: readonly string[]): Operation[] {
  return lines.map((line, i) => {
    const [span = '', type = '', ...rest] = line.split(' ');
    const [called = 0, returned] = span.split('-').map((step) => (step === '' ? undefined : Number(step)));
    const [value = '', version = '0', answer = 'ok'] = type === 'get' ? ['', '0', rest[1]] : rest;
    const isGet = type === 'get';
    const read = answer === 'none' ? null : answer;
    return {
      clerk: `c${i}`,
      op: {
        type: isGet ? 'get' : 'vput',
        key: 'x',
        value,
        expected: null,
        ...(isGet ? {} : { version: Number(version) }),
        clientId: `c${i}`,
        requestId: 1,
      },
      calledAt: called,
      calledStep: called,
      returnedAt: returned ?? null,
      returnedStep: returned ?? null,
      result:
        returned === undefined
          ? null
          : isGet
            ? { ok: read !== null, value: read }
            : { ok: answer === 'ok', value: answer === 'ok' ? null : answer },
      server: 'n1',
    };
  });
}

function verdict(...lines: readonly string[]): string {
  return judgeHistory(history(...lines)).verdict;
}

describe('versioned puts, judged', () => {
  it('count their key on, one after the other', () => {
    expect(verdict('1-2 get = none', '3-4 vput a 0 ok', '5-6 vput b 1 ok', '7-8 get = b')).toBe('linearizable');
    expect(verdict('1-2 vput a 0 ok', '3-4 vput b 0 ok')).toBe('illegal');
    expect(verdict('1-2 vput a 0 ok', '3-4 vput b 2 ok')).toBe('illegal');
  });

  it('of one version succeed only once, whoever comes first', () => {
    expect(verdict('1-9 vput a 0 version', '2-8 vput b 0 ok', '3-7 vput c 0 version')).toBe('linearizable');
    expect(verdict('1-9 vput a 0 ok', '2-8 vput b 0 ok')).toBe('illegal');
    expect(verdict('1-2 vput a 0 version')).toBe('illegal');
  });

  it('find no key only where there is none, and never with version 0', () => {
    expect(verdict('1-2 vput a 1 nokey', '3-4 get = none')).toBe('linearizable');
    expect(verdict('1-2 vput a 0 nokey')).toBe('illegal');
    expect(verdict('1-2 vput a 0 ok', '3-4 vput b 1 nokey')).toBe('illegal');
  });

  it('that may have been done have been, or have not', () => {
    expect(verdict('1-2 vput a 0 maybe', '3-4 get = a')).toBe('linearizable');
    expect(verdict('1-5 vput a 0 maybe', '2-3 vput b 0 ok', '6-7 get = b')).toBe('linearizable');
    expect(verdict('1-2 vput a 0 maybe', '3-4 get = none')).toBe('illegal');
    expect(verdict('1-2 vput b 0 ok', '3-4 vput a 0 maybe', '5-6 get = a')).toBe('illegal');
  });

  it('that were not answered may write at any time, or never', () => {
    expect(verdict('1- vput a 0', '2-3 get = none', '4-5 get = a')).toBe('linearizable');
    expect(verdict('1- vput a 0', '2-3 get = none', '4-5 vput b 0 ok', '6-7 get = b')).toBe('linearizable');
    expect(verdict('1- vput a 0', '2-3 vput b 0 ok', '4-5 get = a')).toBe('illegal');
  });

  it('contradict themselves in few calls, which are told', () => {
    const judged = judgeHistory(history('1-2 vput a 0 ok', '3-4 vput b 1 ok', '5-6 vput c 1 ok', '7-8 get = c'));
    expect(judged.verdict === 'illegal' && judged.piece.length).toBeLessThanOrEqual(3);
  });
});
