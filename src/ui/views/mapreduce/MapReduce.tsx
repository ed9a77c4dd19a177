// The tab of a MapReduce job: how far it is, the way of its data, who works on what, and what comes out.
import { useMemo, useState } from 'react';
import { jobTable } from '../../../model/jobTable.ts';
import { toArray } from '../../../model/list.ts';
import type { World } from '../../../model/world.ts';
import { jobFilesOf } from '../../lib/jobFiles.ts';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { useReading } from '../../store/reading.ts';
import { selectWorld } from '../../store/selectors.ts';
import type { PageState } from '../../store/store.ts';
import { Flow } from './Flow.tsx';
import { Lanes } from './Lanes.tsx';
import { MissingText } from './MissingText.tsx';
import { NoJob } from './NoJob.tsx';
import { Output } from './Output.tsx';
import { OwnCode } from './OwnCode.tsx';
import { Summary } from './Summary.tsx';
import { taskFacts } from './tasks.ts';
import './mapreduce.css';

/** The instant shown in whole ms. */
const selectTick = ({ shownAt }: PageState) => Math.floor(shownAt);

/** The job, or a way to one. */
export default function MapReduce() {
  const world = useReading('tab', selectWorld);
  if (!world) return null;
  return world.setup.job === null ? <NoJob /> : <Job world={world} />;
}

const PARTS = [
  { id: 'flow', label: 'Files' },
  { id: 'lanes', label: 'Workers' },
  { id: 'output', label: 'Output' },
] as const;
type PartId = (typeof PARTS)[number]['id'];

/** With so much room, in the page's units, two parts stand side by side, and with so much all three. */
const [TWO, THREE] = [640, 1060];

function Job({ world }: { readonly world: World }) {
  const at = useReading('tab', selectTick);
  const [chosen, setChosen] = useState<PartId>('lanes');
  const [ground, size] = useSize<HTMLElement>();
  const files = jobFilesOf(world);
  const table = jobTable(world);
  const attempts = useMemo(() => toArray(world.ghost.attempts), [world.ghost.attempts]);
  const unit = pageUnit();
  const missing = world.job?.missing ?? null;
  const input = world.setup.job?.input.kind === 'named' ? world.setup.job.input.name : null;
  const awaitsCode = missing !== null && world.setup.job?.name === 'custom';
  const wide = size.width / unit;
  const fixed: readonly PartId[] = wide >= THREE ? ['flow', 'lanes', 'output'] : wide >= TWO ? ['flow'] : [];
  const loose = PARTS.filter(({ id }) => !fixed.includes(id));
  const open = loose.find(({ id }) => id === chosen) ?? loose[0];
  const shown = open ? [...fixed, open.id] : fixed;
  const maps = table ? taskFacts(world, table, files, 'map', at) : [];
  const reduces = table ? taskFacts(world, table, files, 'reduce', at) : [];
  return (
    <section className="job" aria-label="MapReduce job" ref={ground}>
      <Summary world={world} maps={maps} reduces={reduces} files={files} at={at}>
        {loose.length > 1 && missing === null && (
          // biome-ignore lint/a11y/useSemanticElements: buttons of which one is pressed, not a field set
          <div className="job-parts" role="group" aria-label="What is shown">
            {loose.map(({ id, label }) => (
              <button
                key={id}
                type="button"
                className="button small"
                aria-pressed={id === open?.id}
                onClick={() => setChosen(id)}
              >
                {label}
              </button>
            ))}
          </div>
        )}
      </Summary>
      {awaitsCode && world.setup.job ? (
        <OwnCode key={world.setup.job.code} job={world.setup.job} missing={missing ?? ''} />
      ) : missing !== null && input ? (
        <MissingText name={input} missing={missing} />
      ) : size.width === 0 ? null : (
        <div className="job-body" data-parts={shown.length}>
          {shown.includes('flow') && <Flow maps={maps} reduces={reduces} files={files} />}
          {shown.includes('lanes') && <Lanes world={world} attempts={attempts} at={at} />}
          {shown.includes('output') && <Output files={files} />}
        </div>
      )}
    </section>
  );
}
