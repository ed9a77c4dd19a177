// The promises that concern this run, each in a plain sentence, and whether it has held so far.
import { Check, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { Failure } from '../../../model/director.ts';
import type { World } from '../../../model/world.ts';
import { seek } from '../../engine/playground.ts';
import { count } from '../../lib/figures.ts';
import { secondsText } from '../../lib/timeText.ts';
import { useReading } from '../../store/reading.ts';
import { selectWorld } from '../../store/selectors.ts';
import { select } from '../../store/view.ts';
import { type InvariantVerdict, summary, verdicts } from './verdicts.ts';
import './checks.css';

/** The invariants. */
export default function Checks() {
  const world = useReading('tab', selectWorld);
  if (!world) return null;
  const { ghost, director, setup } = world;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list without buttons must be scrolled by keyboard, too
    <section className="checks" aria-label="Checks" tabIndex={0}>
      <p className={ghost.violations.length > 0 ? 'checks-summary broken' : 'checks-summary'}>{summary(world)}</p>
      <Failures failures={director.failures} />
      <VerdictList violations={ghost.violations} setup={setup} />
    </section>
  );
}

/** Painted anew only when there is a new alarm. */
const VerdictList = memo(function VerdictList({
  violations,
  setup,
}: Pick<World['ghost'], 'violations'> & Pick<World, 'setup'>) {
  return (
    <ul className="promises">
      {verdicts(violations, setup).map((verdict) => (
        <VerdictLine key={verdict.invariant.id} verdict={verdict} />
      ))}
    </ul>
  );
});

function VerdictLine({ verdict: { invariant, first, count: alarms } }: { readonly verdict: InvariantVerdict }) {
  const { id, name, statement, source } = invariant;
  const go = () => {
    if (!first) return;
    void seek({ step: first.step });
    const [node] = first.nodes;
    if (node) select({ kind: 'node', id: node });
  };
  return (
    <li className={first ? 'promise broken' : 'promise'}>
      {first ? <TriangleAlert aria-label="Broken" /> : <Check aria-label="Holds" />}
      <p>
        <b>{name}</b> <span className="promise-id">{id}</span>
        <span className="promise-statement">{statement}</span>
        {first ? <span className="promise-detail">{first.detail}</span> : null}
      </p>
      <p className="promise-end">
        {first ? (
          <button type="button" className="button small" onClick={go}>
            Broken at {secondsText(first.at)} s
          </button>
        ) : null}
        {alarms > 1 ? <span>{count(alarms - 1, 'more time')}</span> : null}
        <span>{source.replace(/^Raft paper, /, '')}</span>
      </p>
    </li>
  );
}

function Failures({ failures }: { readonly failures: readonly Failure[] }) {
  if (failures.length === 0) return null;
  return (
    <ul className="promises failures">
      {failures.map(({ line, message, step, at }) => (
        <li key={`${line}.${step}`} className="promise broken">
          <TriangleAlert aria-label="Failed" />
          <p>
            <b>Line {line} of the scenario</b>
            <span className="promise-detail">{message}</span>
          </p>
          <p className="promise-end">
            <button type="button" className="button small" onClick={() => void seek({ step })}>
              Failed at {secondsText(at)} s
            </button>
          </p>
        </li>
      ))}
    </ul>
  );
}
