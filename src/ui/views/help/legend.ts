// The picture language as data: every sign of the page with what it means. Sign.tsx draws them.
import type { Term } from '../../../model/ids.ts';

/** A sign, as far as it takes to draw a sample of it. */
export type Sign =
  | { readonly kind: 'terms' }
  | {
      readonly kind: 'server';
      readonly shape: 'leader' | 'stale' | 'follower' | 'candidate' | 'crashed';
      readonly term: Term;
    }
  | { readonly kind: 'message'; readonly shape: 'entries' | 'heartbeat' | 'vote' | 'snapshot' | 'shard' | 'replies' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'entry'; readonly state: 'stored' | 'committed' | 'applied' | 'compacted' }
  | { readonly kind: 'belief'; readonly of: 'matchIndex' | 'nextIndex' }
  | { readonly kind: 'task'; readonly state: 'given' | 'reported' | 'columns' }
  | { readonly kind: 'file'; readonly state: 'written' | 'read' }
  | { readonly kind: 'attempt'; readonly outcome: 'won' | 'died' | 'ignored' }
  | { readonly kind: 'alarm' };

/** Signs that belong together. */
export interface SignGroup {
  readonly title: string;
  readonly signs: readonly { readonly sign: Sign; readonly meaning: string }[];
}

/** All signs, in the order in which a newcomer meets them. */
export const LEGEND: readonly SignGroup[] = [
  {
    title: 'Servers',
    signs: [
      {
        sign: { kind: 'terms' },
        meaning: 'The number is the term, and the colour says it again: a new colour, a new term.',
      },
      {
        sign: { kind: 'server', shape: 'follower', term: 1 },
        meaning:
          'A follower. The arc is what is left of its election timer; when it is used up, the server stands for election.',
      },
      {
        sign: { kind: 'server', shape: 'candidate', term: 2 },
        meaning:
          'A candidate, with a dot for every voter: filled for a vote, crossed for a refusal, hollow while it waits.',
      },
      { sign: { kind: 'server', shape: 'leader', term: 2 }, meaning: 'A leader: filled, in a frame.' },
      {
        sign: { kind: 'server', shape: 'stale', term: 1 },
        meaning: 'A dotted frame: it believes that it leads, but others have gone on to a later term.',
      },
      {
        sign: { kind: 'server', shape: 'crashed', term: 1 },
        meaning: 'Dashed and empty: it has crashed, and only its disk is left.',
      },
    ],
  },
  {
    title: 'Messages',
    signs: [
      {
        sign: { kind: 'message', shape: 'entries' },
        meaning: 'Filled: a request. The number counts the log entries in it.',
      },
      { sign: { kind: 'message', shape: 'heartbeat' }, meaning: 'Small and light: a heartbeat, which carries none.' },
      { sign: { kind: 'message', shape: 'vote' }, meaning: 'A diamond asks for a vote.' },
      { sign: { kind: 'message', shape: 'snapshot' }, meaning: 'A sheet is a snapshot, sent in place of old entries.' },
      {
        sign: { kind: 'message', shape: 'shard' },
        meaning: 'A box with a number is a shard on its way, in the colour of the group that it goes to.',
      },
      { sign: { kind: 'message', shape: 'replies' }, meaning: 'Hollow: a reply, + for yes and − for no.' },
      { sign: { kind: 'cut' }, meaning: 'A cut link. What is sent over it is lost.' },
    ],
  },
  {
    title: 'Logs',
    signs: [
      {
        sign: { kind: 'entry', state: 'stored' },
        meaning: 'Dashed: stored, but not committed yet as far as this server knows.',
      },
      { sign: { kind: 'entry', state: 'committed' }, meaning: 'Solid: committed. It can no longer be lost.' },
      { sign: { kind: 'entry', state: 'applied' }, meaning: 'With a tick: the server has carried it out.' },
      { sign: { kind: 'entry', state: 'compacted' }, meaning: 'Hatched: replaced by a snapshot.' },
      {
        sign: { kind: 'belief', of: 'matchIndex' },
        meaning: 'A dot: as far as the leader knows, the log agrees with its own up to here (matchIndex).',
      },
      { sign: { kind: 'belief', of: 'nextIndex' }, meaning: 'An arrow: the leader sends this entry next (nextIndex).' },
      { sign: { kind: 'alarm' }, meaning: 'Red: something that Raft promises is broken. Nothing else is ever red.' },
    ],
  },
  {
    title: 'MapReduce',
    signs: [
      {
        sign: { kind: 'task', state: 'given' },
        meaning: 'A tile is a task on its way to a worker: one colour for maps, one for reduces.',
      },
      { sign: { kind: 'task', state: 'reported' }, meaning: 'Hollow, with a tick: a worker reports that it is done.' },
      {
        sign: { kind: 'task', state: 'columns' },
        meaning: 'Hollow: nobody has the task. Tinted: somebody is at it. Dashed: its worker is down. Solid: done.',
      },
      { sign: { kind: 'file', state: 'written' }, meaning: 'A filled sheet: files on their way to the store.' },
      { sign: { kind: 'file', state: 'read' }, meaning: 'A hollow sheet: files that a worker has asked for.' },
      {
        sign: { kind: 'attempt', outcome: 'won' },
        meaning: 'An attempt over time; strong while the task itself runs.',
      },
      { sign: { kind: 'attempt', outcome: 'died' }, meaning: 'Dashed, with a cross: its worker went down.' },
      {
        sign: { kind: 'attempt', outcome: 'ignored' },
        meaning: 'Hatched: it came too late, another attempt was first.',
      },
    ],
  },
];

/** Raft for somebody who has never heard of it, in five lines. */
export const RAFT_IN_FIVE_LINES: readonly string[] = [
  'Several servers keep the same log of operations, so that a service lives on when some of them crash.',
  'One of them leads. Clients ask it; it appends each operation to its log and sends it to the others.',
  'An operation is committed once the leader knows a majority to store it: every later leader has it, and it is never lost.',
  'When the leader falls silent, another server stands for election. It needs the votes of a majority, and a log as new as theirs.',
  'Each election begins a new term, and a term has at most one leader. All else follows from counting majorities.',
];
