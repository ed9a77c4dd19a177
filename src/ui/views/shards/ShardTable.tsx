// A column for each shard, a row for each group: filled where a group serves it, hatched where it is frozen, outlined where it is
// awaited. Above them, what the newest configuration says. A shard on its way is a box between two rows.
import type { CSSProperties, KeyboardEvent } from 'react';
import type { Violation } from '../../../model/ghost.ts';
import type { GroupId, NodeId } from '../../../model/ids.ts';
import { NOBODY, type ShardConfig, type ShardId } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { controlCommand } from '../../actions/groupCommands.ts';
import { perform } from '../../engine/playground.ts';
import { groupColor, groupLine } from '../../theme/groupColor.ts';
import { Cell, type Move } from './Cell.tsx';
import { FlightBoxes } from './Flights.tsx';
import { flightsIn, type GroupRow, moveRefusal, ownersOf } from './facts.ts';
import { RowHead } from './RowHead.tsx';
import { type ShardDrag, useShardDrag } from './useShardDrag.ts';

interface Props {
  readonly world: World;
  readonly config: ShardConfig;
  readonly rows: readonly GroupRow[];
  /** Through whom the shard controller is called; null: no clerk is up. */
  readonly clerk: NodeId | null;
  readonly chosen: ShardId | null;
  /** By shard. */
  readonly alarms: ReadonlyMap<ShardId, Violation>;
  readonly onChoose: (shard: ShardId | null) => void;
}

/** The table. */
export function ShardTable({ world, config, rows, clerk, chosen, alarms, onChoose }: Props) {
  const { drag, handlers } = useShardDrag(config, clerk);
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ cell }) => cell?.bytes ?? 0)));
  const flights = flightsIn(world);
  return (
    <div className="shards-scroll">
      <div className="shards-sheet" style={{ '--shards': config.shards.length } as CSSProperties}>
        <table className="shards-table">
          <thead>
            <tr>
              <th scope="col" className="shards-corner">
                <span className="unseen">configuration {config.num}</span>
              </th>
              {ownersOf(config).map(({ shard, owner }) => (
                <th scope="col" key={shard} aria-selected={chosen === shard}>
                  <button
                    type="button"
                    className={`shards-owner${owner === NOBODY ? ' nobody' : ''}${alarms.has(shard) ? ' broken' : ''}`}
                    style={inks(owner)}
                    aria-pressed={chosen === shard}
                    aria-label={`Shard ${shard}, ${owner === NOBODY ? 'nobody owns it' : `group ${owner} owns it`}${alarms.has(shard) ? ', an invariant is broken' : ''}`}
                    onClick={() => onChoose(chosen === shard ? null : shard)}
                    onKeyDown={rove}
                    {...handlers(shard)}
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
              <tr
                key={row.gid}
                className={drag?.over === row.gid ? 'over' : undefined}
                style={inks(row.gid)}
                data-group={row.gid}
              >
                <RowHead row={row} clerk={clerk} config={config} />
                {row.cells.map(({ shard, cell }) => (
                  <Cell
                    key={shard}
                    cell={cell}
                    most={most}
                    isChosen={chosen === shard}
                    move={chosen === shard ? moveTo(config, shard, row.gid, clerk) : null}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <FlightBoxes flights={flights} rows={rows} />
      </div>
      {drag && <DraggedShard drag={drag} config={config} />}
    </div>
  );
}

/** The shard in the reader's hand, and what would come of letting it go here. */
function DraggedShard({ drag: { shard, at, over }, config }: { drag: ShardDrag; config: ShardConfig }) {
  const refusal = over === null ? null : moveRefusal(config, shard, over);
  const said = over === null ? 'onto a group' : (refusal ?? `move to group ${over}`);
  const owner = over !== null && refusal === null ? over : (config.shards[shard] ?? NOBODY);
  return (
    <div className="shard-dragged" style={{ ...inks(owner), left: at.x, top: at.y }} role="status">
      <b>{shard}</b> {said}
    </div>
  );
}

/** The colours of a group, by the names that the style sheet has for them. */
function inks(gid: GroupId): CSSProperties {
  return { '--owner': groupColor(gid), '--owner-line': groupLine(gid) } as CSSProperties;
}

function moveTo(config: ShardConfig, shard: ShardId, gid: GroupId, clerk: NodeId | null): Move | null {
  if (moveRefusal(config, shard, gid) !== null) return null;
  const run = clerk === null ? null : () => void perform(controlCommand(clerk, { type: 'move', shard, gid }));
  return { label: `Move ${shard} here, to group ${gid}`, run };
}

/** Left and right go from shard to shard: time has them only outside of the table. */
function rove(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  const all = [...(event.currentTarget.closest('tr')?.querySelectorAll('button') ?? [])];
  all[(all.indexOf(event.currentTarget) + by + all.length) % all.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
