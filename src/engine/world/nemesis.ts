// Generated faults: what the nemesis does, drawn from the seed. It speaks in commands, like everybody else.
import type { Command, FaultKind, Nemesis, Selector } from '../../model/command.ts';
import type { NodeId } from '../../model/ids.ts';
import type { WorkerNode } from '../../model/jobNodes.ts';
import type { ServerNode, World } from '../../model/world.ts';
import { between, rand } from '../prim/rand.ts';
import { draw } from '../process/turn.ts';
import { majority } from '../raft/quorum.ts';
import type { Draft } from './draft.ts';
import { performIn } from './perform.ts';

/** The line number by which the nemesis signs its commands. */
export const NEMESIS_LINE = -1;

/** The nemesis is due: one fault, or the great repair at the end of its time. */
export function strike(draft: Draft, nemesis: NonNullable<World['nemesis']>): void {
  const { plan, count } = nemesis;
  const { now } = draft;
  if (plan.until !== null && now >= plan.until) {
    draft.world.nemesis = null;
    for (const command of REPAIR) performIn(draft, command, NEMESIS_LINE);
    return;
  }
  const next = now + Math.max(1, draw(draft, 'nemesis', 'next', plan.every, count));
  draft.world.nemesis = { plan, nextAt: plan.until === null ? next : Math.min(next, plan.until), count: count + 1 };
  const command = drawFault(draft, plan, count);
  if (command) performIn(draft, command, NEMESIS_LINE);
}

const REPAIR: readonly Command[] = [
  { type: 'heal' },
  { type: 'restart', nodes: [{ kind: 'down' }] },
  { type: 'resume', nodes: [{ kind: 'servers' }, { kind: 'workers' }] },
];

/** Whom faults strike: servers, and the workers of a job. */
type Victim = ServerNode | WorkerNode;

/** A majority of each group stays up, and one worker. */
function hasSpare(victims: readonly Victim[], { kind, ...one }: Victim): boolean {
  const group = 'group' in one ? one.group : null;
  const members = victims.filter((v) => v.kind === kind && (v.kind === 'worker' || v.group === group));
  return members.filter((v) => v.health === 'up').length > (kind === 'worker' ? 1 : majority(members.length));
}

function drawFault(draft: Draft, plan: Nemesis, count: number): Command | null {
  const { seed } = draft.setup;
  const { now } = draft;
  const pick = <T>(purpose: string, from: readonly T[]): T | undefined =>
    from[rand(seed, purpose, now, count) % Math.max(1, from.length)];
  const servers = draft.world.nodes.filter((n) => n.kind === 'server' || n.kind === 'worker');
  const up = servers.filter((s) => s.health === 'up').map((s) => s.id);
  const idle = servers.filter((s) => s.health !== 'up');
  // So many stay up that there is something to break; a fault that would go too far becomes its cure.
  const spare = servers.filter((s) => s.health === 'up' && hasSpare(servers, s)).map((s) => s.id);
  const one = (id: NodeId | undefined): Selector[] => (id ? [{ kind: 'id', id }] : []);
  const cure = (): Command | null => {
    const patient = pick('nemesis patient', idle);
    if (!patient) return null;
    return { type: patient.health === 'down' ? 'restart' : 'resume', nodes: one(patient.id) };
  };
  const kind = pick<FaultKind>('nemesis kind', plan.kinds);
  switch (kind) {
    case 'crash':
    case 'pause':
      return spare.length > 0 ? { type: kind, nodes: one(pick('nemesis victim', spare)) } : cure();
    case 'restart':
      return cure() ?? { type: 'restart', nodes: one(pick('nemesis victim', up)) };
    case 'partition': {
      const side = servers.map((s) => s.id).filter((id) => rand(seed, 'nemesis side', id, now, count) % 2 === 0);
      const ids: Selector[] = side.map((id) => ({ kind: 'id', id }));
      return { type: 'partition', sides: [ids, [{ kind: 'rest' }]] };
    }
    case 'cut': {
      const a = between(rand(seed, 'nemesis from', now, count), 0, servers.length - 1);
      const b =
        (a + between(rand(seed, 'nemesis to', now, count), 1, Math.max(1, servers.length - 1))) % servers.length;
      return { type: 'cut', from: one(servers[a]?.id), to: one(servers[b]?.id), both: false };
    }
    case 'heal':
      return { type: 'heal' };
    default:
      return null;
  }
}
