// The labs: every test of the course as a scenario, to be watched or to be run on many seeds beside the run that is shown.
import { useState } from 'react';
import { BUG_TEXTS } from '../../../describe/bugs.ts';
import { BUG_IDS, type BugId } from '../../../model/setup.ts';
import { LABS } from '../../../scenario/labs/labs.ts';
import { count } from '../../lib/figures.ts';
import { rateText, suitesOf, tallyText, total } from './results.ts';
import { type LabsState, MOST_SEEDS, run, setBug, setSeeds, stop, useLabs } from './runs.ts';
import { SuiteRows } from './SuiteRows.tsx';
import './labs.css';

const SUITES = suitesOf(LABS);

const selectSeeds = (state: LabsState) => state.seeds;
const selectBug = (state: LabsState) => state.bug;
const selectResults = (state: LabsState) => state.results;
const selectIsRunning = (state: LabsState) => state.queue.length > 0;
const selectSpoken = (state: LabsState) => state.spoken;

/** The labs by suite, with what has become of them. */
export default function Labs() {
  return (
    <section className="labs" aria-label="Labs">
      <Head />
      <div className="labs-scroll">
        <table className="lab-table">
          <caption className="unseen">The labs, by suite</caption>
          <thead className="unseen">
            <tr>
              <th scope="col">Lab</th>
              <th scope="col">What happens and what it catches</th>
              <th scope="col">Runs</th>
              <th scope="col">Actions</th>
            </tr>
          </thead>
          {SUITES.map(({ suite, labs }) => (
            <SuiteRows key={suite} suite={suite} labs={labs} />
          ))}
        </table>
      </div>
    </section>
  );
}

function Head() {
  const isRunning = useLabs(selectIsRunning);
  const spoken = useLabs(selectSpoken);
  const bug = useLabs(selectBug);
  return (
    <header className="labs-head">
      <button type="button" className="button solid" onClick={() => (isRunning ? stop(LABS) : run(LABS))}>
        {isRunning ? 'Stop' : `Run all ${LABS.length} labs`}
      </button>
      <Seeds />
      <label className="labs-field">
        Rules
        <select
          className="field"
          value={bug ?? ''}
          title={bug === null ? undefined : BUG_TEXTS[bug].what}
          onChange={(e) => setBug(e.target.value === '' ? null : (e.target.value as BugId))}
        >
          <option value="">as in the paper</option>
          {BUG_IDS.map((id) => (
            <option key={id} value={id}>
              {BUG_TEXTS[id].title}
            </option>
          ))}
        </select>
      </label>
      <Totals />
      <p className="unseen" role="status">
        {spoken}
      </p>
    </header>
  );
}

/** How many seeds. What is being typed need not be a number yet. */
function Seeds() {
  const seeds = useLabs(selectSeeds);
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    setTyped(text);
    if (/^\d+$/.test(text.trim())) setSeeds(Number(text));
  };
  return (
    <label className="labs-field">
      on seeds 1 to
      <input
        className="field number"
        inputMode="numeric"
        aria-label={`Last seed, at most ${MOST_SEEDS}`}
        value={typed ?? String(seeds)}
        onChange={(e) => take(e.target.value)}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}

function Totals() {
  const results = useLabs(selectResults);
  const sum = total(Object.values(results));
  if (sum.wanted === 0) {
    return <p className="labs-total">{count(LABS.length, 'lab')}, each to pass on every seed.</p>;
  }
  return (
    <p className="labs-total number">
      {tallyText(sum)}
      <span className="faint"> {rateText(sum)}</span>
    </p>
  );
}
