// A suite of labs as a group of rows that can be folded, and below it its labs.
import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import type { Lab } from '../../../scenario/labs/lab.ts';
import { count } from '../../lib/figures.ts';
import { LabRow } from './LabRow.tsx';
import { total } from './results.ts';
import { type LabsState, run, stop, toggleSuite, useLabs } from './runs.ts';
import { Tally } from './Tally.tsx';

const selectOpen = (state: LabsState) => state.open;
const selectQueue = (state: LabsState) => state.queue;
const selectResults = (state: LabsState) => state.results;

interface SuiteRowsProps {
  readonly suite: string;
  /** Those to be shown. */
  readonly labs: readonly Lab[];
  /** They have been found among others: nothing is folded. */
  readonly isSought: boolean;
}

/** The rows of a suite. */
export function SuiteRows({ suite, labs, isSought }: SuiteRowsProps) {
  const isOpen = useLabs(selectOpen).includes(suite) || isSought;
  const results = useLabs(selectResults);
  const queue = useLabs(selectQueue);
  const isRunning = labs.some((lab) => queue.includes(lab));
  const rows = useId();
  const name = (
    <>
      {suite} <span className="faint">{count(labs.length, 'lab')}</span>
    </>
  );
  return (
    <>
      <tbody>
        <tr className="lab-suite">
          <th scope="rowgroup" colSpan={2}>
            {isSought ? (
              <p>{name}</p>
            ) : (
              <button type="button" aria-expanded={isOpen} aria-controls={rows} onClick={() => toggleSuite(suite)}>
                <ChevronRight aria-hidden="true" />
                {name}
              </button>
            )}
          </th>
          <td>
            <Tally name={suite} result={total(labs.map(({ id }) => results[id]))} />
          </td>
          <td className="lab-actions">
            <button
              type="button"
              className="button small"
              aria-label={`${isRunning ? 'Stop' : 'Run'} ${suite}`}
              onClick={() => (isRunning ? stop(labs) : run(labs))}
            >
              {`${isRunning ? 'Stop' : 'Run'} ${isSought ? 'these' : 'suite'}`}
            </button>
          </td>
        </tr>
      </tbody>
      <tbody id={rows} hidden={!isOpen}>
        {isOpen
          ? labs.map((lab) => <LabRow key={lab.id} lab={lab} result={results[lab.id]} isQueued={queue.includes(lab)} />)
          : null}
      </tbody>
    </>
  );
}
