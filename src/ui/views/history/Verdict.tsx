// Whether one order of all calls explains their answers; where none does, the way to the moment at which that was so first.
import { Check, CircleQuestionMark, TriangleAlert } from 'lucide-react';
import { at } from '../../../model/list.ts';
import type { World } from '../../../model/world.ts';
import type { Judgement } from '../../../wire/protocol.ts';
import { seek } from '../../engine/playground.ts';
import { select } from '../../store/view.ts';
import { callText, verdictText } from './text.ts';

interface VerdictProps {
  readonly judgement: Judgement | null;
  readonly operations: World['operations'];
}

/** The verdict in a sentence, with the ways to the calls that contradict one another. */
export function Verdict({ judgement, operations }: VerdictProps) {
  const verdict = judgement?.verdict;
  return (
    <div className="story-verdict" data-verdict={verdict ?? 'none'}>
      {verdict === 'linearizable' ? (
        <Check aria-hidden="true" />
      ) : verdict === 'illegal' ? (
        <TriangleAlert aria-hidden="true" />
      ) : (
        <CircleQuestionMark aria-hidden="true" />
      )}
      <p>{verdictText(judgement, operations.size)}</p>
      {judgement?.verdict === 'illegal' ? (
        <>
          <button type="button" className="button small" onClick={() => jump(judgement.piece, judgement.at)}>
            Jump to first error
          </button>
          <Piece offsets={judgement.piece} operations={operations} />
        </>
      ) : null}
    </div>
  );
}

/** So many of the calls have a button each: more would say less. */
const SHOWN = 5;

/** The calls that contradict one another, in their order: they need not all be in sight. */
function Piece({
  offsets,
  operations,
}: {
  readonly offsets: readonly number[];
  readonly operations: World['operations'];
}) {
  const calls = offsets
    .toSorted((a, b) => a - b)
    .flatMap((offset) => {
      const operation = at(operations, offset);
      return operation ? [{ offset, operation }] : [];
    });
  return (
    <span className="story-piece">
      {calls.slice(-SHOWN).map(({ offset, operation }) => (
        <button
          key={offset}
          type="button"
          className="button small quiet"
          aria-label={`To ${callText(operation)}`}
          title={callText(operation)}
          onClick={() => select({ kind: 'operation', offset })}
        >
          {operation.clerk}
        </button>
      ))}
    </span>
  );
}

/** Shows the calls that contradict one another, at the moment of the answer with which they began to. */
function jump(piece: readonly number[], step: number): void {
  const offset = Math.max(...piece);
  void seek({ step }).then(() => select({ kind: 'operation', offset }));
}
