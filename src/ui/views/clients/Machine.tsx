// What the leader's machine holds: the answer to "and what is the value of x now?".
import { wordText } from '../../../describe/op.ts';
import { dataOf } from '../../../model/kv.ts';
import type { ServerNode, World } from '../../../model/world.ts';
import { serversOf } from '../../../model/world.ts';
import { Mention } from '../../lib/SentenceText.tsx';
import { useReading } from '../../store/reading.ts';
import { selectLeader } from '../../store/selectors.ts';

/** The key/value pairs of the leader, or without one of the server that has applied most. */
export function Machine({ world }: { readonly world: World }) {
  const leader = useReading('tab', selectLeader);
  const server = leader ?? furthest(world);
  if (!server) return null;
  const data = dataOf(server.machine);
  const keys = Object.keys(data).sort();
  return (
    <section className="machine" aria-label="Key/value machine">
      <h3>
        <Mention target={{ kind: 'node', id: server.id }}>{server.id}</Mention>
        <span className="muted">
          {' '}
          {leader ? 'leads' : 'has applied most'}; applied to {server.raft.lastApplied}
        </span>
      </h3>
      {keys.length === 0 ? (
        <p className="faint">Its machine holds nothing yet.</p>
      ) : (
        <dl>
          {keys.map((key) => (
            <div key={key}>
              <dt className="code">{wordText(key)}</dt>
              <dd className="code">{wordText(data[key] ?? '')}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function furthest(world: World): ServerNode | undefined {
  return serversOf(world)
    .filter((server) => server.health !== 'down')
    .sort((a, b) => b.raft.lastApplied - a.raft.lastApplied)[0];
}
