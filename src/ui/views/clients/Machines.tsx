// What the machines hold: the answer to "and what is the value of x now?". Of a sharded store each group has one.
import { configText, heldText, wordText } from '../../../describe/op.ts';
import { leaderOf } from '../../../model/group.ts';
import type { GroupId } from '../../../model/ids.ts';
import { dataOf, type MachineState } from '../../../model/kv.ts';
import { groupIds } from '../../../model/setup.ts';
import { type ServerNode, serversOf, type World } from '../../../model/world.ts';
import { Mention } from '../../lib/SentenceText.tsx';

/** The machine of each group's leader, or without one of the server that has applied most. */
export function Machines({ world }: { readonly world: World }) {
  return (
    <div className="machines">
      {groupIds(world.setup).map((gid) => (
        <Machine key={gid} world={world} gid={gid} />
      ))}
    </div>
  );
}

function Machine({ world, gid }: { readonly world: World; readonly gid: GroupId }) {
  const leader = leaderOf(world, gid);
  const server = leader ?? furthest(world, gid);
  if (!server) return null;
  const { machine, raft } = server;
  return (
    <section className="machine" aria-label={nameOf(machine)}>
      <h3>
        {machine.kind === 'kv' ? null : `${nameOf(machine)}: `}
        <Mention target={{ kind: 'node', id: server.id }}>{server.id}</Mention>
        <span className="muted">
          {' '}
          {leader ? 'leads' : 'has applied most'}; applied to {raft.lastApplied}
        </span>
      </h3>
      <Contents machine={machine} />
    </section>
  );
}

function Contents({ machine }: { readonly machine: MachineState }) {
  if (machine.kind === 'shardController') {
    const newest = machine.configs.at(-1);
    return <p className="muted">{newest ? `Configuration ${configText(newest)}` : null}</p>;
  }
  const data = dataOf(machine);
  const keys = Object.keys(data).sort();
  if (keys.length === 0) return <p className="faint">Its machine holds nothing yet.</p>;
  return (
    <dl>
      {keys.map((key) => (
        <div key={key}>
          <dt className="code">{wordText(key)}</dt>
          <dd className="code">{heldText(data[key] ?? '')}</dd>
        </div>
      ))}
    </dl>
  );
}

function nameOf(machine: MachineState): string {
  switch (machine.kind) {
    case 'kv':
      return 'Key/value machine';
    case 'shardKv':
      return `Group ${machine.gid}`;
    case 'shardController':
      return 'Shard controller';
    case 'coordinator':
      return 'Coordinator of a job';
  }
}

function furthest(world: World, gid: GroupId): ServerNode | undefined {
  return serversOf(world)
    .filter((server) => server.group === gid && server.health !== 'down')
    .sort((a, b) => b.raft.lastApplied - a.raft.lastApplied)[0];
}
