// What the log table shows of each server: its entries and how far each has come, and what the leaders believe of it.
import { opText } from '../../../describe/op.ts';
import type { LogIndex, NodeId, Term } from '../../../model/ids.ts';
import { at } from '../../../model/list.ts';
import type { Entry } from '../../../model/raft.ts';
import { progressOf } from '../../../model/raft.ts';
import type { ServerNode } from '../../../model/world.ts';
import { type Columns, lastIndexOf } from './columns.ts';

/** How far an entry has come on one server; compacted: the snapshot stands for it. */
export type EntryState = 'stored' | 'committed' | 'applied';

/** One entry of one server's log. */
export interface Cell {
  readonly index: LogIndex;
  readonly entry: Entry;
  readonly state: EntryState;
  /** In memory only: a crash would lose it. */
  readonly unsafe: boolean;
}

/** A server's row, as far as its columns are seen. */
export interface Row {
  readonly cells: readonly Cell[];
  /** The columns that the snapshot stands for; null: none of the seen ones. */
  readonly compacted: Columns | null;
}

/** The row of a server. */
export function rowOf(server: ServerNode, columns: Columns): Row {
  const { log, commitIndex, lastApplied } = server.raft;
  const slow = server.disk.delay[1] > 0;
  const cells: Cell[] = [];
  for (let index = Math.max(columns.first, log.base + 1); index <= columns.last; index++) {
    const entry = at(log.entries, index - log.base - 1);
    if (!entry) break;
    const state = index <= lastApplied ? 'applied' : index <= commitIndex ? 'committed' : 'stored';
    cells.push({ index, entry, state, unsafe: slow && index > server.raft.durableIndex });
  }
  const compacted = log.base < columns.first ? null : { first: columns.first, last: Math.min(log.base, columns.last) };
  return { cells, compacted };
}

/** What one leader believes of a follower. */
export interface Belief {
  readonly leader: NodeId;
  readonly term: Term;
  readonly nextIndex: LogIndex;
  readonly matchIndex: LogIndex;
}

/** What the running leaders believe of a server, the leader of the highest term first. Two leaders can disagree. */
export function beliefsOf(id: NodeId, servers: readonly ServerNode[]): readonly Belief[] {
  return servers
    .flatMap((leader): Belief[] => {
      const { role, currentTerm } = leader.raft;
      const peer = leader.health === 'down' ? undefined : progressOf(role, id);
      return peer && leader.id !== id ? [{ leader: leader.id, term: currentTerm, ...peer }] : [];
    })
    .sort((a, b) => b.term - a.term);
}

/** The seen indexes at which two servers store entries of different terms: there the logs disagree. */
export function disagreements(servers: readonly ServerNode[], columns: Columns): readonly LogIndex[] {
  const found: LogIndex[] = [];
  for (let index = columns.first; index <= columns.last; index++) {
    let term: Term | null = null;
    for (const { raft } of servers) {
      const entry = at(raft.log.entries, index - raft.log.base - 1);
      if (!entry) continue;
      if (term !== null && term !== entry.term) {
        found.push(index);
        break;
      }
      term = entry.term;
    }
  }
  return found;
}

/** The last index of the longest log. */
export function newestIndex(servers: readonly ServerNode[]): LogIndex {
  return servers.reduce((last, server) => Math.max(last, lastIndexOf(server)), 0);
}

/** What a screen reader says of a cell: `index 4, term 2, put x 1, committed and applied`. */
export function cellName({ index, entry, state, unsafe }: Cell): string {
  const come = { stored: 'not committed', committed: 'committed', applied: 'committed and applied' }[state];
  return `index ${index}, term ${entry.term}, ${opText(entry.op)}, ${come}${unsafe ? ', not on disk yet' : ''}`;
}
