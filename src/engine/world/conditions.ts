// What a scenario awaits or expects, judged on a world.

import { opText } from '../../describe/op.ts';
import type { NodeId } from '../../model/ids.ts';
import { dataOf } from '../../model/kv.ts';
import { at, toArray } from '../../model/list.ts';
import type { Entry } from '../../model/raft.ts';
import type { Comparison, Condition } from '../../model/scenario.ts';
import { groupIds } from '../../model/setup.ts';
import type { Operation, ServerNode, World } from '../../model/world.ts';
import { clerksOf, nodeOf, serversOf } from '../../model/world.ts';
import { judgeHistory } from '../history/linearizability.ts';
import { entryAt, lastIndex } from '../raft/log.ts';
import { findWrongAppend } from './appends.ts';
import { judgeJob } from './jobs.ts';
import { compares, fieldOf, measure, sceneOf } from './measure.ts';
import { leaderOf, resolve, resolveAll } from './selectors.ts';
import { judgeShards, storedData } from './shards.ts';

/** Whether a condition holds, and if not, what is the case instead: a clause that can follow "but". */
export type Verdict = { readonly holds: true } | { readonly holds: false; readonly instead: string };

const HOLDS: Verdict = { holds: true };

function unless(fact: boolean, instead: string): Verdict {
  return fact ? HOLDS : { holds: false, instead };
}

/** Judges a condition on a world as it is. */
export function judge(world: World, condition: Condition): Verdict {
  const scene = sceneOf(world);
  switch (condition.kind) {
    case 'leader': {
      const ids = condition.nodes && resolveAll(scene, condition.nodes);
      return judgeLeaders(world, ids);
    }
    case 'no leader': {
      const leader = leaderOf(world.nodes, world.unplugged);
      return unless(leader === null, `${leader?.id} leads term ${leader?.raft.currentTerm}`);
    }
    case 'committed': {
      const holders = serversOf(world).filter((s) => hasCommitted(s, condition.key, condition.value));
      return unless(
        holders.length >= condition.servers,
        `${holders.length === 0 ? 'no server has' : `only ${holders.map((s) => s.id).join(', ')} ${holders.length === 1 ? 'has' : 'have'}`} committed it`,
      );
    }
    case 'value':
      return judgeValue(world, resolveAll(scene, condition.nodes), condition.key, condition.value);
    case 'field':
      return judgeField(world, resolve(scene, condition.node)[0], condition);
    case 'amounts': {
      const [left, right] = [measure(world, condition.left), measure(world, condition.right)];
      if (left === null || right === null) return { holds: false, instead: 'one side cannot be read off now' };
      return unless(compares(left, condition.op, right), comparedText(left, condition.op, right));
    }
    case 'applied': {
      const index = measure(world, condition.index);
      if (index === null) return { holds: false, instead: 'the index cannot be read off now' };
      const count = serversOf(world).filter((s) => s.raft.lastApplied >= index).length;
      const holds = condition.exactly ? count === condition.servers : count >= condition.servers;
      return unless(holds, `${count} ${count === 1 ? 'server has' : 'servers have'} applied index ${index}`);
    }
    case 'terms agree': {
      const terms = serversOf(world)
        .filter((s) => s.health === 'up' && !world.unplugged.includes(s.id))
        .map((s) => s.raft.currentTerm);
      return unless(new Set(terms).size <= 1, `the terms are ${terms.join(', ')}`);
    }
    case 'appends once': {
      const wrong = findWrongAppend(toArray(world.operations), storedData(world));
      return unless(wrong === null, wrong ?? '');
    }
    case 'answered': {
      const ids = condition.clerks ? resolveAll(scene, condition.clerks) : clerksOf(world).map((c) => c.id);
      const busy = clerksOf(world).find((c) => ids.includes(c.id) && c.pending);
      return unless(!busy, `${busy?.id} still waits for an answer`);
    }
    case 'answer': {
      const [clerk] = resolve(scene, condition.clerk);
      return judgeAnswer(lastAnswered(world, clerk), condition.value);
    }
    case 'no violation': {
      const first = world.ghost.violations[0];
      return unless(!first, `${first?.invariant} was broken at step ${first?.step}: ${first?.detail}`);
    }
    case 'violation': {
      const { violations } = world.ghost;
      const hit = condition.invariant
        ? violations.some((v) => v.invariant === condition.invariant)
        : violations.length > 0;
      return unless(
        hit,
        violations.length === 0
          ? 'every invariant holds'
          : `only ${violations.map((v) => v.invariant).join(', ')} was broken`,
      );
    }
    case 'job done':
    case 'output matches':
      return judgeJob(world, condition);
    case 'linearizable':
      return judgeClients(world);
    default:
      return judgeShards(world, condition);
  }
}

