// The labs: every test of the course as a scenario, to be watched or to be run on many seeds beside the run that is shown.
import { useMemo, useState } from 'react';
import { BUG_TEXTS } from '../../../describe/bugs.ts';
import { BUG_IDS, type BugId } from '../../../model/setup.ts';
import type { Lab } from '../../../scenario/labs/lab.ts';
import { LABS } from '../../../scenario/labs/labs.ts';
import { count } from '../../lib/figures.ts';
import { labsWith } from './find.ts';
import { rateText, suitesOf, tallyText, total } from './results.ts';
import { type LabsState, MOST_SEEDS, run, seekLabs, setBug, setSeeds, stop, useLabs } from './runs.ts';
import { SuiteRows } from './SuiteRows.tsx';
import './labs.css';

const selectSeeds = (state: LabsState) => state.seeds;
const selectBug = (state: LabsState) => state.bug;
const selectResults = (state: LabsState) => state.results;
const selectIsRunning = (state: LabsState) => state.queue.length > 0;
const selectSought = (state: LabsState) => state.sought;
const selectNow = (state: LabsState) => state.queue[0]?.name;
const selectSpoken = (state: LabsState) => state.spoken;

/** The labs by suite, with what has become of them. */
export default function Labs() {
  const sought = useLabs(selectSought);
  const found = useMemo(() => labsWith(LABS, sought), [sought]);
  return (
    <section className="labs" aria-label="Labs">
      <Head found={found} />
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
          {suitesOf(found).map(({ suite, labs }) => (
            <SuiteRows key={suite} suite={suite} labs={labs} isSought={found !== LABS} />
          ))}
        </table>
        {found.length === 0 ? <p className="empty">No lab speaks of this.</p> : null}
      </div>
    </section>
  );
}

function Head({ found }: { readonly found: readonly Lab[] }) {
  const isRunning = useLabs(selectIsRunning);
  const spoken = useLabs(selectSpoken);
  const bug = useLabs(selectBug);
  const what = found === LABS ? `all ${LABS.length} labs` : count(found.length, 'lab');
  return (
    <header className="labs-head">
      <button
        type="button"
        className="button solid"
        aria-disabled={!isRunning && found.length === 0}
        onClick={() => (isRunning ? stop(LABS) : run(found))}
      >
        {isRunning ? 'Stop' : `Run ${what}`}
      </button>
      <Seeds />
      <label className="labs-field labs-rules">
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
      <Find />
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

/** Finds labs by their texts. */
function Find() {
  const sought = useLabs(selectSought);
  return (
    <input
      type="search"
      className="field labs-find"
      aria-label="Find labs"
      placeholder="Find: vote, 2C"
      value={sought}
      onChange={(e) => seekLabs(e.target.value)}
    />
  );
}

/** How all runs together go: two lines, from the first moment on, so that nothing below them moves. */
function Totals() {
  const results = useLabs(selectResults);
  const now = useLabs(selectNow);
  const sum = total(Object.values(results));
  if (sum.wanted === 0) {
    return <p className="labs-total">Each is to pass on every seed.</p>;
  }
  return (
    <div className="labs-total number">
      <p>{tallyText(sum)}</p>
      <p className="faint">
        {rateText(sum)}
        {now === undefined ? null : <span className="labs-now">{`now ${now}`}</span>}
      </p>
      {now === undefined ? null : <progress aria-label="All runs" max={sum.wanted} value={sum.passed + sum.failed} />}
    </div>
  );
}
