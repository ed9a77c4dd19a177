// The end of a server's log in miniature: a square per entry in its term's colour, filled once it is committed here.
import { memo } from 'react';
import { slice } from '../../../model/list.ts';
import type { RaftState } from '../../../model/raft.ts';
import { termColor } from '../../theme/termColor.ts';

const MOST = 7;
const [SIDE, STEP] = [5, 7];

interface Props {
  readonly raft: Pick<RaftState, 'log' | 'commitIndex'>;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** The last few entries, the newest on the right. */
export const LogStrip = memo(function LogStrip({ raft, x, y, anchor }: Props) {
  const { entries } = raft.log;
  const tail = slice(entries, Math.max(0, entries.size - MOST), entries.size);
  const width = tail.length * STEP - (STEP - SIDE);
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return (
    <g className="strip">
      {tail.map((entry, i) => (
        <rect
          key={entry.index}
          className={entry.index <= raft.commitIndex ? 'committed' : 'uncommitted'}
          style={{ color: termColor(entry.term) }}
          x={left + i * STEP + 0.5}
          y={y + 0.5}
          width={SIDE - 1}
          height={SIDE - 1}
          rx={1}
        />
      ))}
    </g>
  );
});
