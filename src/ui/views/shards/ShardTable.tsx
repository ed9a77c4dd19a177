// A column for each shard, a row for each group: filled where a group serves it, hatched where it is frozen, outlined where it is
// awaited. Above them, what the newest configuration says. A shard on its way is a box between two rows.
import { type CSSProperties, type KeyboardEvent, memo } from 'react';
import { NOBODY, type ShardConfig, type ShardId } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { bytes, count } from '../../lib/figures.ts';
import { groupColor } from '../../theme/groupColor.ts';
import { FlightBoxes } from './Flights.tsx';
import { flightsIn, type GroupRow, ownersOf, type ShardCell } from './facts.ts';
import { RowHead } from './RowHead.tsx';

interface Props {
  readonly world: World;
  readonly config: ShardConfig;
  readonly rows: readonly GroupRow[];
  readonly chosen: ShardId | null;
  readonly onChoose: (shard: ShardId | null) => void;
}

/** The table. */
export function ShardTable({ world, config, rows, chosen, onChoose }: Props) {
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ cell }) => cell?.bytes ?? 0)));
  const flights = flightsIn(world);
  return (
    <div className="shards-scroll">
      <table className="shards-table" style={{ '--shards': config.shards.length } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col" className="shards-corner">
              configuration {config.num}
            </th>
            {ownersOf(config).map(({ shard, owner }) => (
              <th scope="col" key={shard} aria-selected={chosen === shard}>
                <button
                  type="button"
                  className={`shards-owner${owner === NOBODY ? ' nobody' : ''}`}
                  style={{ '--owner': groupColor(owner) } as CSSProperties}
                  aria-pressed={chosen === shard}
                  aria-label={`Shard ${shard}, ${owner === NOBODY ? 'nobody owns it' : `group ${owner} owns it`}`}
                  onClick={() => onChoose(chosen === shard ? null : shard)}
                  onKeyDown={rove}
                >
                  <b>{shard}</b>
                  <span>{owner === NOBODY ? '–' : owner}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.gid} style={{ '--owner': groupColor(row.gid) } as CSSProperties} data-group={row.gid}>
              <RowHead row={row} world={world} newest={config.num} chosen={chosen} config={config} />
              {row.cells.map(({ shard, cell }) => (
                <Cell key={shard} cell={cell} most={most} chosen={chosen === shard} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <FlightBoxes flights={flights} rows={rows} shards={config.shards.length} />
    </div>
  );
}

const Cell = memo(function Cell({ cell, most, chosen }: { cell: ShardCell | null; most: number; chosen: boolean }) {
  const text = cell ? `${cell.phase}, ${count(cell.keys, 'key')}, ${bytes(cell.bytes)}` : 'none of it';
  return (
    <td className={chosen ? 'chosen' : undefined} title={cell ? text : undefined}>
      <span className="unseen">{text}</span>
      {cell && (
        <span className={`shard-cell ${cell.phase}`} aria-hidden="true">
          <span className="shard-fill" style={{ height: `${Math.round(18 + (78 * cell.bytes) / most)}%` }} />
          {cell.keys > 0 && <span className="shard-keys">{cell.keys}</span>}
        </span>
      )}
    </td>
  );
});

/** Left and right go from shard to shard: time has them only outside of the table. */
function rove(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  const all = [...(event.currentTarget.closest('tr')?.querySelectorAll('button') ?? [])];
  all[(all.indexOf(event.currentTarget) + by + all.length) % all.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
