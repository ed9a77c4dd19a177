import { describe, expect, it } from 'vitest';
import type { Op } from '../model/kv.ts';
import { listOf } from '../model/list.ts';
import type { RaftState } from '../model/raft.ts';
import type { Health, ServerNode } from '../model/world.ts';
import { entryLine, eventLine, messageLine, nodeLine } from './line.ts';
import { compareEnds, opPhrase, opShort, opText, wordText } from './op.ts';
import { entry, envelope, kvOp, MESSAGES } from './sampleMessages.ts';
import { SAMPLES } from './samples.ts';

const OPS: readonly Op[] = [
  kvOp('put', 'x', '1'),
  kvOp('append', 'x', '!'),
  kvOp('cas', 'x', '2', '1'),
  kvOp('cas', 'x', '2', null),
  kvOp('cas', 'x', '2', 'none'),
  kvOp('get', 'x'),
  kvOp('put', 'a key', ''),
  { type: 'noop' },
  { type: 'config', voters: ['n1', 'n2'] },
  { type: 'value', value: '101' },
];

describe('an op', () => {
  it('reads as it is typed', () => {
    expect(OPS.map(opText)).toEqual([
      'put x 1',
      'append x !',
      'cas x 1 2',
      'cas x none 2',
      'cas x "none" 2',
      'get x',
      'put "a key" ""',
      'no-op',
      'members n1 n2',
      '101',
    ]);
  });

  it('has a short form that tells it from others', () => {
    const short = OPS.map(opShort);
    expect(short.slice(0, 4)).toEqual(['x=1', 'x+!', 'x:1=2', 'x:none=2']);
    expect(new Set(short).size).toBe(OPS.length);
  });
});

describe('an op in a sentence', () => {
  it('is cut short when it is long', () => {
    expect(opPhrase(kvOp('put', 'x', '1'))).toBe('put x 1');
    expect(opPhrase(kvOp('put', 'x', 'é'.repeat(1000)))).toBe(`put x ${'é'.repeat(33)}…`);
  });
});

describe('a word', () => {
  it('is quoted when it could not be told where it ends', () => {
    expect(['x', 'ö', 'a.', '', 'a b', '"', 'none', '\u200b', '\n'].map(wordText)).toEqual([
      'x',
      'ö',
      '"a."',
      '""',
      '"a b"',
      '"\\""',
      '"none"',
      '"\u200b"',
      '"\\n"',
    ]);
  });
});

describe('the ends of two logs', () => {
  it('are compared by term, and by index within a term (§5.4.1)', () => {
    expect(compareEnds({ index: 1, term: 3 }, { index: 9, term: 2 })).toBe(1);
    expect(compareEnds({ index: 8, term: 2 }, { index: 9, term: 2 })).toBe(-1);
    expect(compareEnds({ index: 9, term: 2 }, { index: 9, term: 2 })).toBe(0);
  });
});

describe('a line', () => {
  it('is one line, whatever the texts in it', () => {
    for (const event of SAMPLES) expect(eventLine(event)).not.toMatch(/\s$|\n| {2}|undefined/);
    const note = { type: 'NoteShown', text: 'two\nlines', line: 3, at: 7, step: 1, n: 0, cause: null } as const;
    expect(eventLine(note)).toBe('@7 line3 note two lines');
  });

  it('shows an entry as its place and op', () => {
    expect(entryLine(entry(6, 3, kvOp('put', 'x', '2')))).toBe('6(t3) put x 2');
  });

  it('shows a message under its own name', () => {
    const message = MESSAGES[6];
    if (!message) throw new Error('the samples have lost their AppendEntries');
    expect(messageLine({ ...envelope('n4', 'n3', message), n: 2, copy: 1 })).toBe(
      'n4>n3@488.2*1 AppendEntries term 3 prev 5(t2) [6(t3) put x 2, 7(t3) get x] commit 5',
    );
  });
});

describe('the line of a server', () => {
  it('shows role, term, vote, indexes and log', () => {
    expect(nodeLine(server({ role: { kind: 'leader', peers: [] } }))).toBe(
      'n4 L t3 vote n4 commit 2 applied 1 [1:a 2:x=1 3:-]',
    );
    expect(nodeLine(server({ votedFor: null, role: { kind: 'candidate', votes: {} } }))).toMatch(/^n4 C t3 vote - /);
  });

  it('shows who stands still and who has crashed', () => {
    expect(nodeLine(server({}, 'paused'))).toMatch(/^n4 F= t3/);
    expect(nodeLine(server({}, 'down'))).toMatch(/^n4 X t3/);
  });

  it('shows where a compacted or a long log begins', () => {
    const compacted = { base: 40, baseTerm: 3, entries: listOf([entry(41, 4, { type: 'noop' })]), bytes: 30 };
    expect(nodeLine(server({ log: compacted }))).toMatch(/ \[\.\.40\(t3\) 4:-\]$/);
    const long = Array.from({ length: 30 }, (_, i) =>
      entry(i + 1, 1 + (i >> 4), { type: 'value', value: `v${i + 1}` }),
    );
    const line = nodeLine(server({ log: { base: 0, baseTerm: 0, entries: listOf(long), bytes: 900 } }));
    expect(line).toMatch(/ \[\.\.18\(t2\) 2:v19 .* 2:v30\]$/);
  });
});

function server(raft: Partial<RaftState>, health: Health = 'up'): ServerNode {
  const ops: Op[] = [{ type: 'value', value: 'a' }, kvOp('put', 'x', '1'), { type: 'noop' }];
  const log = { base: 0, baseTerm: 0, entries: listOf(ops.map((op, i) => entry(i + 1, i + 1, op))), bytes: 90 };
  const state: RaftState = {
    currentTerm: 3,
    votedFor: 'n4',
    log,
    snapshot: null,
    commitIndex: 2,
    lastApplied: 1,
    role: { kind: 'follower', leaderId: null },
    durableIndex: 3,
    members: { voters: ['n4'], index: 0 },
    ...raft,
  };
  return { id: 'n4', kind: 'server', health, raft: state } as ServerNode; // all that the line looks at
}