/** What is the case where two amounts should compare: `it is 3, not at least 4`. */
function comparedText(left: number, op: Comparison, right: number): string {
  return op === '!=' ? `both are ${left}` : `it is ${left}, not ${WANTED[op]}${right}`;
}

const WANTED = { '=': '', '<': 'less than ', '<=': 'at most ', '>': 'more than ', '>=': 'at least ' } as const;

/** Does one of these servers lead its group? With null: does each group have a leader? */
function judgeLeaders(world: World, ids: readonly NodeId[] | null): Verdict {
  const leaders = groupIds(world.setup).map((gid) => {
    const members = serversOf(world).filter((s) => s.group === gid);
    return { gid, leader: leaderOf(members, world.unplugged), isAsked: members.some((s) => ids?.includes(s.id)) };
  });
  const asked = leaders.filter(({ isAsked }) => isAsked || ids === null);
  if (ids !== null && asked.some(({ leader }) => leader?.health === 'up' && ids.includes(leader.id))) return HOLDS;
  const [first] = ids === null ? asked.filter(({ leader }) => leader?.health !== 'up') : asked;
  if (!first) return unless(ids === null, 'no server leads');
  const where = asked.length > 1 ? ` group ${first.gid}` : '';
  if (!first.leader) return { holds: false, instead: `no server leads${where}` };
  const { id, health } = first.leader;
  return { holds: false, instead: health === 'up' ? `${id} leads${where}` : `${id} leads${where} but is ${health}` };
}

/** Can what the clients saw be explained by one store? A verdict that cannot be reached is not a good one. */
function judgeClients(world: World): Verdict {
  const history = judgeHistory(toArray(world.operations));
  switch (history.verdict) {
    case 'linearizable':
      return HOLDS;
    case 'illegal': {
      const piece = history.piece.map((o) => `${o.clerk} ${opText(o.op)}`).join(', ');
      return { holds: false, instead: `the calls of ${history.key} contradict one another: ${piece}` };
    }
    case 'unknown':
      return { holds: false, instead: history.reason };
  }
}

/** Has a server committed a write of the value (to the key; or as an opaque value)? A snapshot's contents count. */
function hasCommitted(server: ServerNode, key: string | null, value: string): boolean {
  const { log, commitIndex } = server.raft;
  const writes = ({ op }: Entry): boolean => {
    if (key === null) return op.type === 'value' && op.value === value;
    if (op.type === 'append') return op.key === key && op.value === value;
    return (op.type === 'put' || op.type === 'cas' || op.type === 'vput') && op.key === key && op.value === value;
  };
  for (let i = Math.min(commitIndex, lastIndex(log)); i > log.base; i--) {
    const entry = entryAt(log, i);
    if (entry && writes(entry)) return true;
  }
  const { snapshot } = server.raft;
  return key !== null && snapshot !== null && dataOf(snapshot.machine)[key] === value;
}

function judgeValue(world: World, ids: readonly NodeId[], key: string, value: string | null): Verdict {
  for (const id of ids) {
    const server = nodeOf(world, id);
    if (server?.kind !== 'server') return { holds: false, instead: `${id} is no server` };
    const data = dataOf(server.machine);
    const has = Object.hasOwn(data, key) ? (data[key] as string) : null;
    if (has !== value)
      return { holds: false, instead: has === null ? `${id} has no key ${key}` : `${id} has ${key}=${has}` };
  }
  return unless(ids.length > 0, 'no such server exists');
}

function judgeField(world: World, id: NodeId | undefined, condition: Extract<Condition, { kind: 'field' }>): Verdict {
  const server = id ? nodeOf(world, id) : undefined;
  if (server?.kind !== 'server') return { holds: false, instead: 'no such server exists now' };
  const own = fieldOf(server, condition.field);
  const holds = compares(own, condition.op, condition.value);
  return unless(holds, `${server.id}.${condition.field} is ${own}`);
}

/** The latest call of a clerk that has been answered. */
function lastAnswered({ operations }: World, clerk: NodeId | undefined): Operation | undefined {
  for (let i = operations.size - 1; i >= 0; i--) {
    const operation = at(operations, i);
    if (operation?.clerk === clerk && operation?.result) return operation;
  }
  return undefined;
}

function judgeAnswer(operation: Operation | undefined, value: string | null): Verdict {
  if (!operation?.result) return { holds: false, instead: 'it has had no answer' };
  const { op, result } = operation;
  const refusal = op.type === 'vput' ? result.value : 'refused';
  const answer = op.type === 'get' || op.type === 'append' ? result.value : result.ok ? 'ok' : refusal;
  return unless(answer === value, `the answer was ${answer === null ? 'none' : answer}`);
}
