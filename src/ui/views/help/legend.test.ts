import { describe, expect, it } from 'vitest';
import { LEGEND, RAFT_IN_FIVE_LINES, type Sign } from './legend.ts';

/** Every sign that can be drawn: one that is missing here is a compile error. */
const DRAWN: { readonly [K in Sign['kind']]: readonly string[] } = {
  terms: [''],
  server: ['leader', 'stale', 'follower', 'candidate', 'crashed'],
  message: ['entries', 'heartbeat', 'vote', 'snapshot', 'shard', 'replies'],
  cut: [''],
  entry: ['stored', 'committed', 'applied', 'compacted'],
  belief: ['matchIndex', 'nextIndex'],
  task: ['given', 'reported', 'columns'],
  file: ['written', 'read'],
  attempt: ['won', 'died', 'ignored'],
  alarm: [''],
};

function variant(sign: Sign): string {
  if ('shape' in sign) return sign.shape;
  if ('state' in sign) return sign.state;
  if ('outcome' in sign) return sign.outcome;
  return 'of' in sign ? sign.of : '';
}

describe('the legend', () => {
  const signs = LEGEND.flatMap((group) => group.signs);

  it('explains every sign once', () => {
    const explained = signs.map(({ sign }) => `${sign.kind} ${variant(sign)}`).sort();
    const drawn = Object.entries(DRAWN).flatMap(([kind, variants]) => variants.map((name) => `${kind} ${name}`));
    expect(explained).toEqual(drawn.sort());
  });

  it('speaks in whole sentences', () => {
    for (const { meaning } of signs) expect(meaning).toMatch(/^[A-Z].*\.$/);
    for (const line of RAFT_IN_FIVE_LINES) expect(line).toMatch(/^[A-Z].*\.$/);
  });

  it('says what Raft is in as many lines as it promises', () => expect(RAFT_IN_FIVE_LINES).toHaveLength(5));
});
