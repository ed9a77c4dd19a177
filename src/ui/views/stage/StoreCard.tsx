// The store on the stage, as a shelf: what goes into the maps, what lies between maps and reduces, and what comes out.
import { memo } from 'react';
import type { StoreNode } from '../../../model/jobNodes.ts';
import type { TaskKind } from '../../../model/mapreduce.ts';
import { percent } from '../../lib/figures.ts';
import type { FileCell, FileState, JobFiles } from '../../lib/jobFiles.ts';
import { type CardProps, ColumnRow, JobCard } from './JobCard.tsx';
import { columnsOf } from './jobColumns.ts';
import { storeWord } from './jobFacts.ts';

/** Narrower than this the shelf has no room for a name of its own. */
const NARROW = 420;
const STATES: readonly FileState[] = ['missing', 'temporary', 'there'];

/** The store. */
export const StoreCard = memo(function StoreCard(
  props: CardProps & { readonly store: StoreNode; readonly files: JobFiles },
) {
  const { store, files, place } = props;
  const { id, health } = store;
  const [splits, reduces] = [files.parts.length, files.outputs.length];
  const word = storeWord(store);
  const look = health === 'down' ? 'gone' : health === 'paused' ? 'paused' : '';
  const name = `${id}, ${word}: ${splits} splits, ${files.partsThere} of ${splits * reduces} files between maps and reduces, ${files.outputsThere} of ${reduces} outputs`;
  const isNarrow = place.width < NARROW;
  const left = isNarrow ? 12 : 84;
  const room = (place.width - left) / 3;
  const shelf = { room: room - 14 };
  return (
    <JobCard {...props} look={look} name={name}>
      {isNarrow ? null : (
        <>
          <text className="name" x={12} y={24}>
            {id}
          </text>
          <text className="word" x={12} y={39}>
            {health === 'up' ? 'file store' : word}
          </text>
        </>
      )}
      <Shelf {...shelf} x={left} title={isNarrow ? `${id} · input` : 'input'} count={`${splits}`} size={splits} />
      <Shelf
        {...shelf}
        x={left + room}
        kind="map"
        title="between"
        count={
          // Where two large figures have no room, as a share; 100 only when nothing is missing.
          room < 125 && splits * reduces > 99
            ? percent(10 * Math.floor((100 * files.partsThere) / (splits * reduces)))
            : `${files.partsThere}/${splits * reduces}`
        }
        size={splits}
        stateOf={(map) => rowState(files.parts[map] ?? [])}
      />
      <Shelf
        {...shelf}
        x={left + 2 * room}
        kind="reduce"
        title="output"
        count={`${files.outputsThere}/${reduces}`}
        size={reduces}
        stateOf={(reduce) => files.outputs[reduce]?.state ?? 'missing'}
      />
    </JobCard>
  );
});

interface ShelfProps {
  readonly x: number;
  readonly room: number;
  readonly title: string;
  readonly count: string;
  /** How many columns, and of which kind of task the files in them come. */
  readonly size: number;
  readonly kind?: TaskKind;
  readonly stateOf?: (column: number) => FileState;
}

function Shelf({ x, room, title, count, size, kind, stateOf }: ShelfProps) {
  return (
    <g className={kind ?? 'input'}>
      <text className="row-name" x={x} y={18}>
        {title}
      </text>
      <text className="row-count" x={x + room} y={18}>
        {count}
      </text>
      <ColumnRow
        columns={columnsOf(size, x, x + room, 14)}
        y={25}
        height={17}
        states={STATES}
        stateOf={stateOf ?? (() => 'there')}
      />
    </g>
  );
}

/** How the files of one map stand together. */
function rowState(row: readonly FileCell[]): FileState {
  if (row.length > 0 && row.every(({ state }) => state === 'there')) return 'there';
  return row.some(({ state }) => state !== 'missing') ? 'temporary' : 'missing';
}
