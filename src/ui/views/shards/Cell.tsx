// What a group has of a shard, as a cell of the table; in the column of the shard that has been picked, the way to move it here.
import { bytes, count } from '../../lib/figures.ts';
import type { ShardCell } from './facts.ts';

interface CellProps {
  readonly cell: ShardCell | null;
  /** Bytes of the largest shard. */
  readonly most: number;
  readonly isChosen: boolean;
  /** null: the shard cannot be moved to this group, or is not the one that has been picked. */
  readonly move: Move | null;
}

/** How a shard is moved to a group. */
export interface Move {
  /** What the button does, in full. */
  readonly label: string;
  /** null: no clerk is up that could ask for it. */
  readonly run: (() => void) | null;
}

/** The cell. */
export function Cell({ cell, most, isChosen, move }: CellProps) {
  const text = cell ? `${cell.phase}, ${count(cell.keys, 'key')}, ${bytes(cell.bytes)}` : 'none of it';
  return (
    <td className={isChosen ? 'chosen' : undefined} title={cell ? text : undefined}>
      <span className="unseen">{text}</span>
      {cell && (
        <span className={`shard-cell ${cell.phase}`} aria-hidden="true">
          <span className="shard-fill" style={{ height: `${Math.round(18 + (78 * cell.bytes) / most)}%` }} />
          {cell.keys > 0 && !move && <span className="shard-keys">{cell.keys}</span>}
        </span>
      )}
      {move && (
        <button
          type="button"
          className="button small shard-move"
          aria-disabled={move.run === null}
          aria-label={move.label}
          title={move.run === null ? 'Not now: no clerk is up.' : move.label}
          onClick={() => move.run?.()}
        >
          Move
        </button>
      )}
    </td>
  );
}
