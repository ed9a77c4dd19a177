// One server's row of the log table.
import { type CSSProperties, memo, useMemo } from 'react';
import { opCell, opText } from '../../../describe/op.ts';
import type { LogIndex } from '../../../model/ids.ts';
import type { ServerNode } from '../../../model/world.ts';
import { termColor, termSoft } from '../../theme/termColor.ts';
import { type Belief, type Cell, cellName, rowOf } from './cells.ts';
import { type Columns, columnLeft, lastIndexOf } from './columns.ts';
import { RoleGlyph } from './RoleGlyph.tsx';

interface Props {
  readonly server: ServerNode;
  /** What the leaders believe of it. */
  readonly beliefs: readonly Belief[];
  readonly columns: Columns;
  readonly columnWidth: number;
  readonly width: number;
  readonly row: number;
  /** The picked entry's index, when it is of this row. */
  readonly selected: LogIndex | null;
  readonly rowSelected: boolean;
  /** The index of the cell that Tab comes to; null: none of this row. */
  readonly focused: LogIndex | null;
}

/** A row: painted anew only when the server, what is believed of it, or the seen columns have changed. */
export const LogRow = memo(function LogRow(props: Props) {
  const { server, beliefs, columns, columnWidth, width, row, selected, rowSelected, focused } = props;
  const { cells, compacted } = useMemo(() => rowOf(server, columns), [server, columns]);
  const { raft, disk, id } = server;
  const slow = disk.delay[1] > 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid has no <table> to be a row of
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    <div
      role="row"
      aria-rowindex={row}
      className={`log-row ${server.health}${rowSelected ? ' selected' : ''}`}
      data-row={id}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="rowheader" className="log-server" aria-label={rowName(server)}>
        <b>{id}</b>
        <RoleGlyph server={server} />
      </div>
      <div className="log-cells" role="presentation" style={{ width }}>
        {compacted && (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with it
          <div
            role="gridcell"
            className="compacted"
            aria-colindex={compacted.first + 1}
            style={{
              left: columnLeft(compacted.first, columnWidth),
              width: (compacted.last - compacted.first + 1) * columnWidth,
            }}
          >
            {compacted.last === raft.log.base && (
              <span>
                snapshot <span className="of">through {raft.log.base}</span>
              </span>
            )}
          </div>
        )}
        {cells.map((cell) => (
          <EntryCell
            key={cell.index}
            cell={cell}
            node={id}
            left={columnLeft(cell.index, columnWidth)}
            width={columnWidth}
            selected={selected === cell.index}
            tabIndex={focused === cell.index ? 0 : -1}
          />
        ))}
        {slow && (
          <div
            className="durable"
            style={{ left: raft.durableIndex * columnWidth }}
            title={`on disk through index ${raft.durableIndex}`}
          />
        )}
        {beliefs.map((belief, i) => (
          <BeliefMarks key={belief.leader} belief={belief} columnWidth={columnWidth} columns={columns} offset={i} />
        ))}
      </div>
    </div>
  );
}, isSameRow);

/** Beliefs are made anew with every world; their figures seldom change. */
function isSameRow(a: Props, b: Props): boolean {
  const keys = Object.keys(a) as (keyof Props)[];
  return keys.every((key) => (key === 'beliefs' ? isSameBeliefs(a.beliefs, b.beliefs) : a[key] === b[key]));
}

function isSameBeliefs(a: readonly Belief[], b: readonly Belief[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i];
      return (
        one.leader === other?.leader &&
        one.term === other.term &&
        one.nextIndex === other.nextIndex &&
        one.matchIndex === other.matchIndex
      );
    })
  );
}

function rowName(server: ServerNode): string {
  const { health, raft } = server;
  const how = health === 'up' ? raft.role.kind : health === 'down' ? 'crashed' : `paused ${raft.role.kind}`;
  return `${server.id}, ${how}, term ${raft.currentTerm}, log to index ${lastIndexOf(server)}, commit ${raft.commitIndex}`;
}

interface EntryCellProps {
  readonly cell: Cell;
  readonly node: string;
  readonly left: number;
  readonly width: number;
  readonly selected: boolean;
  readonly tabIndex: 0 | -1;
}

function EntryCell({ cell, node, left, width, selected, tabIndex }: EntryCellProps) {
  const { entry, index, state, unsafe } = cell;
  const style = { left, width, '--c': termColor(entry.term), '--soft': termSoft(entry.term) } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid has no <table> to be a cell of
    <div
      role="gridcell"
      className={`entry ${state}${unsafe ? ' unsafe' : ''}`}
      style={style}
      aria-colindex={index + 1}
      aria-selected={selected}
      aria-label={cellName(cell)}
      tabIndex={tabIndex}
      data-entry={`${node}@${index}`}
      title={opText(entry.op)}
    >
      <span className="entry-box">
        <span className="entry-term">{entry.term}</span>
        <span className="entry-op">{opCell(entry.op)}</span>
        {state === 'applied' && (
          <svg className="entry-tick" viewBox="0 0 10 10" aria-hidden="true">
            <path d="M1.5 5.5l2.4 2.5L8.5 2.2" />
          </svg>
        )}
      </span>
    </div>
  );
}

interface BeliefMarksProps {
  readonly belief: Belief;
  readonly columnWidth: number;
  readonly columns: Columns;
  /** 0 for the current leader; further leaders stand a little aside. */
  readonly offset: number;
}

/** matchIndex: a dot on the edge after that entry. nextIndex: an arrow up to the place it will send next. */
function BeliefMarks({ belief, columnWidth, columns, offset }: BeliefMarksProps) {
  const { leader, term, nextIndex, matchIndex } = belief;
  const aside = offset * 9;
  const seen = (index: LogIndex) => index >= columns.first - 1 && index <= columns.last;
  const color = termColor(term);
  return (
    <>
      {seen(matchIndex) && (
        <span
          className="match-index"
          style={{ left: Math.max(4, matchIndex * columnWidth) - aside, color }}
          title={`${leader}'s matchIndex: ${matchIndex}`}
        />
      )}
      {seen(nextIndex) && (
        <span
          className="next-index"
          style={{ left: (nextIndex - 0.5) * columnWidth + aside, color }}
          title={`${leader}'s nextIndex: ${nextIndex}`}
        />
      )}
    </>
  );
}
