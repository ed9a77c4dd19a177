// A worker on the stage: which task it has, what it does about it, and how far that is.
import { memo } from 'react';
import type { WorkerNode } from '../../../model/jobNodes.ts';
import type { Timer } from '../../../model/world.ts';
import { taskTile } from '../../lib/taskTile.ts';
import { setChanged, useInstant } from '../../store/useInstant.ts';
import { type CardProps, JobCard, shortened } from './JobCard.tsx';
import { type WorkerFacts, workerFacts, workerName } from './jobFacts.ts';
import type { CardPlace } from './layout.ts';
import { progress } from './motion.ts';

/** Lower than this a card has one line; narrower than that it has the worker's name alone. */
const [LOW, NARROW] = [40, 52];

/** Two lines and a bar stand close together in it. */
function isTight({ height }: CardPlace): boolean {
  return height <= 50;
}

/** A worker. */
export const WorkerCard = memo(function WorkerCard(props: CardProps & { readonly worker: WorkerNode }) {
  const { worker, place } = props;
  const facts = workerFacts(worker);
  const { look, task } = facts;
  return (
    <JobCard {...props} look={`${look} ${task?.kind ?? ''}`} name={workerName(worker, facts)}>
      {place.height < LOW ? (
        <OneLine id={worker.id} facts={facts} place={place} />
      ) : (
        <TwoLines id={worker.id} facts={facts} place={place} />
      )}
      <RunBar facts={facts} place={place} />
    </JobCard>
  );
});

interface LinesProps {
  readonly id: string;
  readonly facts: WorkerFacts;
  readonly place: CardPlace;
}

function TwoLines({ id, facts: { task, word, remark }, place }: LinesProps) {
  const { width } = place;
  const isBeside = remark !== null && task !== null && width > 140;
  const [first, second] = isTight(place) ? [16, 31.5] : [20, 37];
  return (
    <>
      <text className="name" x={11} y={first}>
        {id}
      </text>
      {isBeside && (
        <text className="remark" x={36} y={first}>
          {shortened(remark, (width - 90) / 5.4)}
        </text>
      )}
      {task && <Tile label={taskTile(task)} x={width - 9} y={first - 5} />}
      <text className="word" x={11} y={second}>
        {shortened(remark !== null && !isBeside ? `${remark} · ${word}` : word, (width - 18) / 5.6)}
      </text>
    </>
  );
}

function OneLine({ id, facts: { task }, place: { width, height } }: LinesProps) {
  const size = Math.min(12, Math.max(4, height * 0.5));
  const base = height / 2 + size * 0.36;
  if (!task || width < NARROW) {
    return (
      <text className="name" style={{ fontSize: size }} x={width / 2} y={base} textAnchor="middle">
        {id}
      </text>
    );
  }
  return (
    <>
      <text className="name" style={{ fontSize: size }} x={8} y={base}>
        {id}
      </text>
      <text className="small-task" style={{ fontSize: size }} x={width - 7} y={base}>
        {taskTile(task)}
      </text>
    </>
  );
}

/** A task as a tile whose right end is at `x` and whose middle is at `y`. */
function Tile({ label, x, y }: { readonly label: string; readonly x: number; readonly y: number }) {
  const width = 11 + label.length * 6.8;
  return (
    <g className="tile" transform={`translate(${x - width} ${y - 9})`}>
      <rect width={width} height={18} rx={5} />
      <text x={width / 2} y={9.5}>
        {label}
      </text>
    </g>
  );
}

/** How far the task is: it runs with virtual time. */
function RunBar({ facts: { run, share, task }, place }: Omit<LinesProps, 'id'>) {
  if (!task) return null;
  const isLow = place.height < LOW;
  const [x, y] = [isLow ? Math.min(5, place.width / 6) : 11, place.height - (isLow ? 3 : isTight(place) ? 5 : 8.5)];
  const room = place.width - 2 * x;
  return (
    <>
      <path className="run-track" d={`M${x} ${y}h${room}`} />
      {run ? (
        <RunLine run={run} x={x} y={y} room={room} />
      ) : (
        share === 1 && <path className="run-line" d={`M${x} ${y}h${room}`} />
      )}
    </>
  );
}

interface RunLineProps {
  readonly run: Timer;
  readonly x: number;
  readonly y: number;
  readonly room: number;
}

function RunLine({ run, x, y, room }: RunLineProps) {
  const ref = useInstant<SVGPathElement>((path, shownAt) => {
    const done = progress({ sentAt: run.armedAt, deliverAt: run.firesAt }, shownAt);
    // In halves of a unit: less cannot be seen.
    setChanged(path, 'd', `M${x} ${y}h${Math.round(room * done * 2) / 2}`);
  });
  return <path ref={ref} className="run-line" />;
}
