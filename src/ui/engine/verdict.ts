// Keeps the page's verdict about the clients' history: judged anew as the history changes, one question at a time, and not
// so often that the second thread does nothing else.
import { at, toArray } from '../../model/list.ts';
import type { World } from '../../model/world.ts';
import type { Judgement } from '../../wire/protocol.ts';
import { type JudgedHistory, pageStore } from '../store/store.ts';
import { judge } from './aside.ts';

/** The shortest pause between two judgements, in ms of wall time; a long history is copied for the thread, and rests longer. */
const REST = 200;
const REST_PER_CALL = 0.1;

/** Watches the history that is shown, from now on. */
export function watchHistory(): void {
  let waits = false;
  let asking = false;
  let rest = REST;

  const look = async () => {
    waits = false;
    const operations = pageStore.getState().world?.operations;
    if (asking || operations === undefined || operations === pageStore.getState().history?.of) return;
    if (operations.size === 0) {
      pageStore.setState({ history: null });
      return;
    }
    asking = true;
    const began = performance.now();
    const answer = await judge(toArray(operations));
    asking = false;
    rest = Math.max(REST, REST_PER_CALL * operations.size, 2 * (performance.now() - began));
    const judgement: Judgement = typeof answer === 'string' ? { verdict: 'unknown', key: '', reason: answer } : answer;
    pageStore.setState({ history: { of: operations, judgement } });
    wait(); // it may have changed meanwhile
  };
  const wait = () => {
    if (waits) return;
    waits = true;
    setTimeout(() => void look(), rest);
  };
  pageStore.subscribe((state) => state.world?.operations, wait, { fireImmediately: true });
}

/**
 * The verdict, as far as it holds for these operations too; null: they have still to be judged. What was legal stays so
 * where less has happened, and is taken to be so, until it is judged again, where more has. What was illegal stays so as
 * long as the calls that contradict one another are there.
 */
export function standingVerdict(history: JudgedHistory | null, operations: World['operations']): Judgement | null {
  if (history === null || operations.size === 0) return null;
  const { of, judgement } = history;
  if (of === operations || judgement.verdict !== 'illegal') return judgement;
  const stands = judgement.piece.every((offset) => {
    const [then, now] = [at(of, offset), at(operations, offset)];
    return (
      now !== undefined &&
      then?.clerk === now.clerk &&
      then.calledStep === now.calledStep &&
      then.returnedStep === now.returnedStep &&
      then.op.requestId === now.op.requestId
    );
  });
  return stands ? judgement : null;
}
