// One entry of a log: what it asks of the machine, who has it, and whether it is safe.
import { nodeOf, type World } from '../../../model/world.ts';
import { seek } from '../../engine/playground.ts';
import { bytes } from '../../lib/figures.ts';
import { Mention } from '../../lib/SentenceText.tsx';
import { TermBadge } from '../../lib/TermBadge.tsx';
import { commitment, entryAt, HOLDING_TEXT, holders } from './entryFacts.ts';
import { FactList } from './FactList.tsx';
import { fact } from './facts.ts';
import { Head, Part } from './Head.tsx';
import { opFacts } from './shardFacts.ts';

/** The entry at an index of a server's log. */
export function EntryPanel({
  node,
  index,
  world,
}: {
  readonly node: string;
  readonly index: number;
  readonly world: World;
}) {
  const server = nodeOf(world, node);
  const entry = server?.kind === 'server' ? entryAt(server, index) : null;
  if (server?.kind !== 'server' || !entry) {
    const compacted = server?.kind === 'server' && index <= server.raft.log.base;
    return (
      <>
        <Head name={`Index ${index}`} phrase={`in the log of ${node}`} />
        <p className="aside">
          {compacted ? `${node} has put it into its snapshot: only its effect is left.` : `${node} has no entry there.`}
        </p>
      </>
    );
  }
  return (
    <>
      <Head mark={<TermBadge term={entry.term} />} name={`Entry ${index}`} phrase={`in the log of ${node}`} />
      <FactList facts={[...opFacts(entry.op), fact('term', entry.term), fact('size', bytes(entry.bytes))]} />
      <Safety committed={commitment(world, server.group, entry)} />
      <Part title="Who has it">
        <ul className="holders">
          {holders(world, server.group, index, entry.term).map(({ id, holding, term, durable, down }) => (
            <li key={id} data-holding={holding}>
              <Mention target={{ kind: 'entry', node: id, index }}>{id}</Mention>
              <span>
                {holding === 'other' ? `another entry, of term ${term}` : HOLDING_TEXT[holding]}
                {down
                  ? ', and it is down'
                  : durable || holding === 'missing' || holding === 'other'
                    ? ''
                    : ', not on its disk yet'}
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Safety({ committed }: { readonly committed: ReturnType<typeof commitment> }) {
  if (committed === null)
    return <p className="aside">Not committed: it may still be replaced by another leader’s entry.</p>;
  if (committed === 'other')
    return <p className="aside">Another entry is committed at this index. This one will be deleted.</p>;
  return (
    <p className="aside">
      Committed by the leader of term {committed.term}: no later leader can be without it.{' '}
      <button type="button" className="mention" onClick={() => void seek({ step: committed.step })}>
        Go there
      </button>
    </p>
  );
}
