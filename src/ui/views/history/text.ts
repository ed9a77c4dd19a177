// Calls and verdicts in words. Pure.
import { opText, resultText } from '../../../describe/op.ts';
import type { NodeId } from '../../../model/ids.ts';
import { at, last } from '../../../model/list.ts';
import { type Operation, type ServerNode, serversOf, type World } from '../../../model/world.ts';
import type { Judgement } from '../../../wire/protocol.ts';
import { count, span } from '../../lib/figures.ts';
import { secondsText } from '../../lib/timeText.ts';

/** What stands in a bar: the op and, where there is something to tell, the answer. */
export interface BarText {
  readonly op: string;
  /** With the arrow before it; '' for a plain "ok" and for none. */
  readonly answer: string;
}

/** Most characters of each in a bar. */
const LONGEST = 18;

function short(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join('')}…`;
}

/** A value where its end tells most: a key that is appended to grows there. */
function shortValue(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST ? text : `…${letters.slice(1 - LONGEST).join('')}`;
}

/** The text of a bar. */
export function barText({ op, result }: Operation): BarText {
  const answer = result === null ? '' : resultText(op, result);
  return { op: short(opText(op)), answer: answer === '' || answer === 'ok' ? '' : ` → ${shortValue(answer)}` };
}

/** A call in a sentence, for screen readers and above its picture: `c1: get x, answered old by n1 after 40 ms`. */
export function callText({ clerk, op, calledAt, returnedAt, result, server }: Operation): string {
  const call = `${clerk}: ${short(opText(op))}, called at ${secondsText(calledAt)} s`;
  if (returnedAt === null || result === null) return `${call}, not answered`;
  const by = server === null ? '' : ` by ${server}`;
  return `${call}, answered ${shortValue(resultText(op, result))}${by} after ${span(returnedAt - calledAt)}`;
}

/** A verdict in a sentence. `calls` is how many there are. */
export function verdictText(judgement: Judgement | null, calls: number): string {
  if (calls === 0) return 'No call has been made.';
  if (judgement === null) return 'Being judged …';
  switch (judgement.verdict) {
    case 'linearizable':
      return calls === 1
        ? 'Linearizable: the answer of this call can be explained.'
        : `Linearizable: one order explains the answers of ${calls === 2 ? 'both calls' : `all ${count(calls, 'call')}`}.`;
    case 'illegal':
      return judgement.piece.length === 1
        ? 'Not linearizable: no order explains the answer of this call.'
        : `Not linearizable: these ${count(judgement.piece.length, 'call')} contradict one another.`;
    case 'unknown':
      return `Unknown: ${judgement.reason}`;
  }
}

/** The order that explains answers and has this call in it, of all calls of its key or of as many as can be; null: it is in none. */
export function orderWith(judgement: Judgement | null, offset: number): readonly number[] | null {
  switch (judgement?.verdict) {
    case 'linearizable':
      return judgement.orders.find(({ order }) => order.includes(offset))?.order ?? null;
    case 'illegal':
      return judgement.longest.includes(offset) ? judgement.longest : null;
    default:
      return null;
  }
}

/** What a key held before and after a call; null: no such key. */
export interface Around {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The values around a call in an order of its key's calls that explains the answers; null when the call is not in it. The
 * machine itself is the engine's: this follows answers that are known to be right.
 */
export function around(operations: World['operations'], order: readonly number[], offset: number): Around | null {
  let value: string | null = null;
  let version = 0; // of versioned puts
  for (const one of order) {
    const operation = at(operations, one);
    if (!operation) return null;
    const before: string | null = value;
    if (operation.op.type !== 'vput') value = valueAfter(operation, value);
    else if (operation.op.version === version) {
      value = operation.op.value;
      version += 1;
    }
    if (one === offset) return { before, after: value };
  }
  return null;
}

function valueAfter({ op, result }: Operation, before: string | null): string | null {
  switch (op.type) {
    case 'get':
      return before;
    case 'put':
      return op.value;
    case 'append':
      return (before ?? '') + op.value;
    case 'cas':
      return (result?.ok ?? before === op.expected) ? op.value : before;
    case 'vput':
      return op.value;
    default:
      return before; // not a call of the store
  }
}

/** `x: old → new`, `x: still old`; values cut short. */
export function aroundText(key: string, { before, after }: Around): string {
  const told = (value: string | null) => (value === null ? 'none' : shortValue(value === '' ? '""' : value));
  return before === after ? `${key} stays ${told(after)}` : `${key}: ${told(before)} → ${told(after)}`;
}

/** An entry of a log: whose, and where. */
export interface EntryPlace {
  readonly node: NodeId;
  readonly index: number;
}

/** The entry that carries an operation: in the leader's log, else in any; null: in none, or it is in a snapshot by now. */
export function entryOf(world: Pick<World, 'nodes'>, { op }: Operation): EntryPlace | null {
  const servers = serversOf(world).sort((a, b) => rank(b) - rank(a));
  for (const { id, raft } of servers) {
    const { entries } = raft.log;
    for (let i = entries.size - 1; i >= 0; i--) {
      const entry = at(entries, i);
      const held = entry?.op;
      if (entry && held && 'clientId' in held && held.requestId === op.requestId && held.clientId === op.clientId) {
        return { node: id, index: entry.index };
      }
    }
  }
  return null;
}

/** The leader of the highest term first, then the longest log. */
function rank({ raft, health }: ServerNode): number {
  const leads = raft.role.kind === 'leader' && health === 'up' ? 1_000_000_000 : 0;
  return leads + (last(raft.log.entries)?.term ?? raft.log.baseTerm) * 1_000_000 + raft.log.entries.size;
}
