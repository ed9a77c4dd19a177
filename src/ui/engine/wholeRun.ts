// What a new thread has to be asked so that it has again the run that the page shows. Pure.
import type { JobData } from '../../model/mapreduce.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Request } from '../../wire/protocol.ts';
import type { PageState } from '../store/store.ts';

/** A run with all its futures, and the moment of it that is shown. */
export interface WholeRun extends Pick<PageState, 'branches' | 'branch' | 'step'> {
  /** With the hands of its first future. */
  readonly scenario: Scenario;
  /** What the engine was handed beside the scenario; null: nothing. */
  readonly data: JobData | null;
}

/** The run that the page shows. */
export function runOf(state: PageState, data: JobData | null): WholeRun {
  const { scenario, step, branch, headStep, headTick } = state;
  // How far the branch shown has been run is told with every frame, and of the others when one goes over to them.
  const branches = state.branches.map((known) => (known.id === branch ? { ...known, headStep, headTick } : known));
  const hands = branches.find(({ id }) => id === 0)?.hands ?? [];
  return { scenario: { ...scenario, hands }, data, branches, branch, step };
}

/**
 * The requests that make a new thread's run of it, in their order and with nothing between them. Each is answered with whether
 * its place was reached; `budgetMs` is the work that one may ask for, in ms of wall time.
 */
export function* replayOf(run: WholeRun, budgetMs: number): Generator<Request, void, boolean> {
  const { scenario, data, branches, branch, step } = run;
  yield { type: 'load', scenario, cursor: { step: 0 }, ...(data && { data }) };
  let there = false;
  while (!there) there = yield { type: 'regrow', branches, budgetMs };
  there = yield { type: 'switch', branch, cursor: { step } };
  while (!there) there = yield { type: 'seek', cursor: { step }, budgetMs };
}
