// The other futures as buttons for keyboard and screen reader; seen only while one of them has the focus.
import { switchBranch } from '../../engine/playground.ts';
import { useReading } from '../../store/reading.ts';
import { selectBranch, selectBranches } from '../../store/selectors.ts';
import { branchLines } from './branches.ts';
import { branchText } from './branchText.ts';

/** One button for each future that is not shown. */
export function BranchKeys() {
  const branches = useReading('timeline', selectBranches);
  const current = useReading('timeline', selectBranch);
  return (
    <div className="branch-keys">
      {branchLines(branches, current).map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the future one comes from takes the place and the focus of the one gone over to
        <button key={place} type="button" className="button small" onClick={() => void switchBranch(line.id)}>
          Go over to the future: {branchText(line)}
        </button>
      ))}
    </div>
  );
}
