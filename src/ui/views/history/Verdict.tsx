// Whether one order of all calls explains their answers; where none does, the way to the moment at which that was so first.
import { Check, CircleQuestionMark, TriangleAlert } from 'lucide-react';
import type { Judgement } from '../../../wire/protocol.ts';
import { seek } from '../../engine/playground.ts';
import { select } from '../../store/view.ts';
import { verdictText } from './text.ts';

/** The verdict in a sentence. `calls` is how many there are. */
export function Verdict({ judgement, calls }: { readonly judgement: Judgement | null; readonly calls: number }) {
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
      <p>{verdictText(judgement, calls)}</p>
      {judgement?.verdict === 'illegal' ? (
        <button type="button" className="button small" onClick={() => jump(judgement.piece, judgement.at)}>
          Jump to first error
        </button>
      ) : null}
    </div>
  );
}

/** Shows the calls that contradict one another, at the moment of the answer with which they began to. */
function jump(piece: readonly number[], step: number): void {
  const offset = Math.max(...piece);
  void seek({ step }).then(() => select({ kind: 'operation', offset }));
}
