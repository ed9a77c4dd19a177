// The labs' agreement on one value, as a line of a script: submit it to whoever leads, and see it applied.
import { valueAt } from '../../model/command.ts';
import type { Agreeing } from '../../model/director.ts';
import type { Action } from '../../model/scenario.ts';
import type { ServerNode, World } from '../../model/world.ts';
import { nodeOf, serversOf } from '../../model/world.ts';
import { proposeDirectly } from '../process/server.ts';
import { termAt } from '../raft/log.ts';
import { type Draft, giveTurn } from './draft.ts';

/** An `agree` line. */
export type Agree = Extract<Action, { do: 'agree' }>;

/** How long servers have to apply a value that was taken, and how long the whole line has, in ms. */
export const PATIENCE = 2_000;
export const AGREE_WITHIN = 10_000;

/** Pause before all servers are asked anew when none of them leads, in ms. */
export const ASK_AGAIN = 50;

/** Submits the value to each connected server in turn, the one after the last asked first, until one takes it. */
export function submit(draft: Draft, action: Agree, agreeing: Agreeing): Agreeing {
  const ids = serversOf(draft.world).map((server) => server.id);
  const value = valueAt(action.value, draft.step);
  for (let k = 1; k <= ids.length; k++) {
    const asked = (agreeing.asked + k) % ids.length;
    const id = ids[asked] as string;
    const server = nodeOf(draft.world, id);
    if (server?.kind !== 'server' || server.health !== 'up' || draft.world.unplugged.includes(id)) continue;
    const taken = { index: 0, term: 0 };
    giveTurn(draft, id, (node, turn) => {
      const entry = proposeDirectly(node as ServerNode, turn, { type: 'value', value });
      if (entry) Object.assign(taken, { index: entry.index, term: entry.term });
    });
    if (taken.index > 0) return { ...agreeing, asked, ...taken };
  }
  return { ...agreeing, index: 0, term: 0 };
}

/**
 * Have enough servers applied the index, and is the value there the one submitted? Index and term tell: they name one entry
 * for good, and the term outlives the entry where a snapshot ends at it.
 */
export function isAgreed(world: World, action: Agree, { index, term }: Agreeing): boolean {
  if (index === 0) return false;
  const applied = serversOf(world).filter((s) => s.raft.lastApplied >= index);
  if (applied.length < action.servers) return false;
  const known = applied.map((s) => termAt(s.raft.log, index)).find((t) => t !== undefined);
  return known === undefined || known === term;
}
