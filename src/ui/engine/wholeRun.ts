// What a new thread has to be told so that the page shows again what it shows. Pure.
import type { Cursor, Scenario } from '../../model/scenario.ts';
import { withHands } from '../store/selectors.ts';
import type { PageState } from '../store/store.ts';

/** Where a new run begins: which preset it is, and the moment to show. */
export interface LoadOptions {
  readonly preset?: string | null;
  readonly cursor?: Cursor;
  /** The futures of a run that was lost, to be grown again, and which of them to show. */
  readonly futures?: Pick<PageState, 'branches' | 'branch'>;
}

/** A scenario, and where and how it is taken up. */
export interface WholeRun {
  readonly scenario: Scenario;
  readonly options: LoadOptions;
}

/** All that has to be loaded so that the page shows again what it shows. */
export function runOf(state: PageState): WholeRun {
  const { scenario, preset, step, branch, headStep, headTick } = state;
  const options = { preset, cursor: { step } };
  if (state.branches.length <= 1) return { scenario: withHands(state), options };
  // How far the branch shown has been run is told with every frame, and of the others when one goes over to them.
  const branches = state.branches.map((known) => (known.id === branch ? { ...known, headStep, headTick } : known));
  const hands = branches.find(({ id }) => id === 0)?.hands ?? [];
  return { scenario: { ...scenario, hands }, options: { ...options, futures: { branches, branch } } };
}
