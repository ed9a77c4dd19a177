import { describe, expect, it } from 'vitest';
import type { Event, Happening } from '../../../model/event.ts';
import type { Op } from '../../../model/kv.ts';
import type { AppendEntriesReply } from '../../../model/raft.ts';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import { entry, envelope } from '../../lib/sampleWorld.ts';
import { EMPTY_LISTING, earlierPage, headPage, listEvents, newestFirst, PAGE, rowFor } from './listing.ts';
import { FIRST_TOPICS, isListed, lineStyle, TOPICS, topicOf, topicsIn } from './topic.ts';

let n = 0;
const event = (happening: Happening): Event => ({ ...happening, at: 10, step: ++n, n: 0, cause: null });

const beat = {
  type: 'AppendEntries',
  term: 1,
  leaderId: 'n1',
  prevLogIndex: 3,
  prevLogTerm: 1,
  entries: [],
  leaderCommit: 3,
} as const;
const reply: AppendEntriesReply = {
  type: 'AppendEntriesReply',
  term: 1,
  success: true,
  prevLogIndex: 3,
  matchIndex: 3,
  conflictIndex: 0,
  conflictTerm: 0,
};
const sent = (message: Parameters<typeof envelope>[3]) =>
  event({ type: 'MessageSent', envelope: envelope('n1', 'n2', 5, message) });
const crash = () => event({ type: 'NodeCrashed', node: 'n1', lostEntries: 0 });
const write = () => event({ type: 'WriteDone', node: 'n1', lastIndex: 1, term: 1 });

describe('topics of events', () => {
  it('tell heartbeats and their answers from AppendEntries that carry something', () => {
    expect(topicOf(sent(beat))).toBe('heartbeats');
    expect(topicOf(sent(reply))).toBe('heartbeats');
    expect(topicOf(sent({ ...beat, entries: [entry(4, 1)] }))).toBe('messages');
    expect(topicOf(sent({ ...reply, matchIndex: 4 }))).toBe('messages');
    expect(topicOf(sent({ ...reply, success: false, matchIndex: 0 }))).toBe('messages');
  });
  it('are those that the world has to do with', () => {
    const ids = (shards: number) => topicsIn({ ...DEFAULT_SETUP, shards }).map(({ id }) => id);
    expect(ids(0)).not.toContain('shards');
    expect(ids(10)).toContain('shards');
    expect(ids(10)).not.toContain('tasks');
  });
  it('tell the hand-over of shards from what else a log carries', () => {
    const result = { ok: true, value: null };
    const applied = (op: Op) =>
      event({ type: 'EntryApplied', node: 'n1', entry: entry(4, 1, op), result, repeated: false });
    expect(topicOf(applied({ type: 'deleteShard', num: 2, shard: 3 }))).toBe('shards');
    expect(topicOf(applied({ type: 'noop' }))).toBe('replication');
  });
  it('list a heartbeat that somebody dropped by hand, but not one that a cut link lost', () => {
    const lost = (reason: 'cut' | 'dropped') =>
      event({ type: 'MessageLost', envelope: envelope('n1', 'n2', 5, beat), reason });
    expect(isListed(lost('dropped'), FIRST_TOPICS)).toBe(true);
    expect(isListed(lost('cut'), FIRST_TOPICS)).toBe(false);
  });
  it('list broken invariants and captions whatever is chosen', () => {
    const broken = event({
      type: 'InvariantViolated',
      violation: { invariant: 'I1', key: '', detail: '', nodes: [], index: null, step: 1, at: 1 },
    });
    expect(isListed(broken, [])).toBe(true);
    expect(lineStyle(broken)).toBe('alarm');
    expect(isListed(event({ type: 'NoteShown', text: 'a', line: 1 }), [])).toBe(true);
    expect(lineStyle(crash())).toBe('plain');
    expect(lineStyle(event({ type: 'ExpectationFailed', line: 3, message: 'no' }))).toBe('failed');
  });
  it('do not list a command beside the event it leads to', () => {
    const performed = (type: 'crash' | 'wipe') =>
      event({ type: 'CommandPerformed', command: { type, nodes: [] }, nodes: [], line: 0 });
    const all = TOPICS.map((topic) => topic.id);
    expect(isListed(performed('crash'), all)).toBe(false);
    expect(isListed(performed('wipe'), all)).toBe(true);
  });
});

describe('the listing', () => {
  it('grows by looking at the new events alone, and equals the filtered whole', () => {
    const first = [crash(), write(), crash()];
    const a = listEvents(EMPTY_LISTING, first, FIRST_TOPICS);
    const more = [...first, write(), crash()];
    const b = listEvents(a, more, FIRST_TOPICS);
    expect(b.rows).toEqual(more.filter((e) => isListed(e, FIRST_TOPICS)));
    expect(b.rows).toHaveLength(3);
  });
  it('keeps its rows when nothing new is listed', () => {
    const first = [crash()];
    const a = listEvents(EMPTY_LISTING, first, FIRST_TOPICS);
    expect(listEvents(a, [...first, write()], FIRST_TOPICS).rows).toBe(a.rows);
    expect(listEvents(a, first, FIRST_TOPICS)).toBe(a);
  });
  it('begins anew for other topics, for another branch and after a seek back', () => {
    const first = [crash(), write(), crash()];
    const a = listEvents(EMPTY_LISTING, first, FIRST_TOPICS);
    expect(listEvents(a, first, ['machinery']).rows).toEqual([first[1]]);
    expect(listEvents(a, first.slice(0, 1), FIRST_TOPICS).rows).toEqual([first[0]]);
    const other = [crash(), crash(), crash(), crash()];
    expect(listEvents(a, other, FIRST_TOPICS).rows).toEqual(other);
  });
  it('puts the newest rows into the page, and earlier ones as they are asked for', () => {
    const rows = Array.from({ length: PAGE + 5 }, crash);
    const oldest = headPage(rows.length, 480);
    expect(newestFirst(rows, oldest)).toHaveLength(28);
    expect(newestFirst(rows, oldest)[0]).toBe(rows[PAGE + 4]);
    expect(newestFirst(rows, earlierPage(oldest))).toHaveLength(PAGE + 5);
    expect(headPage(3, 480)).toBe(0);
  });
});

describe('keys in the list of events', () => {
  it('go from row to row, by tens, and to either end', () => {
    const to = (here: number, ...keys: readonly string[]) => keys.map((key) => rowFor(key, here, 30));
    expect(to(-1, 'ArrowDown', 'ArrowUp')).toEqual([0, 0]);
    expect(to(4, 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')).toEqual([5, 3, 14, 0, 0, 29]);
    expect(to(29, 'ArrowDown', 'PageDown')).toEqual([29, 29]);
    expect(to(4, 'ArrowLeft', 'Enter', 'x')).toEqual([null, null, null]);
  });
});
