// One place of the logs: what stands there on every server, and since when it is safe.
import { committedAt } from '../../../model/ghost.ts';
import { groupMembers } from '../../../model/group.ts';
import type { GroupId } from '../../../model/ids.ts';
import { at } from '../../../model/list.ts';
import type { Entry } from '../../../model/raft.ts';
import type { ServerNode, World } from '../../../model/world.ts';

/** What a server has at an index. `other`: an entry of another term, which cannot be the same one (§5.3, Log Matching). */
export type Holding = 'applied' | 'committed' | 'stored' | 'compacted' | 'other' | 'missing';

/** One server's standing at an index. */
export interface Holder {
  readonly id: string;
  readonly holding: Holding;
  /** Term of what stands there; null: nothing, or compacted away. */
  readonly term: number | null;
  /** Its own disk has it. */
  readonly durable: boolean;
  readonly down: boolean;
}

/** The words for a holding. */
export const HOLDING_TEXT: Readonly<Record<Holding, string>> = {
  applied: 'applied',
  committed: 'committed, not applied yet',
  stored: 'stored, not known to be committed',
  compacted: 'in its snapshot',
  other: 'another entry',
  missing: 'not there',
};

/** The entry at an index of a server's log; null: compacted away or not there. */
export function entryAt(server: ServerNode, index: number): Entry | null {
  const { log } = held(server);
  return at(log.entries, index - log.base - 1) ?? null;
}

/** What every server of a group has where one of them has the entry of `term` at `index`. */
export function holders(world: Pick<World, 'nodes'>, group: GroupId, index: number, term: number): Holder[] {
  return groupMembers(world, group).map((server) => {
    const { log } = held(server);
    const here = entryAt(server, index);
    const down = server.health === 'down';
    const durable = down ? here !== null : index <= server.raft.durableIndex;
    return {
      id: server.id,
      holding: holding(server, index, term),
      term: here?.term ?? null,
      durable: durable && index <= log.base + log.entries.size,
      down,
    };
  });
}

function holding(server: ServerNode, index: number, term: number): Holding {
  const { log } = held(server);
  if (index <= log.base) return 'compacted';
  const here = entryAt(server, index);
  if (!here) return 'missing';
  if (here.term !== term) return 'other';
  if (server.health === 'down') return 'stored';
  if (index <= server.raft.lastApplied) return 'applied';
  return index <= server.raft.commitIndex ? 'committed' : 'stored';
}

/** What a server has: of a crashed one, what its disk holds. */
function held(server: ServerNode) {
  return server.health === 'down' ? server.disk.durable : server.raft;
}

/** Whether and since when an entry is committed: the step of it and the term of the leader that committed it. */
export function commitment(
  world: Pick<World, 'ghost'>,
  group: GroupId,
  { index, term }: Pick<Entry, 'index' | 'term'>,
): { readonly step: number; readonly term: number } | 'other' | null {
  const committed = committedAt(world.ghost, group, index);
  if (!committed) return null;
  return committed.entry.term === term ? { step: committed.step, term: committed.commitTerm } : 'other';
}
