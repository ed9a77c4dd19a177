// The checks look only at what a step has changed. A slow twin looks at the whole world after every step: what it finds
// broken, the checks have said, and where they are silent it finds nothing.
import { describe, expect, it } from 'vitest';
import { INVARIANTS } from '../../describe/invariants.ts';
import type { KvState, MachineState } from '../../model/kv.ts';
import { toArray } from '../../model/list.ts';
import type { BugId } from '../../model/setup.ts';
import { nodeOf, type ServerNode, serversOf, type World } from '../../model/world.ts';
import { applyKv, EMPTY_KV } from '../machine/kv.ts';
import { entryAt, lastIndex, termAt } from '../raft/log.ts';
import { sampleWorld } from '../world/sample.ts';
import { agreesAt, holds, sameEntry } from './agreement.ts';
import { CHECKED_INVARIANTS } from './catalogue.ts';
import { checkedPerform, checkedStep } from './checkedStep.ts';
import { digestOf } from './digest.ts';

const committedIn = (world: World) => toArray(world.ghost.groups[1]?.committed ?? { size: 0, depth: 0, root: [] });

function pairs(world: World): [ServerNode, ServerNode][] {
  const servers = serversOf(world);
  return servers.flatMap((a, i) => servers.slice(i + 1).map((b): [ServerNode, ServerNode] => [a, b]));
}

/** Each invariant that can be read off a world, from scratch: is it broken? */
const TWINS: Readonly<Record<string, (world: World) => boolean>> = {
  I1: (world) => pairs(world).some(([a, b]) => leadsWith(a, b)),
  I4: (world) =>
    pairs(world).some(([a, b]) => {
      const [mine, theirs] = [a.raft.log, b.raft.log];
      const first = Math.max(mine.base, theirs.base) + 1;
      for (let i = Math.min(lastIndex(mine), lastIndex(theirs)); i >= first; i--) {
        if (termAt(mine, i) !== termAt(theirs, i)) continue;
        for (let k = i; k >= first; k--) {
          if (!sameEntry(entryAt(mine, k) as never, entryAt(theirs, k) as never)) return true;
        }
        return false;
      }
      return false;
    }),
  I5: (world) =>
    serversOf(world).some(
      ({ raft }) =>
        raft.role.kind === 'leader' &&
        committedIn(world).some((c) => c.commitTerm < raft.currentTerm && !holds(raft.log, c.entry)),
    ),
  I7: (world) =>
    serversOf(world).some(({ raft }) => {
      const committed = committedIn(world);
      for (let i = raft.log.base + 1; i <= Math.min(raft.commitIndex, lastIndex(raft.log)); i++) {
        const known = committed[i - 1];
        if (!known || !sameEntry(known.entry, entryAt(raft.log, i) as never)) return true;
      }
      return false;
    }),
  I8: (world) =>
    serversOf(world).some(({ raft }) => {
      const { log, lastApplied, commitIndex } = raft;
      return !(log.base <= lastApplied && lastApplied <= commitIndex && commitIndex <= lastIndex(log));
    }),
  I11: (world) =>
    serversOf(world).some(({ raft: { log, currentTerm } }) => {
      for (let i = log.base + 1; i <= lastIndex(log); i++)
        if (Number(termAt(log, i)) < Number(termAt(log, i - 1))) return true;
      return Number(termAt(log, lastIndex(log))) > currentTerm;
    }),
  I14: (world) =>
    serversOf(world).some(({ raft }) => {
      if (raft.role.kind !== 'leader') return false;
      return raft.role.peers.some(({ id, matchIndex }) => {
        const follower = nodeOf(world, id) as ServerNode;
        if (follower.raft.currentTerm !== raft.currentTerm || matchIndex === 0) return false;
        return !agreesAt(raft.log, follower.raft.log, matchIndex);
      });
    }),
  I25: (world) => {
    let state = EMPTY_KV;
    const states = [state];
    for (const { entry } of committedIn(world)) {
      const { op } = entry;
      if (op.type === 'get' || op.type === 'put' || op.type === 'append' || op.type === 'cas') {
        state = applyKv(state, op, true).state;
      }
      states.push(state);
    }
    return serversOf(world).some(({ raft, machine }) => {
      const expected = states[raft.lastApplied];
      return expected !== undefined && JSON.stringify(sorted(machine)) !== JSON.stringify(sorted(expected));
    });
  },
};

function leadsWith(a: ServerNode, b: ServerNode): boolean {
  return a.raft.role.kind === 'leader' && b.raft.role.kind === 'leader' && a.raft.currentTerm === b.raft.currentTerm;
}

const sorted = (machine: MachineState) => {
  const { data, sessions } = machine as KvState;
  return [Object.entries(data).sort(), Object.entries(sessions).sort(([a], [b]) => (a < b ? -1 : 1))];
};

function stormy(seed: number, bugs: readonly BugId[]): World {
  let world = sampleWorld({
    seed,
    clerks: 3,
    servers: seed % 2 === 0 ? 3 : 4,
    disk: seed % 3 === 0 ? [0, 0] : [2, 30],
    snapshot: seed % 3 === 1 ? 0 : 700,
    loss: 30,
    duplicate: 100,
    latency: [1, 250],
    batch: 3,
    bugs: bugs.map((bug) => ({ bug, node: '*' })),
  });
  const mix = { get: 1, put: 1, append: 1, cas: 1 };
  const load = { keys: 2, gap: [5, 40], mix, until: null } as const;
  world = checkedPerform(world, { type: 'workload', clerks: [{ kind: 'clerks' }], load }, 0, 0).world;
  const kinds = ['crash', 'restart', 'partition', 'heal', 'heal', 'cut'] as const;
  return checkedPerform(world, { type: 'nemesis', nemesis: { every: [50, 300], kinds, until: null } }, 0, 0).world;
}

