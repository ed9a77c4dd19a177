import { describe, expect, it } from 'vitest';
import type { Event, Happening } from '../../../model/event.ts';
import { entry, envelope, worldOf } from '../../lib/sampleWorld.ts';
import { placeOf } from './about.ts';
import { eventsOfStep } from './moment.ts';
import { question } from './question.ts';
import { decisionAbout, reasons } from './why.ts';

const at = (step: number, n: number, happening: Happening): Event => ({
  ...happening,
  at: step * 10,
  step,
  n,
  cause: null,
});
const match = (to: number): Happening => ({
  type: 'MatchAdvanced',
  node: 'n1',
  rule: 'advanceMatch',
  follower: 'n2',
  from: to - 1,
  to,
});
const commit = (to: number): Happening => ({
  type: 'CommitAdvanced',
  node: 'n1',
  rule: 'advanceCommit',
  from: to - 1,
  to,
  term: 1,
  currentTerm: 1,
  holders: [],
  needed: 2,
  voters: 3,
});
const applied = (index: number): Happening => ({
  type: 'EntryApplied',
  node: 'n1',
  entry: entry(index, 1),
  result: null,
  repeated: false,
});
const accepted = (count: number): Happening => ({
  type: 'AppendAccepted',
  node: 'n2',
  rule: 'acceptAppend',
  leader: 'n1',
  prevLogIndex: 1,
  prevLogTerm: 1,
  count,
  added: count,
  matchIndex: 1 + count,
});
const reply = envelope('n2', 'n1', 20, {
  type: 'AppendEntriesReply',
  term: 1,
  success: true,
  prevLogIndex: 1,
  matchIndex: 2,
  conflictIndex: 0,
  conflictTerm: 0,
});
const world = worldOf();
const about = (events: readonly Event[], selection: Parameters<typeof decisionAbout>[1]) => {
  const found = decisionAbout(events, selection, world);
  return found && `${found.type} ${found.step}`;
};

describe('what "why?" is asked about', () => {
  const events = [
    at(1, 0, accepted(1)),
    at(2, 0, match(2)),
    at(2, 1, commit(2)),
    at(2, 2, applied(2)),
    at(3, 0, accepted(0)),
  ];
  it('is the weightiest decision of the latest step that says something about a server', () => {
    expect(about(events, { kind: 'node', id: 'n1' })).toBe('CommitAdvanced 2');
  });
  it('is a mere consequence only where no decision is known', () => {
    expect(about([...events, at(4, 0, applied(3))], { kind: 'node', id: 'n1' })).toBe('CommitAdvanced 2');
    expect(about([at(2, 2, applied(2)), at(4, 0, applied(3))], { kind: 'node', id: 'n1' })).toBe('EntryApplied 4');
  });
  it('is no heartbeat', () => expect(about(events, { kind: 'node', id: 'n2' })).toBe('AppendAccepted 1'));
  it('is nothing where nothing is known', () => expect(about(events, { kind: 'node', id: 'n3' })).toBeNull());
  it('is of an entry the event that touched its index', () => {
    expect(about(events, { kind: 'entry', node: 'n1', index: 2 })).toBe('CommitAdvanced 2');
    expect(about(events, { kind: 'entry', node: 'n1', index: 3 })).toBeNull();
    expect(about(events, { kind: 'entry', node: 'n2', index: 2 })).toBe('AppendAccepted 1');
  });
  it('is of a message the last that became of it', () => {
    const sent = at(5, 0, { type: 'MessageSent', envelope: reply });
    const lost = at(6, 0, { type: 'MessageLost', envelope: reply, reason: 'cut' });
    expect(about([sent, lost], { kind: 'message', id: 'n2>n1@20' })).toBe('MessageLost 6');
    expect(about([sent, lost], { kind: 'link', from: 'n2', to: 'n1' })).toBe('MessageLost 6');
    expect(about([sent, lost], { kind: 'link', from: 'n1', to: 'n2' })).toBeNull();
  });
  it('is put as a question', () => {
    expect(question(at(2, 1, commit(6)))).toBe('Why did commitIndex become 6?');
    expect(question(at(1, 0, accepted(0)))).toBe('Why was this heartbeat accepted?');
  });
});

describe('the reasons', () => {
  const chain = [
    at(9, 0, commit(2)),
    at(9, 1, match(2)),
    at(9, 2, { type: 'MessageDelivered', envelope: reply }),
    at(5, 1, { type: 'MessageSent', envelope: reply }),
    at(5, 0, accepted(1)),
  ];
  it('leave out what only carried a decision, and say how long it was under way', () => {
    expect(reasons(chain).map(({ event, transit }) => [event.type, transit])).toEqual([
      ['CommitAdvanced', null],
      ['MatchAdvanced', null],
      ['AppendAccepted', 'AppendEntriesReply, n2 to n1, 70 ms under way'],
    ]);
  });
  it('keep what was asked about, and where the chain ends, whatever they are', () => {
    const [, , delivered, sent] = chain as [Event, Event, Event, Event, Event];
    expect(reasons([delivered, sent]).map(({ event }) => event.type)).toEqual(['MessageDelivered', 'MessageSent']);
  });
});

describe('the events of a step', () => {
  const events = [at(1, 0, match(1)), at(2, 0, match(2)), at(2, 1, commit(2)), at(4, 0, match(3))];
  it('are found in the middle, at the end, and not where there is none', () => {
    expect(eventsOfStep(events, 2)).toEqual([events[1], events[2]]);
    expect(eventsOfStep(events, 4)).toEqual([events[3]]);
    expect(eventsOfStep(events, 3)).toEqual([]);
  });
  it('happened at a place', () => {
    expect(placeOf(at(5, 0, { type: 'MessageSent', envelope: reply }))).toBe('n2');
    expect(placeOf(at(5, 0, { type: 'MessageDelivered', envelope: reply }))).toBe('n1');
    expect(placeOf(at(5, 0, { type: 'NoteShown', text: '', line: 1 }))).toBeNull();
  });
});
