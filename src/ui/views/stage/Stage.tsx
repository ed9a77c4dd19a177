// The stage: the ground, its size, and the picture that fits the run.
import { lazy, Suspense } from 'react';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { selectWorld } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { Ring } from './Ring.tsx';
import './stage.css';

/** What only a job has is fetched with the first job. */
const JobStage = lazy(() => import('./JobStage.tsx'));

/** The stage; empty until a run is loaded. */
export default function Stage() {
  const world = usePage(selectWorld);
  const [ground, size] = useSize<HTMLElement>();
  const unit = pageUnit();
  return (
    <section className="stage" ref={ground} aria-label="The cluster">
      {world === null || size.width === 0 ? null : world.setup.job === null ? (
        <Ring world={world} {...size} unit={unit} job={null} />
      ) : (
        <Suspense fallback={null}>
          <JobStage world={world} {...size} unit={unit} />
        </Suspense>
      )}
    </section>
  );
}
