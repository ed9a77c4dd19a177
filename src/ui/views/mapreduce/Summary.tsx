// How far the job is, in a line: what it does, its two kinds of task, what came to nothing, and whether the output is right.
import type { ReactNode } from 'react';
import type { World } from '../../../model/world.ts';
import { span } from '../../lib/figures.ts';
import type { JobFiles } from '../../lib/jobFiles.ts';
import { jobTitle } from '../../lib/jobTitle.ts';
import { openDialog } from '../../store/view.ts';
import { OutputVerdict } from './OutputVerdict.tsx';
import { progressOf, progressText, type TaskFacts } from './tasks.ts';
import { useVerdict } from './useVerdict.ts';

/** The head of the tab. `children` stand at its end. */
export function Summary(props: {
  readonly world: World;
  readonly maps: readonly TaskFacts[];
  readonly reduces: readonly TaskFacts[];
  readonly files: JobFiles;
  readonly at: number;
  readonly children: ReactNode;
}) {
  const { world, maps, reduces, files, at, children } = props;
  const { job } = world.setup;
  const { doneAt } = world.tally;
  const verdict = useVerdict(world, files);
  if (!job) return null;
  return (
    <header className={`job-head${verdict === null ? '' : ' judged'}`}>
      <p className="job-title">
        <b>{jobTitle(job)}</b>{' '}
        <span className="faint number">{doneAt === null ? span(at) : `done in ${span(doneAt)}`}</span>
      </p>
      {world.job?.missing ? null : (
        <>
          <Bar kind="map" tasks={maps} />
          <Bar kind="reduce" tasks={reduces} />
        </>
      )}
      {verdict === null ? null : <OutputVerdict verdict={verdict} />}
      <div className="job-head-end">
        {children}
        <button type="button" className="button small" onClick={() => openDialog('job')}>
          New job…
        </button>
      </div>
    </header>
  );
}

function Bar({ kind, tasks }: { readonly kind: 'map' | 'reduce'; readonly tasks: readonly TaskFacts[] }) {
  const progress = progressOf(tasks);
  const text = progressText(progress, kind);
  return (
    <div className={`job-progress ${kind}`}>
      <span className="job-progress-name">{kind}</span>
      <div
        className="job-bar"
        role="progressbar"
        aria-label={kind === 'map' ? 'Map tasks' : 'Reduce tasks'}
        aria-valuemin={0}
        aria-valuemax={progress.total}
        aria-valuenow={progress.done}
        aria-valuetext={text}
        title={text}
      >
        <span className="job-bar-share" style={{ transform: `scaleX(${progress.share})` }} />
        <span
          className="job-bar-done"
          style={{ transform: `scaleX(${progress.done / Math.max(1, progress.total)})` }}
        />
      </div>
      <span className="number">
        {progress.done}/{progress.total}
      </span>
    </div>
  );
}
