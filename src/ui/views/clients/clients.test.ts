import { describe, expect, it } from 'vitest';
import { listOf } from '../../../model/list.ts';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import type { Operation } from '../../../model/world.ts';
import { printCommand } from '../../../scenario/printWords.ts';
import { clerk, put, worldOf } from '../../lib/sampleWorld.ts';
import { callCommand, callErrors, FIRST_CALL, nextDraft } from './callForm.ts';
import { FIRST_CONTROL, readControl } from './controlForm.ts';
import { callFigures, callRows } from './history.ts';
import { FIRST_LOAD, readLoad } from './load.ts';

const operation = (requestId: number, rest: Partial<Operation> = {}): Operation => ({
  clerk: 'c1',
  op: put('x', String(requestId), requestId),
  calledAt: 100 * requestId,
  calledStep: requestId,
  returnedAt: null,
  returnedStep: null,
  result: null,
  server: null,
  ...rest,
});
const answered = (took: number) => ({
  returnedAt: 100 + took,
  returnedStep: 9,
  result: { ok: true, value: null },
  server: 'n2',
});

describe('the form of a call', () => {
  it('becomes a command; what the op does not take is left out', () => {
    expect(callCommand({ ...FIRST_CALL, type: 'get', value: '9', expected: '8' })).toEqual({
      type: 'call',
      clerk: { kind: 'id', id: 'c1' },
      call: { type: 'get', key: 'x', value: '', expected: null },
      via: null,
    });
    expect(callCommand({ ...FIRST_CALL, type: 'cas', expectsNone: false, expected: '1', server: 'n3' })).toMatchObject({
      call: { type: 'cas', expected: '1' },
      via: { id: 'n3' },
    });
    expect(callCommand({ ...FIRST_CALL, type: 'cas', expected: '1' })).toMatchObject({ call: { expected: null } });
  });
  it('wants a key, and neither key nor value too long', () => {
    expect(callErrors({ ...FIRST_CALL, key: '' })).toEqual({ key: 'A key is needed.' });
    expect(callErrors({ ...FIRST_CALL, value: 'v'.repeat(1001) }).value).toBe('At most 1000 characters.');
    expect(callErrors({ ...FIRST_CALL, type: 'get', value: 'v'.repeat(1001) })).toEqual({});
  });
  it('counts on for the next write, and expects of a cas what the last one wrote', () => {
    expect(nextDraft(FIRST_CALL).value).toBe('2');
    expect(nextDraft({ ...FIRST_CALL, value: 'a' }).value).toBe('a');
    expect(nextDraft({ ...FIRST_CALL, type: 'append', value: '1' }).value).toBe('1');
    expect(nextDraft({ ...FIRST_CALL, type: 'cas' })).toMatchObject({ value: '2', expected: '1', expectsNone: false });
  });
});

describe('the form of the shard controller', () => {
  const SETUP = { ...DEFAULT_SETUP, shards: 10, groups: 2, servers: 3, clerks: 1 };
  const read = (change: Partial<typeof FIRST_CONTROL>) => readControl({ ...FIRST_CONTROL, ...change }, SETUP);
  const call = (change: Partial<typeof FIRST_CONTROL>) => {
    const answer = read(change);
    return answer.ok ? printCommand(answer.command) : answer.error;
  };

  it('comes to the line that a scenario would have', () => {
    expect(call({ groups: '100,101' })).toBe('call c1 join 100, 101');
    expect(call({ groups: '7 = x y' })).toBe('call c1 join 7 = x y');
    expect(call({ type: 'leave', groups: '101', server: 's2' })).toBe('call c1 leave 101 via s2');
    expect(call({ type: 'move', shard: '3', gid: '101' })).toBe('call c1 move 3 to 101');
    expect(call({ type: 'query' })).toBe('call c1 query');
    expect(call({ type: 'query', num: '2' })).toBe('call c1 query 2');
  });

  it('says what is missing, and what a scenario would be told', () => {
    expect(call({ groups: ' ' })).toBe('Which groups? For example 100, 101.');
    expect(call({ type: 'move', shard: '10' })).toMatch(/^A shard .*9.*\.$/);
    expect(call({ groups: '100; crash n1' })).toMatch(/^\p{Lu}.*[.?]$/u);
    expect(read({ type: 'query', num: 'x' }).ok).toBe(false);
  });
});

describe('the history of calls', () => {
  const pending = {
    op: put('x', '3', 3),
    operation: 2,
    server: 'n1',
    group: 1,
    via: null,
    attempts: 4,
    askedHere: 4,
    mayHaveRun: true,
    errand: null,
    backingOff: null,
  };
  const operations = listOf([operation(1, answered(40)), operation(2), operation(3)]);
  const world = worldOf([clerk('c1', { pending, queue: [{ op: put('x', '4', 4), via: null }] })], {
    operations,
  });

  it('is newest first and tells answered, waiting, queued and lost calls apart', () => {
    expect(callRows(world, 10).map(({ state, text, took, attempts }) => [state, text, took, attempts])).toEqual([
      ['queued', 'c1 is busy', null, null],
      ['waiting', 'asks n1', null, 4],
      ['lost', 'c1 crashed', null, null],
      ['answered', 'ok, by n2', 40, null],
    ]);
  });
  it('shows no more calls than is asked for, the newest of them, and above them what waits its turn', () => {
    expect(callRows(world, 2).map((row) => row.offset)).toEqual([null, 2, 1]);
  });
  it('has its figures from the calls that were answered', () => {
    const three = worldOf([], {
      operations: listOf([
        operation(1, answered(10)),
        operation(1, answered(30)),
        operation(1, answered(20)),
        operation(4),
      ]),
    });
    expect(callFigures(three)).toEqual({ calls: 4, answered: 3, median: 20 });
    expect(callFigures(worldOf())).toEqual({ calls: 0, answered: 0, median: null });
  });
});

describe('the form of a load', () => {
  it('is the default load at first', () => {
    expect(readLoad(FIRST_LOAD)).toEqual({
      keys: 3,
      gap: [50, 150],
      mix: { get: 2, put: 1, append: 1, cas: 0 },
      until: null,
    });
  });
  it('says what is wrong', () => {
    expect(readLoad({ ...FIRST_LOAD, keys: '0' })).toContain('from 1 to 1000');
    expect(readLoad({ ...FIRST_LOAD, gapMin: '1.5' })).toBe('Pause: whole milliseconds.');
    expect(readLoad({ ...FIRST_LOAD, gapMin: '200' })).toBe('Pause: the first figure is the shorter one.');
    expect(readLoad({ ...FIRST_LOAD, put: 'many' })).toContain('Shares');
    expect(readLoad({ ...FIRST_LOAD, get: '0', put: '0', append: '0' })).toContain('at least one');
  });
});
