// One server: every field of Figure 2, its timers, its disk, its machine.

import { BUG_TEXTS } from '../../../describe/bugs.ts';
import { groupName } from '../../../describe/groupWords.ts';
import { nodeOf, type ServerNode, type World } from '../../../model/world.ts';
import { TermBadge } from '../../lib/TermBadge.tsx';
import { useReading } from '../../store/reading.ts';
import { selectMilestones, selectStep } from '../../store/selectors.ts';
import { ActionRow } from './ActionRow.tsx';
import { Countdowns } from './Countdowns.tsx';
import { FactList } from './FactList.tsx';
import { Head, Part } from './Head.tsx';
import { machineFacts, processFacts, serverFacts, sessionFacts } from './serverFacts.ts';
import { serverStanding } from './standing.ts';

/** The head of a server and its fields. */
export function ServerPanel(props: {
  readonly server: ServerNode;
  readonly world: World;
  readonly before: World | null;
}) {
  const { server, world, before } = props;
  const milestones = useReading('inspector', selectMilestones);
  const step = useReading('inspector', selectStep);
  const target = { kind: 'node', id: server.id } as const;
  const down = server.health === 'down';
  const old = serverBefore(server, before);
  const standing = serverStanding(server, milestones, step);
  return (
    <>
      <Head
        mark={<TermBadge term={down ? server.disk.durable.currentTerm : server.raft.currentTerm} />}
        name={server.id}
        phrase={world.setup.shards === 0 ? standing : `${standing}, ${groupName(server.group)}`}
      />
      <ActionRow
        target={target}
        ids={[down ? 'restart' : 'crash', server.health === 'paused' ? 'resume' : 'pause', 'timeout', 'snapshot']}
      />
      {down ? <p className="aside">Its memory is gone. This is what its disk holds:</p> : null}
      <FactList
        facts={[...serverFacts(server, world.setup), ...processFacts(server, world.setup)]}
        before={old && [...serverFacts(old, world.setup), ...processFacts(old, world.setup)]}
      />
      <Countdowns node={server} />
      {server.bugs.length > 0 ? <ReplacedRules server={server} /> : null}
    </>
  );
}

function ReplacedRules({ server }: { readonly server: ServerNode }) {
  return (
    <p className="aside">
      <b>Not quite Raft:</b> {server.bugs.map((bug) => BUG_TEXTS[bug].title).join('; ')}.
    </p>
  );
}

const MACHINES = {
  kv: 'Key/value machine',
  shardKv: 'Shards',
  shardController: 'Configurations',
  coordinator: 'Table of tasks',
} as const;

/** The machine of a server: what all of this is for. */
export function MachinePart(props: { readonly server: ServerNode; readonly before: World | null }) {
  const { server, before } = props;
  if (server.health === 'down') return null;
  const old = serverBefore(server, before);
  const data = machineFacts(server);
  return (
    <Part title={`${MACHINES[server.machine.kind]} after entry ${server.raft.lastApplied}`}>
      {data.length === 0 ? (
        <p className="aside">It holds nothing yet.</p>
      ) : (
        <FactList facts={data} before={old && machineFacts(old)} />
      )}
      {sessionFacts(server).length > 0 ? (
        <details className="sessions">
          <summary>Last request of each clerk</summary>
          <FactList facts={sessionFacts(server)} before={old && sessionFacts(old)} />
        </details>
      ) : null}
    </Part>
  );
}

/** The same server before the last step, when it was another object then. */
function serverBefore(server: ServerNode, before: World | null): ServerNode | null {
  const old = before ? nodeOf(before, server.id) : undefined;
  return old?.kind === 'server' && old !== server ? old : null;
}
