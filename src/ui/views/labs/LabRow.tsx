// One lab: what it does, what it catches, how its runs went; below it the runs that failed, each with the way to its moment.
import { Fragment, memo } from 'react';
import type { Lab } from '../../../scenario/labs/lab.ts';
import { type LabFailure, type LabResult, noRuns, rateText } from './results.ts';
import { run, stop, watch } from './runs.ts';
import { Tally } from './Tally.tsx';

const NO_RUNS = noRuns(0);

interface LabRowProps {
  readonly lab: Lab;
  readonly result: LabResult | undefined;
  /** It is being run, or waits for its turn. */
  readonly isQueued: boolean;
}

/** The rows of a lab. */
export const LabRow = memo(function LabRow(props: LabRowProps) {
  const { lab, result = NO_RUNS, isQueued } = props;
  return (
    <>
      <tr className="lab-row">
        <th scope="row">
          <Name name={lab.name} />
          <span className="lab-id">{lab.id}</span>
        </th>
        <td className="lab-what">
          <p>{lab.what}</p>
          <p className="faint">Catches: {lab.catches}</p>
        </td>
        <td>
          <Tally name={lab.name} result={result} />
          <p className="lab-rate number">{rateText(result)}</p>
        </td>
        <td className="lab-actions">
          <button
            type="button"
            className="button small"
            aria-label={`Watch ${lab.name}`}
            onClick={() => void watch(lab)}
          >
            Watch
          </button>
          <button
            type="button"
            className="button small"
            aria-label={`${isQueued ? 'Stop' : 'Run'} ${lab.name}`}
            onClick={() => (isQueued ? stop([lab]) : run([lab]))}
          >
            {isQueued ? 'Stop' : 'Run'}
          </button>
        </td>
      </tr>
      {result.failures.length > 0 ? (
        <tr className="lab-failures">
          <td colSpan={4}>
            <Failures lab={lab} result={result} />
          </td>
        </tr>
      ) : null}
    </>
  );
});

/** A name of the labs' own, which is long and has no space: it may break before a capital. */
function Name({ name }: { readonly name: string }) {
  return name.split(/(?=[A-Z])/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name have no identity but their place
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** Failures that are told in full. Of the others there is the link. */
const TOLD = 5;

function Failures({ lab, result: { failures } }: { readonly lab: Lab; readonly result: LabResult }) {
  const others = failures.slice(TOLD);
  return (
    <ul aria-label={`Runs of ${lab.name} that failed`}>
      {failures.slice(0, TOLD).map((failure) => (
        <li key={failure.seed}>
          <SeedLink failure={failure} text={`seed ${failure.seed}`} />
          <b className={failure.alarm ? 'lab-alarm' : undefined}>{failure.where}</b>
          <span>{failure.message}</span>
        </li>
      ))}
      {others.length === 0 ? null : (
        <li className="lab-others">
          and on {others.length === 1 ? 'seed' : 'seeds'}
          {others.map((failure) => (
            <SeedLink key={failure.seed} failure={failure} text={String(failure.seed)} />
          ))}
        </li>
      )}
    </ul>
  );
}

/** The way to the moment of a failure, where there is one. */
function SeedLink({ failure, text }: { readonly failure: LabFailure; readonly text: string }) {
  const { seed, where, message, link } = failure;
  if (link === null) return <span>{text}</span>;
  return (
    <a href={link} title={`${where}: ${message}`} aria-label={`seed ${seed}`}>
      {text}
    </a>
  );
}