/** Runs on with both, and counts which invariants the twin has found broken. */
function compare(world: World, steps: number, found: Record<string, number>): void {
  let now = world;
  const raised = new Set<string>();
  for (let i = 0; i < steps; i++) {
    const next = checkedStep(now).world;
    for (const violation of next.ghost.violations.slice(now.ghost.violations.length)) raised.add(violation.invariant);
    now = next;
    for (const [id, isBroken] of Object.entries(TWINS)) {
      if (!isBroken(now)) continue;
      // Where logs contradict each other already, an entry no longer stands for those before it, and the checks know less.
      if (id === 'I5' && raised.has('I4')) continue;
      found[id] = (found[id] ?? 0) + 1;
      if (!raised.has(id)) throw new Error(`step ${now.step}: ${id} is broken, and only ${[...raised]} were raised`);
    }
  }
}

describe('the slow twin', () => {
  it('finds nothing where the checks are silent', () => {
    const found = {};
    for (let seed = 1; seed <= 6; seed++) compare(stormy(seed, []), 800, found);
    expect(found).toEqual({});
  });

  it('finds nothing broken that the checks have not raised', () => {
    const found: Record<string, number> = {};
    const bugs: readonly BugId[] = [
      'vote-twice',
      'truncate-always',
      'no-log-check',
      'commit-past-sent',
      'stale-install',
      'no-dedup',
    ];
    for (let seed = 1; seed <= 18; seed++) {
      compare(stormy(seed, [bugs[seed % 6] as BugId, bugs[(seed + 1 + (seed % 4)) % 6] as BugId]), 900, found);
    }
    expect(Object.keys(found).sort()).toEqual(['I1', 'I14', 'I25', 'I4', 'I5', 'I7', 'I8']);
  });
});

describe('the digest of a machine', () => {
  it('is the same whether it is kept up change by change or taken anew', () => {
    let world = stormy(2, []);
    while (committedIn(world).length < 40) world = checkedStep(world).world;
    let state = EMPTY_KV;
    for (const { entry, digest } of committedIn(world)) {
      const { op } = entry;
      if (op.type === 'get' || op.type === 'put' || op.type === 'append' || op.type === 'cas') {
        state = applyKv(state, op, true).state;
      }
      expect(digestOf(JSON.parse(JSON.stringify(state)))).toBe(digest);
    }
  });

  it('tells values, keys, absence and sessions apart', () => {
    const result = { ok: true, value: 'a' };
    const states = [
      { data: {}, sessions: {} },
      { data: { x: 'a' }, sessions: {} },
      { data: { a: 'x' }, sessions: {} },
      { data: { x: 'b' }, sessions: {} },
      { data: { x: '' }, sessions: {} },
      { data: { x: 'a', y: 'a' }, sessions: {} },
      { data: {}, sessions: { x: { requestId: 1, result } } },
      { data: {}, sessions: { x: { requestId: 2, result } } },
      { data: {}, sessions: { x: { requestId: 1, result: { ok: false, value: 'a' } } } },
      { data: {}, sessions: { x: { requestId: 1, result: { ok: true, value: null } } } },
      { data: { x: `${'a'.repeat(5000)}b` }, sessions: {} },
      { data: { x: `${'a'.repeat(5000)}c` }, sessions: {} },
      { data: { x: `b${'a'.repeat(5000)}` }, sessions: {} },
    ].map((state) => ({ kind: 'kv' as const, ...state }));
    expect(new Set(states.map((state) => digestOf(state))).size).toBe(states.length);
  });

  it('is another one when one letter of a value is, wherever it stands', () => {
    const text = Array.from({ length: 400 }, (_, i) => `c1.${i};`).join('');
    const states = [{ data: { x: text }, sessions: {} }];
    for (let i = 0; i < text.length; i++) {
      const changed = `${text.slice(0, i)}#${text.slice(i + 1)}`;
      states.push({ data: { x: changed }, sessions: {} });
    }
    expect(new Set(states.map((state) => digestOf({ kind: 'kv', ...state }))).size).toBe(states.length);
  });

  it('of a value that has grown is the same, whether or not what it has grown out of is remembered', () => {
    const digest = (x: string) => digestOf({ kind: 'kv', data: { x }, sessions: {} });
    const values = Array.from({ length: 100 }, (_, n) => Array.from({ length: n }, (_, i) => `c1.${i};`).join(''));
    const grown = values.map(digest);
    for (let n = 0; n < 1000; n++) digest(`${n} others, so many that none of these is remembered any more`.repeat(2));
    expect(values.toReversed().map(digest).toReversed()).toEqual(grown);
  });
});

describe('the catalogue', () => {
  it('has a name and a sentence for every invariant that is checked', () => {
    expect(CHECKED_INVARIANTS).toEqual(INVARIANTS.map(({ id }) => id));
  });
});
