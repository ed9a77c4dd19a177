// One call of a clerk as the client sees it, and a clerk.
import { opText } from '../../../describe/op.ts';
import { at } from '../../../model/list.ts';
import { type ClerkNode, nodeOf, type World } from '../../../model/world.ts';
import { seek } from '../../engine/playground.ts';
import { ActionRow } from './ActionRow.tsx';
import { Countdowns } from './Countdowns.tsx';
import { FactList } from './FactList.tsx';
import { Head } from './Head.tsx';
import { clerkFacts, operationFacts } from './operationFacts.ts';
import { clerkStanding } from './standing.ts';

/** The call at this offset of world.operations. */
export function OperationPanel({ offset, world }: { readonly offset: number; readonly world: World }) {
  const operation = at(world.operations, offset);
  if (!operation) {
    return (
      <>
        <Head name="Call" phrase="" />
        <p className="aside">It has not been made yet at this moment of the run.</p>
      </>
    );
  }
  const { clerk, op, calledStep, returnedStep } = operation;
  return (
    <>
      <Head name={opText(op)} phrase={`called by ${clerk}`} />
      <FactList facts={operationFacts(world, operation, offset)} />
      <div className="action-row">
        <button type="button" className="button small" onClick={() => void seek({ step: calledStep })}>
          Go to the call
        </button>
        {returnedStep === null ? null : (
          <button type="button" className="button small" onClick={() => void seek({ step: returnedStep })}>
            Go to the answer
          </button>
        )}
      </div>
    </>
  );
}

/** A clerk: what it asks, whom, and how often. */
export function ClerkPanel({ clerk, before }: { readonly clerk: ClerkNode; readonly before: World | null }) {
  const old = before ? nodeOf(before, clerk.id) : undefined;
  const down = clerk.health === 'down';
  return (
    <>
      <Head name={clerk.id} phrase={`clerk, ${clerkStanding(clerk)}`} />
      <ActionRow
        target={{ kind: 'node', id: clerk.id }}
        ids={['put', 'get', clerk.load ? 'load-stop' : 'load-start', down ? 'restart' : 'crash']}
      />
      <FactList facts={clerkFacts(clerk)} before={old?.kind === 'clerk' && old !== clerk ? clerkFacts(old) : null} />
      <Countdowns node={clerk} />
    </>
  );
}
