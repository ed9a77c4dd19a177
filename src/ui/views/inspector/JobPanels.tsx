// A process of a MapReduce job: coordinator, worker or store.
import { BUG_TEXTS } from '../../../describe/bugs.ts';
import type { JobNode } from '../../../model/jobNodes.ts';
import { nodeOf, type World } from '../../../model/world.ts';
import { workerFacts as cardOf, coordinatorWord, storeWord } from '../stage/jobFacts.ts';
import { ActionRow } from './ActionRow.tsx';
import { Countdowns } from './Countdowns.tsx';
import { FactList } from './FactList.tsx';
import type { Fact } from './facts.ts';
import { Head } from './Head.tsx';
import { coordinatorFacts, storeFacts, workerFacts } from './jobFacts.ts';

interface Props {
  readonly node: JobNode;
  readonly world: World;
  readonly before: World | null;
}

/** The head of a process, what can be done to it, and its fields. */
export function JobPanel({ node, world, before }: Props) {
  const { id, health } = node;
  const old = before && before !== world ? nodeOf(before, id) : undefined;
  const wasIt = before && old && old !== node && old.kind === node.kind ? factsOf(old as JobNode, before) : null;
  const bugs = node.kind === 'store' ? [] : node.bugs;
  return (
    <>
      <Head name={id} phrase={phraseOf(node, world)} />
      <ActionRow
        target={{ kind: 'node', id }}
        ids={[
          health === 'down' ? 'restart' : 'crash',
          health === 'paused' ? 'resume' : 'pause',
          'clock-slow',
          'isolate',
        ]}
      />
      <FactList facts={factsOf(node, world)} before={wasIt} />
      <Countdowns node={node} />
      {bugs.length > 0 ? (
        <p className="aside">
          <b>Not as in the paper:</b> {bugs.map((bug) => BUG_TEXTS[bug].title).join('; ')}.
        </p>
      ) : null}
    </>
  );
}

function factsOf(node: JobNode, world: World): Fact[] {
  switch (node.kind) {
    case 'coordinator':
      return node.health === 'down' && !node.ended ? [] : coordinatorFacts(node, world);
    case 'worker':
      return node.health === 'down' ? [] : workerFacts(node);
    case 'store':
      return storeFacts(node, world);
  }
}

function phraseOf(node: JobNode, world: World): string {
  switch (node.kind) {
    case 'coordinator':
      return coordinatorWord(node, world.tally);
    case 'worker': {
      const { word, remark } = cardOf(node);
      return `worker, ${word}${remark ? `, ${remark}` : ''}`;
    }
    case 'store':
      return storeWord(node) === 'store' ? 'file store' : storeWord(node);
  }
}
