// The coordinator on the stage, with a column for every task of its table.
import { memo } from 'react';
import type { CoordinatorNode } from '../../../model/jobNodes.ts';
import type { TaskState } from '../../../model/jobTable.ts';
import type { TaskKind } from '../../../model/mapreduce.ts';
import type { World } from '../../../model/world.ts';
import { type CardProps, ColumnRow, JobCard, shortened } from './JobCard.tsx';
import { columnsOf } from './jobColumns.ts';
import { coordinatorName, coordinatorWord } from './jobFacts.ts';

const STATES: readonly TaskState[] = ['idle', 'running', 'lost', 'done'];

/** How tasks stand as a text, a digit for each: texts that say the same are the same, and the card is not painted anew. */
export function statesText(states: readonly TaskState[]): string {
  return states.map((state) => STATES.indexOf(state)).join('');
}

/** The coordinator. `maps` and `reduces`: how its tasks stand, see `statesText`. */
export const CoordinatorCard = memo(function CoordinatorCard(
  props: CardProps & {
    readonly node: CoordinatorNode;
    readonly tally: World['tally'];
    readonly maps: string;
    readonly reduces: string;
  },
) {
  const { node, tally, place, maps, reduces } = props;
  const { health, ended, id } = node;
  const look = health === 'down' ? (ended ? 'over' : 'gone') : health === 'paused' ? 'paused' : '';
  return (
    <JobCard {...props} look={look} name={coordinatorName(node, tally)}>
      <text className="name" x={12} y={18}>
        {id}
      </text>
      <text className="word" x={39} y={18}>
        {shortened(coordinatorWord(node, tally), (place.width - 48) / 5.6)}
      </text>
      {health === 'down' && !ended ? null : (
        <>
          <TaskRow kind="map" states={maps} y={26} width={place.width} />
          <TaskRow kind="reduce" states={reduces} y={41} width={place.width} />
        </>
      )}
    </JobCard>
  );
});

interface TaskRowProps {
  readonly kind: TaskKind;
  readonly states: string;
  readonly y: number;
  readonly width: number;
}

function TaskRow({ kind, states, y, width }: TaskRowProps) {
  const stateOf = (i: number) => STATES[Number(states[i])] ?? 'idle';
  const done = [...states].filter((_, i) => stateOf(i) === 'done').length;
  const count = `${done}/${states.length}`;
  return (
    <g className={kind}>
      <text className="row-name" x={12} y={y + 8.5}>
        {kind}
      </text>
      <ColumnRow
        columns={columnsOf(states.length, 58, width - 20 - 6.2 * count.length, 9)}
        y={y}
        height={9}
        states={STATES}
        stateOf={stateOf}
      />
      <text className="row-count" x={width - 12} y={y + 8.5}>
        {count}
      </text>
    </g>
  );
}
